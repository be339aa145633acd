/** The JSON Schemas editors use: up to date, explained in Chinese, and of one mind with the contracts about the real files. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { editorSchemaFiles } from '#db/programmes/editor-schema.ts';

const FILES = [...editorSchemaFiles().keys()];
const SETTINGS = z
  .object({ 'yaml.schemas': z.record(z.string(), z.union([z.string(), z.array(z.string())])) })
  .parse(JSON.parse(readFileSync('.vscode/settings.json', 'utf8')))['yaml.schemas'];

/** As the editor reads it, by means of Zod's own reading of JSON Schema. */
function validator(file: string): z.ZodType {
  return z.fromJSONSchema(JSON.parse(readFileSync(file, 'utf8')));
}

/** The files the editor's settings give to a schema. */
function governed(schema: string): string[] {
  const patterns = [SETTINGS[schema] ?? []].flat();
  const exclude = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
  return globSync(
    patterns.filter((pattern) => !pattern.startsWith('!')),
    { exclude },
  ).map((file) => file.replaceAll('\\', '/'));
}

describe.each(FILES)('%s', (file) => {
  it('is what npm run rules:schema writes', () => {
    const stands = readFileSync(file, 'utf8') === editorSchemaFiles().get(file);
    expect(stands, `${file} 过时了，请运行 npm run rules:schema`).toBe(true);
  });

  it('explains every field in Chinese', () => {
    expect(unexplained(JSON.parse(readFileSync(file, 'utf8')))).toEqual([]);
  });

  it('accepts the files the editor holds against it', () => {
    const schema = validator(file);
    const refused = governed(file).filter(
      (path) => !schema.safeParse(parse(readFileSync(path, 'utf8'))).success,
    );
    expect(refused).toEqual([]);
  });
});

it('the settings of the editor give every YAML file of the folders exactly one schema', () => {
  expect(FILES.flatMap(governed).sort()).toEqual(
    globSync('db/programmes/**/*.yaml')
      .map((path) => path.replaceAll('\\', '/'))
      .sort(),
  );
});

describe('a slip is refused', () => {
  it.each([
    ['check', 'tantou-dibao/checks/eligibility.yaml', 'whereToFind:', 'whereToFnd:'],
    ['check', 'tantou-dibao/checks/eligibility.yaml', 'kind: list', 'kind: lists'],
    ['check', 'tantou-dibao/checks/eligibility.yaml', 'value: 165 元', 'value: 165'],
    ['cases', 'tantou-dibao/checks/eligibility.cases.yaml', 'status: likely', 'status: maybe'],
    ['programme', 'tantou-dibao/programme.yaml', 'kind: exactly', 'kind: exact'],
    ['programme', 'tantou-dibao/programme.yaml', 'shortTitle:', 'shorttitle:'],
    ['source', 'tantou-dibao/source.yaml', 'level: township', 'level: 镇'],
    ['coverage', 'tantou-dibao/coverage.yaml', 'posting:', 'postings:'],
  ])('%s: %s with “%s” as “%s”', (kind, path, from, to) => {
    const schema = validator(`db/programmes/${kind}.schema.json`);
    const text = readFileSync(`db/programmes/${path}`, 'utf8');
    expect(text).toContain(from);
    expect(schema.safeParse(parse(text)).success).toBe(true);
    expect(schema.safeParse(parse(text.replace(from, to))).success).toBe(false);
  });
});

/** Paths of the fields that have no Chinese description. */
function unexplained(node: unknown, path: readonly string[] = []): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => [
    ...(path.at(-1) === 'properties' && !/[\u4e00-\u9fff]/.test(value.description ?? '')
      ? [[...path, key].join('.')]
      : []),
    ...unexplained(value, [...path, key]),
  ]);
}
