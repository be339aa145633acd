/** Reads one YAML file against its Zod contract and remembers the line of every part. */
import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';
import type * as z from 'zod';
import { clerkMessage, MISSING } from './messages.ts';
import type { Problem } from './problem.ts';

/** Where a value stands in a YAML file: keys and indexes from the top. */
export type Path = readonly PropertyKey[];

export interface YamlFile<T> {
  file: string;
  value: T;
  /** Makes a problem of this file at the line of `path`, or of its nearest parent that is there. */
  problemAt: (path: Path, message: string) => Problem;
}

/** Parses `text` by `schema`; every problem at once, each at its line. Anchors and aliases are refused. */
export function readYaml<T>(
  file: string,
  text: string,
  schema: z.ZodType<T>,
): YamlFile<T> | { problems: Problem[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const at = (offset: number): number => Math.max(1, lines.linePos(offset).line);
  const faults = [...syntaxFaults(document), ...aliases(document)];
  if (faults.length > 0) {
    return { problems: faults.map(({ offset, message }) => ({ file, line: at(offset), message })) };
  }
  const { contents } = document;
  const problemAt = (path: Path, message: string): Problem => ({
    file,
    line: at(locate(contents, path).offset),
    message,
  });
  const parsed = schema.safeParse(document.toJS({ maxAliasCount: 0 }), { error: clerkMessage });
  if (parsed.success) return { file, value: parsed.data, problemAt };
  const told = parsed.error.issues.flatMap((issue) => toldApart(issue, locate(contents, issue.path).found));
  return { problems: told.map(({ path, message }) => problemAt(path, message)) };
}

interface Fault {
  offset: number;
  message: string;
}

/** Of errors that lead to further ones, only the first; a key written twice leads to none. */
function syntaxFaults({ errors, warnings }: Document): Fault[] {
  const [first, ...more] = [...errors, ...warnings];
  const told = first ? [first, ...more.filter(({ code }) => code === 'DUPLICATE_KEY')] : [];
  return told.map(({ pos, code }) => ({ offset: pos[0], message: SYNTAX_MESSAGES[code] ?? SYNTAX_FALLBACK }));
}

/** An alias lets a small file unfold into a huge one, and a clerk cannot see what it stands for. */
function aliases(document: Document): Fault[] {
  const found: Fault[] = [];
  visit(document, {
    Alias: (_key, { range }) => void found.push({ offset: range?.[0] ?? 0, message: NO_ALIAS }),
  });
  return found;
}

/** One issue as the clerk is told it: each unknown key at its own line, a missing value called missing. */
function toldApart(issue: z.core.$ZodIssue, found: boolean): { path: Path; message: string }[] {
  if (issue.code === 'unrecognized_keys') {
    const messages = issue.message.split('\n');
    return issue.keys.map((key, index) => ({
      path: [...issue.path, key],
      message: messages[index] ?? issue.message,
    }));
  }
  const name = issue.path.findLast((step) => typeof step === 'string');
  const missing = !found && issue.message !== MISSING ? `${MISSING}，${issue.message}` : issue.message;
  return [{ path: issue.path, message: name === undefined ? missing : `${String(name)}：${missing}` }];
}

/** Offset of a path's key or item; of the deepest parent that exists where the path is not `found`. */
function locate(root: Node | null, path: Path): { offset: number; found: boolean } {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const step of path) {
    const next = child(node, step);
    if (!next) return { offset, found: false };
    offset = next.offset;
    node = next.node;
  }
  return { offset, found: true };
}

function child(node: unknown, step: PropertyKey): { node: unknown; offset: number } | undefined {
  if (isSeq<Node>(node) && typeof step === 'number') {
    const item = node.items[step];
    return item?.range ? { node: item, offset: item.range[0] } : undefined;
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
  return pair && isScalar(pair.key) && pair.key.range
    ? { node: pair.value, offset: pair.key.range[0] }
    : undefined;
}

const NO_ALIAS = '不能用 * 引用别处的内容，请把内容写在这里';
const SYNTAX_FALLBACK = '这一行不合 YAML 的写法';
const SYNTAX_MESSAGES: Partial<Record<string, string>> = {
  BAD_INDENT: '缩进不对：同一层要对齐',
  TAB_AS_INDENT: '缩进只能用空格，不能用制表符',
  DUPLICATE_KEY: '同一层里这一项写了两次',
  MISSING_CHAR: '少了冒号、逗号、引号或括号',
  MULTILINE_IMPLICIT_KEY: '少了冒号，或文字断了行',
  BLOCK_AS_IMPLICIT_KEY: '一行里有两个冒号（含冒号的文字要加引号），或者下一行的缩进多了（同一层要对齐）',
  UNEXPECTED_TOKEN: '这里多了不该有的符号（含 # 、冒号等符号的文字要加引号），或者缩进和上面不一样',
  BAD_SCALAR_START: '文字不能以这个符号开头，请加引号',
  BAD_ALIAS: NO_ALIAS,
  MULTIPLE_DOCS: '一个文件里只能有一份内容，请删去 ---',
  NON_STRING_KEY: '名称要写成文字',
  TAG_RESOLVE_FAILED: '不认识的 ! 标记，请删去',
};
