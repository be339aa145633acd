/** Parses an expression over Chinese labels, `收入低于标准 且 非 任一(有车、有商铺)`, by operator precedence (Pratt). */
import type { Expr } from '../ruleset.ts';
import { type Comparison, type Names, type Sign, type Token, tokenize } from './tokens.ts';

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

/** An expression and whether brackets stand around it, which is what settles a mixture of 且 and 或. */
interface Parsed {
  expr: Expr;
  grouped: boolean;
}

const STRENGTH: Partial<Record<Sign, number>> = {
  或: 1,
  且: 2,
  '<': 3,
  '<=': 3,
  '>': 3,
  '>=': 3,
  '=': 3,
  '!=': 3,
  '+': 4,
  '-': 4,
  '*': 5,
};
const STRENGTH_OF_NOT = 6;
const COMPARISONS = { '<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge', '=': 'eq', '!=': 'ne' } as const;
const ARITHMETIC = { '+': 'add', '-': 'sub', '*': 'mul' } as const;

function parseAll(tokens: Tokens): Expr {
  if (!tokens.peek()) throw new Mistake('算式是空的');
  const { expr } = parseFrom(tokens, 0);
  const left = tokens.peek();
  if (!left) return expr;
  if (left.kind === 'symbol' && left.symbol === ')') throw new Mistake('多了一个右括号“）”');
  if (left.kind === 'symbol' && left.symbol === ',')
    throw new Mistake('“、”“，”只能写在 任一(…) 或 全部(…) 的括号里');
  throw new Mistake(`“${left.text}”前面缺少 且、或 或者比较符号`);
}

function parseFrom(tokens: Tokens, weakest: number): Parsed {
  let left = parseOperand(tokens);
  for (;;) {
    const token = tokens.peek();
    const strength = token?.kind === 'symbol' ? STRENGTH[token.symbol] : undefined;
    if (token?.kind !== 'symbol' || strength === undefined || strength <= weakest) return left;
    tokens.take();
    left = { expr: join(token.symbol, left, parseFrom(tokens, strength)), grouped: false };
  }
}

function parseOperand(tokens: Tokens): Parsed {
  const token = tokens.take();
  if (!token) throw new Mistake('算式没有写完');
  if (token.kind !== 'symbol') return { expr: token.expr, grouped: false };
  switch (token.symbol) {
    case '非':
      return { expr: { op: 'not', of: parseFrom(tokens, STRENGTH_OF_NOT).expr }, grouped: true };
    case '(':
      return { expr: parseInBrackets(tokens), grouped: true };
    case '任一':
      return { expr: parseList(tokens, 'or'), grouped: true };
    case '全部':
      return { expr: parseList(tokens, 'and'), grouped: true };
    default:
      throw new Mistake(`“${token.text}”前面缺少内容`);
  }
}

function parseInBrackets(tokens: Tokens): Expr {
  const { expr } = parseFrom(tokens, 0);
  closeBracket(tokens);
  return expr;
}

function parseList(tokens: Tokens, op: 'and' | 'or'): Expr {
  tokens.takeIf('(');
  const of = [parseFrom(tokens, 0).expr];
  while (tokens.takeIf(',')) of.push(parseFrom(tokens, 0).expr);
  closeBracket(tokens);
  const [only] = of;
  return only && of.length === 1 ? only : { op, of };
}

function closeBracket(tokens: Tokens): void {
  if (tokens.takeIf(')')) return;
  const next = tokens.peek();
  throw new Mistake(next ? `“${next.text}”前面缺少右括号“）”或 且、或` : '少了右括号“）”');
}

function join(symbol: Sign, left: Parsed, right: Parsed): Expr {
  if (symbol === '且') return joinList('and', left, right);
  if (symbol === '或') return joinList('or', left, right);
  if (isComparison(symbol)) {
    if (isOpenComparison(left))
      throw new Mistake('不能连着比较，请拆成两个，用 且 连起来，如 甲 < 乙 且 乙 < 丙');
    return { op: COMPARISONS[symbol], left: left.expr, right: right.expr };
  }
  if (symbol === '+' || symbol === '-' || symbol === '*') {
    return { op: ARITHMETIC[symbol], left: left.expr, right: right.expr };
  }
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

function isComparison(symbol: Sign): symbol is Comparison {
  return symbol in COMPARISONS;
}

function isOpenComparison({ expr, grouped }: Parsed): boolean {
  return !grouped && ['lt', 'le', 'gt', 'ge', 'eq', 'ne'].includes(expr.op);
}
