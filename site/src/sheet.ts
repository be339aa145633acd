/** What of a card fits on its A5 sheet: whole statements only, chosen by rule. */
import type { CardBlock, Statement } from '#db/programmes/card.ts';
import { hasPhone, saidParts } from './said-parts.ts';
import { groupByKind } from './statement-groups.ts';

/** A block with the statements that fit. */
export interface SheetBlock extends CardBlock {
  /** How many are left out. */
  left: number;
  /** How many of these say who is excluded: nobody is to take the rest for all there is. */
  excluding: number;
}

/**
 * The blocks cut to `lines` lines of `perLine` Han characters. The promise stays whole, and whom to call. Then the blocks take
 * turns, one statement each, money and what the text leaves open before any second one; a block ends where its next
 * statement does not fit.
 */
export function fitSheet(blocks: readonly CardBlock[], lines: number, perLine: number): SheetBlock[] {
  const shown = new Set(blocks.flatMap(({ id, items }) => (id === 'promise' ? items : [])));
  const ended = new Set<CardBlock>();
  for (const { block, item } of turns(blocks)) {
    if (ended.has(block)) continue;
    shown.add(item);
    if (linesOf(cut(blocks, shown), perLine) <= lines) continue;
    shown.delete(item);
    ended.add(block);
  }
  return cut(blocks, shown);
}

/** Said at the end of a block that lost statements. */
export function leftText({ left, excluding }: Pick<SheetBlock, 'left' | 'excluding'>): string {
  return excluding > 0 ? `还有 ${left} 条，其中 ${excluding} 种情况不行，见网页` : `还有 ${left} 条，见网页`;
}

interface Turn {
  block: CardBlock;
  item: Statement;
  round: number;
}

/** Every statement but the promise, in the order in which they are given room. */
function turns(blocks: readonly CardBlock[]): Turn[] {
  return blocks
    .filter(({ id }) => id !== 'promise')
    .flatMap((block) => block.items.map((item, at) => ({ block, item, round: roundOf(block, item, at) })))
    .sort((a, b) => a.round - b.round); // stable: within a round the blocks keep their order
}

const BEFORE_ALL = -1;
const BEFORE_SECONDS = 0.5;

/** The first of 找谁 and numbers to call go before all; in 领多少 sums of money, and where the text is silent, before any second. */
function roundOf({ id, items }: CardBlock, item: Statement, at: number): number {
  if (id === 'contact' && (item === items[0] || hasPhone(item.text))) return BEFORE_ALL;
  if (id === 'amount' && at > 0 && (/\d\s*[万亿]?元/.test(item.text) || isDoubt(item.text)))
    return BEFORE_SECONDS;
  return at;
}

function isDoubt(text: string): boolean {
  return saidParts(text).some(({ kind }) => kind === 'doubt');
}

function cut(blocks: readonly CardBlock[], shown: ReadonlySet<Statement>): SheetBlock[] {
  return blocks.map((block) => {
    const items = block.items.filter((item) => shown.has(item));
    const out = block.items.filter((item) => !shown.has(item));
    const excluding = out.filter(({ kind }) => kind === 'mustNot').length;
    return { ...block, items, left: out.length, excluding };
  });
}

/** As the page sets them: a line above statements that count alike, and what is left behind the last one. */
function linesOf(blocks: readonly SheetBlock[], perLine: number): number {
  const lines = blocks.map((block) => {
    const { items, left } = block;
    const leads = groupByKind(items).filter(({ lead }) => lead !== undefined).length;
    const texts = items.map(({ text, cites }) => `${text}〔${cites.join('；')}〕`);
    if (left > 0) texts.push(`${texts.pop() ?? ''} ${leftText(block)}`);
    return leads + texts.reduce((sum, text) => sum + Math.ceil(widthOf(text) / perLine), 0);
  });
  return lines.reduce((sum, count) => sum + count, 0);
}

/** In Han characters; what is not Han is about half as wide. */
function widthOf(text: string): number {
  return [...text].reduce((width, char) => width + (char < '\u0080' ? 0.6 : 1), 0);
}
