/** Parses an expression over Chinese labels, `收入低于标准 且 非 任一(有车、有商铺)`, by operator precedence (Pratt). */
import { arithmeticOf, comparisonOf, isComparison, STRENGTH } from '../operators.ts';
import type { Expr, Rounding } from '../ruleset.ts';
import { type Names, type Sign, type Token, tokenize } from './tokens.ts';

/** Long enough for a list of every condition; short enough that nesting cannot exhaust the stack. */
const LONGEST = 2000;

/** The expression a text stands for, or what is wrong with it, in Chinese. Names are resolved, types not yet checked. */
export function parseExpression(text: string, names: Names): { expr: Expr } | { problems: string[] } {
  if (text.length > LONGEST) return { problems: [`算式太长（超过 ${LONGEST} 字），请拆成几个条件`] };
  const read = tokenize(text, names);
  if ('problems' in read) return read;
  try {
    return { expr: parseAll(new Tokens(read.tokens)) };
  } catch (error) {
    if (error instanceof Mistake) return { problems: [error.message] };
    throw error;
  }
}

/** An author's mistake; never leaves this file. */
class Mistake extends Error {}

class Tokens {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  take(): Token | undefined {
    const token = this.#tokens[this.#at];
    this.#at += 1;
    return token;
  }

  takeIf(symbol: Sign): boolean {
    const token = this.peek();
    if (token?.kind !== 'symbol' || token.symbol !== symbol) return false;
    this.#at += 1;
    return true;
  }
}

/** What is read inside 四舍五入(…), 去尾(…), 进一(…): the one place where something may be divided. */
interface Fraction {
  over: Expr[];
  under: Expr[];
}

/** An expression and whether brackets stand around it, which is what settles a mixture of 且 and 或. */
interface Parsed {
  expr: Expr;
  grouped: boolean;
}

function parseAll(tokens: Tokens): Expr {
  if (!tokens.peek()) throw new Mistake('算式是空的');
  const { expr } = parseFrom(tokens, 0);
  const left = tokens.peek();
  if (!left) return expr;
  if (left.kind === 'symbol' && left.symbol === ')') throw new Mistake('多了一个右括号“）”');
  if (left.kind === 'symbol' && left.symbol === ',')
    throw new Mistake('“、”“，”只能写在 任一(…)、全部(…) 这样的括号里');
  throw new Mistake(`“${left.text}”前面缺少 且、或 或者比较符号`);
}

function parseFrom(tokens: Tokens, weakest: number): Parsed {
  let left = parseOperand(tokens);
  for (;;) {
    const token = tokens.peek();
    const strength = token?.kind === 'symbol' ? strengthOf(token.symbol) : undefined;
    if (token?.kind !== 'symbol' || strength === undefined || strength <= weakest) return left;
    if (token.symbol === '/')
      throw new Mistake('除法要写明怎么取整：写在 四舍五入(…)、去尾(…) 或 进一(…) 的括号里');
    tokens.take();
    left = { expr: join(token.symbol, left, parseFrom(tokens, strength)), grouped: false };
  }
}

/** How strongly a sign between two expressions binds; undefined for one that stands between none. */
function strengthOf(sign: Sign): number | undefined {
  if (comparisonOf(sign)) return STRENGTH.comparison;
  switch (sign) {
    case '或':
      return STRENGTH.or;
    case '且':
      return STRENGTH.and;
    case '+':
    case '-':
      return STRENGTH.sum;
    case '*':
    case '/':
      return STRENGTH.product;
    default:
      return undefined;
  }
}

function parseOperand(tokens: Tokens): Parsed {
  const token = tokens.take();
  if (!token) throw new Mistake('算式没有写完');
  if (token.kind === 'atLeast') return { expr: parseAtLeast(tokens, token.count), grouped: true };
  if (token.kind !== 'symbol') return { expr: token.expr, grouped: false };
  switch (token.symbol) {
    case '非':
      return { expr: { op: 'not', of: parseFrom(tokens, STRENGTH.not).expr }, grouped: true };
    case '(':
      return { expr: parseInBrackets(tokens), grouped: true };
    case '任一':
      return { expr: parseList(tokens, 'or'), grouped: true };
    case '全部':
      return { expr: parseList(tokens, 'and'), grouped: true };
    case '较小':
      return { expr: parseList(tokens, 'min'), grouped: true };
    case '较大':
      return { expr: parseList(tokens, 'max'), grouped: true };
    case '若':
      return { expr: parseIf(tokens), grouped: true };
    case '去尾':
    case '四舍五入':
    case '进一':
      return { expr: parseRounded(tokens, ROUNDINGS[token.symbol]), grouped: true };
    default:
      throw new Mistake(`“${token.text}”前面缺少内容`);
  }
}

