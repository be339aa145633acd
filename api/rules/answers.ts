/** Checks answers that came from outside, all problems at once, before anything is evaluated. */
import { decimalsOf, formatQuantity, unitName } from './format.ts';
import type { Answer, Answers, Fact, NumberFact, Ruleset } from './ruleset.ts';
import { nearest } from './suggest.ts';

/** One answer that cannot be used. */
export interface AnswerProblem {
  /** Id of the fact, or `answers` for the whole. */
  field: string;
  code: 'unknownFact' | 'wrongType' | 'outOfRange' | 'notAnObject';
  /** In Chinese: what is wrong and what would be right. */
  message: string;
  /** The nearest known fact id. */
  didYouMean?: string;
}

const MOST_ANSWERS = 200;

/** The answers in the order of the facts, or every problem with them. Never throws. */
export function checkAnswers(
  { facts: askable }: Pick<Ruleset, 'facts'>,
  raw: unknown,
): { answers: Answers } | { problems: AnswerProblem[] } {
  if (!isRecord(raw)) return { problems: [notAnObject('answers 要是一个对象，如 {"问题编号": true}')] };
  const given = Object.keys(raw);
  const most = Math.max(MOST_ANSWERS, askable.length);
  if (given.length > most) {
    return { problems: [notAnObject(`answers 一次最多 ${most} 项，这里有 ${given.length} 项`)] };
  }
  const facts = new Map(askable.map((fact) => [fact.id, fact]));
  const problems = given.flatMap((id) => {
    const fact = facts.get(id);
    return fact ? (problemWith(fact, raw[id]) ?? []) : unknownFact(id, facts.keys());
  });
  if (problems.length > 0) return { problems };
  return { answers: Object.fromEntries(askable.flatMap(({ id }) => entryOf(id, raw))) };
}

function entryOf(id: string, raw: Record<string, unknown>): [string, Answer][] {
  return Object.hasOwn(raw, id) ? [[id, accepted(raw[id])]] : [];
}

/** The answer in its plainest form: -0 is 0, keys of a range in fixed order. Only called on what has no problem. */
function accepted(value: unknown): Answer {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value + 0;
  const range = rangeOf(value);
  return range ? { min: range.min + 0, max: range.max + 0 } : null;
}

function problemWith(fact: Fact, value: unknown): AnswerProblem | undefined {
  if (value === null) return undefined;
  if (fact.type === 'int') return problemWithNumber(fact, value);
  if (typeof value === 'boolean') return undefined;
  return {
    field: fact.id,
    code: 'wrongType',
    message: `“${fact.label}”要填 true（是）、false（否）或 null（不知道）`,
  };
}

function problemWithNumber(fact: NumberFact, value: unknown): AnswerProblem | undefined {
  const range = typeof value === 'number' ? { min: value, max: value } : rangeOf(value);
  if (!range || !Number.isInteger(range.min) || !Number.isInteger(range.max)) return wrongNumber(fact);
  if (range.min > range.max) {
    return outOfRange(fact, `“${fact.label}”的范围写反了：min ${range.min} 大于 max ${range.max}`);
  }
  if (range.min >= fact.min && range.max <= fact.max) return undefined;
  return outOfRange(fact, `“${fact.label}”应在 ${limit(fact, fact.min)}到 ${limit(fact, fact.max)}之间`);
}

/** A limit as it is sent, and as people read it. */
function limit({ unit }: NumberFact, value: number): string {
  return `${value}（${formatQuantity(value, unit)}）`;
}

function wrongNumber(fact: NumberFact): AnswerProblem {
  const example = `按${unitOf(fact)}计，${formatQuantity(fact.max, fact.unit)}写成 ${fact.max}`;
  const message = `“${fact.label}”要填整数（${example}）；只知道大概就写 {"min":…,"max":…}，两头都要；不知道写 null`;
  return { field: fact.id, code: 'wrongType', message };
}

/** What one of the integers sent is: 分, 0.01亩, 人. */
function unitOf({ unit }: NumberFact): string {
  const decimals = decimalsOf(unit);
  if (unit === 'fen') return '分';
  return `${decimals > 0 ? `${(1 / 10 ** decimals).toFixed(decimals)} ` : ''}${unitName(unit)}`;
}

function outOfRange(fact: NumberFact, message: string): AnswerProblem {
  return { field: fact.id, code: 'outOfRange', message };
}

function unknownFact(id: string, known: Iterable<string>): AnswerProblem {
  const didYouMean = nearest(id, known);
  const shown = id.length > 40 ? `${id.slice(0, 40)}…` : id;
  const message = `没有“${shown}”这个问题${didYouMean ? `，您是不是想写“${didYouMean}”` : ''}`;
  return { field: id, code: 'unknownFact', message, ...(didYouMean !== undefined && { didYouMean }) };
}

function notAnObject(message: string): AnswerProblem {
  return { field: 'answers', code: 'notAnObject', message };
}

function rangeOf(value: unknown): { min: number; max: number } | undefined {
  if (!isRecord(value) || Object.keys(value).length !== 2) return undefined;
  if (!Object.hasOwn(value, 'min') || !Object.hasOwn(value, 'max')) return undefined;
  const { min, max } = value;
  return typeof min === 'number' && typeof max === 'number' ? { min, max } : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
