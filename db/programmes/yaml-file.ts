/** Reads one YAML file against its Zod contract and remembers the line of every part. */
import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';
import * as z from 'zod';
import { clerkMessage, MISSING } from './messages.ts';
import type { Problem } from './problem.ts';
import { NO_ALIAS, syntaxMessage } from './yaml-slips.ts';

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
  const faults = [...syntaxFaults(document, text), ...aliases(document)];
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
  const told = parsed.error.issues.flatMap((issue) => {
    const found = locate(contents, issue.path).found;
    return toldApart(issue, found ? undefined : { mayBeNull: takesNull(schema, issue.path) });
  });
  return { problems: told.map(({ path, message }) => problemAt(path, message)) };
}

interface Fault {
  offset: number;
  message: string;
}

/** Of errors that lead to further ones, only the first; a key written twice leads to none, unless a tab made it so. */
function syntaxFaults({ errors, warnings }: Document, text: string): Fault[] {
  const [first, ...more] = [...errors, ...warnings];
  const apart = first?.code === 'TAB_AS_INDENT' ? [] : more.filter(({ code }) => code === 'DUPLICATE_KEY');
  const told = first ? [first, ...apart] : [];
  return told.map(({ pos: [offset], code }) => ({
    offset,
    message: syntaxMessage(code, lineAround(text, offset)),
  }));
}

function lineAround(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, end < 0 ? undefined : end);
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
function toldApart(
  issue: z.core.$ZodIssue,
  missing: { mayBeNull: boolean } | undefined,
): { path: Path; message: string }[] {
  if (issue.code === 'unrecognized_keys') {
    const messages = issue.message.split('\n');
    return issue.keys.map((key, index) => ({
      path: [...issue.path, key],
      message: messages[index] ?? issue.message,
    }));
  }
  const name = issue.path.findLast((step) => typeof step === 'string');
  const wanted = missing && issue.message !== MISSING ? `${MISSING}，${issue.message}` : issue.message;
  const message = missing?.mayBeNull ? `${wanted}；原文没写的填 null` : wanted;
  return [{ path: issue.path, message: name === undefined ? message : `${String(name)}：${message}` }];
}

/** Whether the field at a path may be null, as far as objects and lists lead to it. */
function takesNull(schema: z.ZodType, path: Path): boolean {
  let field: unknown = schema;
  for (const step of path) {
    const around = unwrapped(field);
    if (around instanceof z.ZodObject) field = around.shape[String(step)];
    else field = around instanceof z.ZodArray ? around.element : undefined;
  }
  return field instanceof z.ZodType && field.safeParse(null).success;
}

function unwrapped(schema: unknown): unknown {
  const wrapped =
    schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault;
  return wrapped ? unwrapped(schema.unwrap()) : schema;
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