function parseInBrackets(tokens: Tokens): Expr {
  const { expr } = parseFrom(tokens, 0);
  closeBracket(tokens);
  return expr;
}

function parseList(tokens: Tokens, op: 'and' | 'or' | 'min' | 'max'): Expr {
  const of = parseItems(tokens);
  const [only] = of;
  return only && of.length === 1 ? only : { op, of };
}

function parseItems(tokens: Tokens): Expr[] {
  tokens.takeIf('(');
  const of = [parseFrom(tokens, 0).expr];
  while (tokens.takeIf(',')) of.push(parseFrom(tokens, 0).expr);
  closeBracket(tokens);
  return of;
}

function parseAtLeast(tokens: Tokens, count: number): Expr {
  const of = parseItems(tokens);
  if (count < 1 || count > of.length)
    throw new Mistake(`至少${count}项(…) 的括号里有 ${of.length} 项；要写 1 到 ${of.length} 项`);
  return { op: 'atLeast', count, of };
}

function parseIf(tokens: Tokens): Expr {
  const [test, yes, no, ...more] = parseItems(tokens);
  if (!test || !yes || !no || more.length > 0)
    throw new Mistake('若(…) 要写三样：若(条件、成立时的数、不成立时的数)');
  return { op: 'if', test, yes, no };
}

const ROUNDINGS = { 去尾: 'down', 四舍五入: 'halfUp', 进一: 'up' } as const;

/** The scale is filled in once units are known. */
function parseRounded(tokens: Tokens, mode: Rounding): Expr {
  tokens.takeIf('(');
  const fraction: Fraction = { over: [], under: [] };
  let side: keyof Fraction = 'over';
  for (;;) {
    fraction[side].push(parseFrom(tokens, STRENGTH.product).expr);
    if (tokens.takeIf('*')) side = 'over';
    else if (tokens.takeIf('/')) side = 'under';
    else break;
  }
  closeRounded(tokens);
  return { op: 'round', mode, ...fraction, scale: { over: 1, under: 1 } };
}

function closeRounded(tokens: Tokens): void {
  const next = tokens.peek();
  if (next?.kind === 'symbol' && next.symbol !== ')')
    throw new Mistake('取整的括号里只能乘和除；要加减，请先算好再取整，或把加减写在里面的括号里');
  closeBracket(tokens);
}

function closeBracket(tokens: Tokens): void {
  if (tokens.takeIf(')')) return;
  const next = tokens.peek();
  throw new Mistake(next ? `“${next.text}”前面缺少右括号“）”或 且、或` : '少了右括号“）”');
}

function join(symbol: Sign, left: Parsed, right: Parsed): Expr {
  if (symbol === '且') return joinList('and', left, right);
  if (symbol === '或') return joinList('or', left, right);
  const sides = { left: left.expr, right: right.expr };
  const comparison = comparisonOf(symbol);
  if (comparison && isComparison(left.expr) && !left.grouped)
    throw new Mistake('不能连着比较，请拆成两个，用 且 连起来，如 甲 < 乙 且 乙 < 丙');
  if (comparison) return { op: comparison, ...sides };
  const arithmetic = arithmeticOf(symbol);
  if (arithmetic) return { op: arithmetic, ...sides };
  throw new Mistake(`“${symbol}”不能写在这里`);
}

/** Clerks and programmers disagree on which of 且 and 或 binds tighter; nobody should have to know. */
function joinList(op: 'and' | 'or', left: Parsed, right: Parsed): Expr {
  const other = op === 'and' ? 'or' : 'and';
  if ([left, right].some(({ expr, grouped }) => !grouped && expr.op === other)) {
    throw new Mistake('且 和 或 混着写时要加括号，说明先看哪个，如 (甲 或 乙) 且 丙');
  }
  const before = !left.grouped && left.expr.op === op ? left.expr.of : [left.expr];
  return { op, of: [...before, right.expr] };
}
