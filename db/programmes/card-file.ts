/** Reads `card.md`: the promise and the sections that cannot be derived, each statement ending with 【its clauses】. */
import { fromMarkdown } from 'mdast-util-from-markdown';
import { CARD_BLOCKS, type CardBlockId, type CardText, type Statement } from './card.ts';
import { clauseAnchor } from './clause.ts';
import type { Problem } from './problem.ts';
import { unfilledFault } from './unfilled.ts';

type Block = ReturnType<typeof fromMarkdown>['children'][number];
type Paragraph = Extract<Block, { type: 'paragraph' }>;
type Heading = Extract<Block, { type: 'heading' }>;

/** A statement of `card.md` with the line it stands on. */
export interface CardLine extends Statement {
  line: number;
}
export interface CardFile {
  file: string;
  text: CardText;
  lines: CardLine[];
}

/** What the rest of the folder already says, and `card.md` therefore must or must not. */
export interface CardContext {
  /** The main check's rules fill 谁能领 and 领多少. */
  rulesRendered: boolean;
  /** `programme.yaml` has stages to fill 多久. */
  hasStages: boolean;
}

/** Parses `card.md`; every problem at once. Without `context` only what holds for every card is checked. */
export function readCard(
  file: string,
  markdown: string,
  context: CardContext | undefined,
): CardFile | { problems: Problem[] } {
  const problems: Problem[] = [];
  const report = (line: number, message: string) => void problems.push({ file, line, message });
  const sections = splitSections(fromMarkdown(markdown).children, report);
  checkSections(sections, context, report);
  const text: CardText = {};
  const lines: CardLine[] = [];
  for (const section of sections) {
    const found = section.blocks.flatMap((block) => statementsOf(section.id, block, report));
    if (section.blocks.length === 0) report(section.line, `“${titleOf(section.id)}”下面没有内容`);
    text[section.id] = found.map(({ text, cites }) => ({ text, cites }));
    lines.push(...found);
  }
  return problems.length > 0 ? { problems } : { file, text, lines };
}

type Report = (line: number, message: string) => void;
interface Section {
  id: CardBlockId;
  line: number;
  blocks: Block[];
}

/** Sections `card.md` may have, beside 一句话; the posting block is always rendered from `programme.yaml`. */
const WRITTEN: readonly CardBlockId[] = ['who', 'amount', 'bring', 'where', 'when', 'contact'];
const RENDERED_FROM_RULES: readonly CardBlockId[] = ['who', 'amount'];

function splitSections(blocks: readonly Block[], report: Report): Section[] {
  const [first] = blocks;
  if (first && first.type !== 'heading') report(lineOf(first), '第一行要是“# 一句话”');
  const sections: Section[] = [];
  // Undefined under a heading we refuse: its paragraphs go with it, so that one wrong heading is one problem.
  let current: Section | undefined;
  for (const block of blocks) {
    if (block.type !== 'heading') current?.blocks.push(block);
    else {
      current = openSection(block, sections, report);
      if (current) sections.push(current);
    }
  }
  return sections;
}

function openSection(heading: Heading, sections: readonly Section[], report: Report): Section | undefined {
  const line = lineOf(heading);
  const id = sectionId(heading.depth, textOf(heading));
  if (id && !sections.some((section) => section.id === id)) return { id, line, blocks: [] };
  report(line, id ? `“${titleOf(id)}”写了两次` : unknownHeading(textOf(heading)));
  return undefined;
}

function sectionId(depth: number, title: string): CardBlockId | undefined {
  const id = CARD_BLOCKS.find((block) => block.title === title)?.id;
  if (id === undefined) return undefined;
  if (id === 'promise') return depth === 1 ? id : undefined;
  return depth === 2 && WRITTEN.includes(id) ? id : undefined;
}

