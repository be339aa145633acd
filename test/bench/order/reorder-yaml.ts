/** Puts the entries of a list in a YAML file into another order: whole lines move, nothing else changes. */
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';

/** The text with the entries of the top-level list `key` in the order of `ids`. Throws where they are not its entries. */
export function reorderEntries(text: string, key: string, ids: readonly string[]): string {
  const lines = text.split('\n');
  const { starts, end } = entriesOf(text, key);
  const blocks = new Map(
    starts.map(({ id, line }, at) => [id, lines.slice(line, starts[at + 1]?.line ?? end)]),
  );
  if (ids.length !== blocks.size || new Set(ids).size !== ids.length || !ids.every((id) => blocks.has(id))) {
    throw new RangeError(`“${key}” has other entries than ${ids.join(', ')}`);
  }
  const first = starts[0]?.line ?? end;
  const moved = ids.flatMap((id) => blocks.get(id) ?? []);
  return [...lines.slice(0, first), ...moved, ...lines.slice(end)].join('\n');
}

/** Where each entry begins, comments before it included, and the line after the last; lines from 0. */
function entriesOf(text: string, key: string): { starts: { id: string; line: number }[]; end: number } {
  const counter = new LineCounter();
  const { contents } = parseDocument(text, { lineCounter: counter });
  const pair = isMap(contents)
    ? contents.items.find((item) => isScalar(item.key) && item.key.value === key)
    : undefined;
  const list = pair?.value;
  if (!isSeq(list) || list.flow) throw new RangeError(`“${key}” is no list of entries`);
  const lines = text.split('\n');
  const lineOf = (offset: number) => counter.linePos(offset).line - 1;
  const starts = list.items.map((item) => {
    if (!isMap(item) || !item.range) throw new RangeError(`“${key}” holds something that is no entry`);
    let line = lineOf(item.range[0]);
    while (/^\s*#/.test(lines[line - 1] ?? '')) line -= 1;
    return { id: String(item.get('id')), line };
  });
  const end = lineOf(list.range?.[1] ?? text.length);
  return { starts, end };
}
