/** Splits an expression over Chinese labels into tokens. The longest known name wins, so a name may contain 或 or 且. */
import type { ComparisonSign } from '../operators.ts';
import type { Expr } from '../ruleset.ts';
import { nearest } from '../suggest.ts';
import { parseUnit } from '../units.ts';
import { spokenAt } from './spoken.ts';

/** What the names in expressions stand for; keys are spelled by `plainForm`. */
export type Names = ReadonlyMap<string, { op: 'fact' | 'param' | 'condition'; id: string }>;

/** Everything in an expression that is neither a name nor a number, in its plain form. */
export type Sign = '且' | '或' | '非' | ListWord | '(' | ')' | ',' | ComparisonSign | '+' | '-' | '*' | '/';
/** Words that take a list in brackets. */
type ListWord = (typeof LIST_WORDS)[number];
const LIST_WORDS = ['任一', '全部', '较小', '较大', '若', '去尾', '四舍五入', '进一'] as const;

/** One word of an expression; `text` is as written in plain form. */
export type Token =
  | { kind: 'name' | 'number'; text: string; expr: Expr }
  | { kind: 'symbol'; text: string; symbol: Sign }
  /** 至少2项(…): that many of a list. */
  | { kind: 'atLeast'; text: string; count: number };

const SYMBOLS: readonly Sign[] = [
  '且',
  '或',
  '非',
  '(',
  ')',
  ',',
  '<=',
  '>=',
  '!=',
  '<',
  '>',
  '=',
  '+',
  '-',
  '*',
  '/',
];
const OTHER_FORMS: Record<string, string> = {
  '（': '(',
  '）': ')',
  '，': ',',
  '、': ',',
  '；': ',',
  ';': ',',
  '＜': '<',
  '＞': '>',
  '＝': '=',
  '＋': '+',
  '－': '-',
  '−': '-',
  '＊': '*',
  '×': '*',
  '／': '/',
  '÷': '/',
};
const TWO_CHARACTER_FORMS: Record<string, Sign> = { '≤': '<=', '≥': '>=', '≠': '!=', '==': '=' };
const LIST_WORD = new RegExp(`^(${LIST_WORDS.join('|')})\\s*\\(`);
const AT_LEAST = /^至少\s*(\d+)\s*项\s*(?=\()/;
const NUMBER = /^\d+(\.\d+)?/;
const UNIT_AFTER = /^ ?([^\s()<>=!+*,且或「」-]+)/;
const WORD = /^[^\s()<>=!+*/,且或「」-]+/;

/** The tokens of an expression, or every problem with its words, in Chinese. */
export function tokenize(text: string, names: Names): { tokens: Token[] } | { problems: string[] } {
  const plain = plainForm(text);
  const longestFirst = [...names.keys()].sort((a, b) => b.length - a.length);
  const tokens: Token[] = [];
  const problems: string[] = [];
  for (let at = skipSpace(plain, 0); at < plain.length; ) {
    const rest = plain.slice(at);
    const found =
      nameAt(rest, names, longestFirst) ??
      spokenWordAt(rest, longestFirst) ??
      symbolAt(rest) ??
      numberAt(rest) ??
      unknownAt(rest, names);
    if ('problem' in found) problems.push(found.problem);
    else tokens.push(found.token);
    at = skipSpace(plain, at + found.length);
  }
  return problems.length > 0 ? { problems: [...new Set(problems)] } : { tokens };
}

/** One spelling for full-width and half-width forms, character for character, so names match however they are typed. */
export function plainForm(text: string): string {
  return text.replace(/./gsu, (character) => OTHER_FORMS[character] ?? character);
}

type Found = { length: number } & ({ token: Token } | { problem: string });

function nameAt(rest: string, names: Names, longestFirst: readonly string[]): Found | undefined {
  if (rest.startsWith('「')) return quotedNameAt(rest, names);
  const text = longestFirst.find((name) => rest.startsWith(name));
  const target = text === undefined ? undefined : names.get(text);
  return text !== undefined && target
    ? { length: text.length, token: { kind: 'name', text, expr: target } }
    : undefined;
}

function quotedNameAt(rest: string, names: Names): Found {
  const end = rest.indexOf('」');
  if (end < 0) return { length: rest.length, problem: '少了右引号“」”' };
  const text = rest.slice(1, end);
  const target = names.get(text);
  if (!target) return { length: end + 1, problem: unknownName(text, names) };
  return { length: end + 1, token: { kind: 'name', text, expr: target } };
}

function spokenWordAt(rest: string, longestFirst: readonly string[]): Found | undefined {
  const spoken = spokenAt(rest, (text) => longestFirst.some((name) => text.startsWith(name)));
  if (!spoken) return undefined;
  return { length: spoken.word.length, problem: `算式里“${spoken.word.trim()}”要写成 ${spoken.written}` };
}

function symbolAt(rest: string): Found | undefined {
  const listWord = LIST_WORD.exec(rest)?.[1];
  const known = LIST_WORDS.find((word) => word === listWord);
  if (known) return symbol(known, known);
  const [text, count] = AT_LEAST.exec(rest) ?? [];
  if (text !== undefined)
    return { length: text.length, token: { kind: 'atLeast', text, count: Number(count) } };
  for (const [form, meant] of Object.entries(TWO_CHARACTER_FORMS)) {
    if (rest.startsWith(form)) return symbol(meant, form);
  }
  const found = SYMBOLS.find((candidate) => rest.startsWith(candidate));
  return found && symbol(found, found);
}

function symbol(meant: Sign, text: string): Found {
  return { length: text.length, token: { kind: 'symbol', text, symbol: meant } };
}

/** Only 0 and 1 may stand in an expression: every other number is policy and belongs to a cited parameter. */
function numberAt(rest: string): Found | undefined {
  const text = NUMBER.exec(rest)?.[0];
  if (text === undefined) return undefined;
  if (text === '0' || text === '1')
    return {
      length: text.length,
      token: { kind: 'number', text, expr: { op: 'number', value: Number(text) } },
    };
  const quantity = text + unitAfter(rest.slice(text.length));
  return {
    length: quantity.length,
    problem: `算式里不能直接写数字 ${quantity}：请在 parameters 里给它起个名称、注明依据，这里写那个名称`,
  };
}

/** The unit a number goes on with, with the space before it; empty where there is none. */
function unitAfter(rest: string): string {
  const [written = '', name = ''] = UNIT_AFTER.exec(rest) ?? [];
  return parseUnit(name) ? written : '';
}

function unknownAt(rest: string, names: Names): Found {
  const text = WORD.exec(rest)?.[0] ?? [...rest][0] ?? '';
  return { length: text.length, problem: unknownName(text, names) };
}

function unknownName(text: string, names: Names): string {
  const [label] = [...names].find(([, { id }]) => id === text) ?? [];
  if (label !== undefined) return `“${text}”是编号，算式里要写它的名称“${label}”`;
  const near = nearest(text, names.keys());
  if (near !== undefined) return `不认识“${text}”，您是不是想写“${near}”？`;
  return `不认识“${text}”：算式里只能写 facts、parameters、conditions 里的名称（label）`;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text.charAt(at))) at += 1;
  return at;
}