function unknownHeading(title: string): string {
  if (title === titleOf('posting')) return '“公示几天”由 programme.yaml 的 postings 生成，请从 card.md 删去';
  return `没有“${title}”这一节；只能是“# 一句话”和${WRITTEN.map((id) => `“## ${titleOf(id)}”`).join('')}`;
}

function checkSections(sections: readonly Section[], context: CardContext | undefined, report: Report): void {
  const present = new Map(sections.map(({ id, line }) => [id, line]));
  for (const id of requiredSections(context)) {
    const hashes = id === 'promise' ? '#' : '##';
    if (!present.has(id)) report(1, `缺少“${hashes} ${titleOf(id)}”一节${byRules(id)}`);
  }
  for (const id of context?.rulesRendered ? RENDERED_FROM_RULES : []) {
    const line = present.get(id);
    if (line) report(line, `“${titleOf(id)}”由 mainCheck 的规则生成，请从 card.md 删去，免得和自查不一致`);
  }
  const promise = sections.find(({ id }) => id === 'promise');
  if (promise && promise.blocks.length > 1) report(promise.line, '“一句话”只能有一段');
}

function byRules(id: CardBlockId): string {
  return RENDERED_FROM_RULES.includes(id) ? '；有自查的，在 programme.yaml 写 mainCheck，就由规则生成' : '';
}

function requiredSections(context: CardContext | undefined): CardBlockId[] {
  const always: CardBlockId[] = ['promise', 'bring', 'where'];
  const unruled = context && !context.rulesRendered ? RENDERED_FROM_RULES : [];
  const unstaged: CardBlockId[] = context && !context.hasStages ? ['when'] : [];
  return [...always, ...unruled, ...unstaged];
}

function statementsOf(section: CardBlockId, block: Block, report: Report): CardLine[] {
  if (section === 'promise') {
    if (block.type === 'paragraph') return statementOf(block, report);
    report(lineOf(block), '“一句话”要写成一段文字');
    return [];
  }
  if (block.type !== 'list') {
    const unspaced = block.type === 'paragraph' && /^#+[^#\s]/.test(textOf(block));
    report(lineOf(block), unspaced ? '“#”后面要空一格' : '要写成列表，每条以“- ”开头');
    return [];
  }
  return block.children.flatMap((item) => {
    const [only, ...more] = item.children;
    if (only?.type === 'paragraph' && more.length === 0) return statementOf(only, report);
    report(lineOf(item), '每条只写一段文字，不要再分小条');
    return [];
  });
}

const CITED = /^(.*?)\s*【([^【】]+)】$/s;

function statementOf(paragraph: Paragraph, report: Report): CardLine[] {
  const line = lineOf(paragraph);
  const marked = paragraph.children.find(({ type }) => type !== 'text');
  if (marked) {
    report(lineOf(marked), '只写文字，不要用链接、粗体等格式');
    return [];
  }
  const [, text, citations] = CITED.exec(textOf(paragraph)) ?? [];
  if (!text || !citations) {
    report(line, '每条末尾要写依据的条款号，如【四(二)；三2】');
    return [];
  }
  const unfilled = unfilledFault(text);
  if (unfilled !== undefined) report(line, unfilled);
  const cites = citations.split(/[；;]/).map((cite) => cite.trim());
  for (const cite of cites.filter((cite) => clauseAnchor(cite) === undefined)) {
    report(line, `“${cite}”不是条款号；应像 四(三)3、任务(二) 或 段5（括号用半角，几条之间用；隔开）`);
  }
  return [{ text, cites, line }];
}

function titleOf(id: CardBlockId): string {
  return CARD_BLOCKS.find((block) => block.id === id)?.title ?? id;
}

function textOf(node: { children: readonly object[] }): string {
  return node.children
    .map((child) => ('value' in child && typeof child.value === 'string' ? child.value : ''))
    .join('')
    .replace(/\s*\n\s*/g, '')
    .trim();
}

function lineOf(node: { position?: { start: { line: number } } | undefined }): number {
  return node.position?.start.line ?? 1;
}
