/**
 * The 自查条: which rules, which day and which answers, as one line that paper, cameras and hand scanners carry.
 * `MB1:TANTOU-DIBAO/ELIGIBILITY:2024.1:{hash}:20240418:{questions}:{answers}:{check digits}`, in the letters of a QR
 * code's alphanumeric mode. It holds what somebody says of their household and proves nothing; it is never an address.
 */

import { parseDay } from './day.ts';
import type { Published } from './evaluate.ts';
import { halfWidth } from './number.ts';
import { checkDigits } from './receipt/check-digits.ts';
import { ARE_DIGITS, readDigits } from './receipt/digits.ts';
import { packAnswers, unpackAnswers } from './receipt/pack.ts';
import type { Answers, Fact, Ruleset } from './ruleset.ts';

/** A line that was read and is whole. */
export interface Receipt {
  /** `{programme}/{check}`. */
  id: string;
  version: string;
  /** How the SHA-256 of the ruleset begins. */
  hash: string;
  /** `YYYY-MM-DD`. */
  asOf: string;
  /** Check digits of the questions: by them a ruleset can tell whether it asks the same. */
  questions: string;
  /** The answers, packed. */
  packed: string;
}

/** How many hexadecimal digits of the hash the line carries: 64 bits. */
const HASH_LENGTH = 16;
const FORMAT = 'MB1';

/** The line for a household; `answers` have passed `checkAnswers`. One that was left out is as if it had not been asked. */
export function writeReceipt(
  { ruleset, sha256 }: Published,
  { asOf, answers }: { asOf: string; answers: Answers },
): string {
  const { id, version, facts } = ruleset;
  const hash = sha256.slice(0, HASH_LENGTH);
  const day = asOf.replace(/-/g, '');
  const parts = [FORMAT, id, version, hash, day, questionDigits(facts), packAnswers(facts, answers)];
  const text = parts.join(':').toUpperCase();
  return `${text}:${checkDigits(text)}`;
}

/** Reads a line as it was scanned, pasted or typed; what is wrong with it is said in Chinese. Never throws. */
export function readReceipt(typed: string): Receipt | { problem: string } {
  const text = plainText(typed);
  if (text === '') return { problem: '还没有填。请扫条上的二维码，或者把二维码下面那一行照着打进来。' };
  const [name = '', ...rest] = text.split(':');
  const parts = [readDigits(name), ...rest.map((part, at) => (at === 0 ? part : readDigits(part)))];
  const problem = problemWith(parts);
  return problem === undefined ? receiptOf(parts) : { problem };
}

/** What the line says was answered; undefined where this ruleset asks other questions than those it was written for. */
export function answersOn({ questions, packed }: Receipt, { facts }: Ruleset): Answers | undefined {
  return questions === questionDigits(facts) ? unpackAnswers(facts, packed) : undefined;
}

/** Whether the line was written by exactly these rules. */
export function isWrittenBy({ id, hash }: Receipt, { ruleset, sha256 }: Published): boolean {
  return ruleset.id === id && sha256.slice(0, HASH_LENGTH) === hash;
}

/** All that decides how an answer is read: another wording of a question is another question. */
export function questionText(fact: Fact): string {
  const { id, type, ask } = fact;
  return JSON.stringify(
    fact.type === 'bool' ? [id, type, ask] : [id, type, ask, fact.unit, fact.min, fact.max],
  );
}

/** The parts of a line in order: what the clerk would call each, and how it looks. */
const PARTS: readonly [name: string, looks: RegExp][] = [
  ['开头', /^MB1$/],
  ['自查的名称', /^[A-Z][A-Z0-9-]*\/[A-Z][A-Z0-9-]*$/],
  ['规则版本', /^\d{4}\.\d+$/],
  ['核对码', /^[0-9A-F]{16}$/],
  ['日期', /^\d{8}$/],
  ['问题', ARE_DIGITS],
  ['回答', ARE_DIGITS],
  ['校验码', ARE_DIGITS],
];
const AGAIN = '请再扫一次；照着打的，请一段一段对着看。';

function questionDigits(facts: readonly Fact[]): string {
  return checkDigits(facts.map(questionText).join());
}

/** As a scanner with a Chinese keyboard, a copy or a hand may write it, to how we did. */
function plainText(typed: string): string {
  return halfWidth(typed)
    .replace(/[\s\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/。/g, '.')
    .replace(/、/g, '/')
    .replace(/[—–]/g, '-')
    .toUpperCase();
}

function problemWith(parts: readonly string[]): string | undefined {
  const [format = ''] = parts;
  if (!/^MB\d+$/.test(format)) return `这不是自查条上的字。自查条以 ${FORMAT} 开头。`;
  if (format !== FORMAT) return `这张条的格式是 ${format}，这里只认得 ${FORMAT}，请用新的网页核对。`;
  if (parts.length !== PARTS.length) {
    return `条上应当有 ${PARTS.length} 段，用冒号隔开，这里有 ${parts.length} 段。${AGAIN}`;
  }
  const wrong = PARTS.find(([, looks], at) => !looks.test(parts[at] ?? ''));
  if (wrong) return `“${wrong[0]}”这一段不对。${AGAIN}`;
  const isWhole = checkDigits(parts.slice(0, -1).join(':')) === parts[parts.length - 1];
  return isWhole && dayOf(parts[4]) !== null ? undefined : `有字打错了，或者少了字。${AGAIN}`;
}

function receiptOf(parts: readonly string[]): Receipt {
  const [, id = '', version = '', hash = '', day, questions = '', packed = ''] = parts;
  return {
    id: id.toLowerCase(),
    version,
    hash: hash.toLowerCase(),
    asOf: dayOf(day) ?? '',
    questions,
    packed,
  };
}

function dayOf(digits = ''): string | null {
  return parseDay(digits.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'));
}
