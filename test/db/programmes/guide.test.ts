/** The authors' guide: its example is a programme without a fault, and it names every fixed value there is. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { boundaryFile } from '#api/cli/boundary-file.ts';
import { oldFigures } from '#api/cli/old-figures.ts';
import { caseDifferences, outcomesWithoutCase } from '#api/cli/worked-cases.ts';
import { lintRuleset } from '#api/rules/lint/lint.ts';
import { editorSchemaFiles } from '#db/programmes/editor-schema.ts';
import { addProgramme, contentFolder } from '../content-folder.ts';
import { contentOf } from '../database.ts';

const guide = readFileSync('db/programmes/README.md', 'utf8');
const SLUG = 'shili-age-allowance';
/** Files of the base folder that the example does not have. */
const NOT_THERE = {
  'data/villages.csv': null,
  'checks/subsidy.yaml': null,
  'checks/subsidy.cases.yaml': null,
};

/** The files of the example, by the name before each block. */
function exampleFiles(): Record<string, string> {
  const blocks = guide.matchAll(/^`([\w./]+)`：\n\n```\w+\n([\s\S]*?)```$/gm);
  return Object.fromEntries(Array.from(blocks, ([, name = '', text = '']) => [name, text]));
}

describe('the example of the guide', () => {
  const root = contentFolder();
  addProgramme(root, SLUG, { ...NOT_THERE, ...exampleFiles() });
  const [built] = contentOf(root).programmes.filter(({ programme }) => programme.slug === SLUG);
  const [check] = built?.checks ?? [];
  if (!built || !check) throw new Error('no example');

  it('is one folder of six files with a card and a check', () => {
    expect(Object.keys(exampleFiles())).toHaveLength(6);
    expect(built.card?.blocks.every(({ items }) => items.length > 0)).toBe(true);
  });

  it('has limits, of which rules:boundaries makes a seventh', () => {
    expect(boundaryFile(check)).toContain('起领年龄');
  });

  it('has rules without a fault and a case for every outcome', () => {
    expect(lintRuleset(check.ruleset).filter(({ level }) => level === 'error')).toEqual([]);
    expect(outcomesWithoutCase(check)).toEqual([]);
  });

  it('has a standard of two years, and no text that is told to have the wrong one', () => {
    expect(check.ruleset.params.some(({ versions }) => versions.length > 1)).toBe(true);
    expect(oldFigures([built], '2026-01-01')).toEqual([]);
  });

  it.each(check.cases.map((worked) => [worked.name, worked] as const))('holds: %s', (_name, worked) => {
    expect(caseDifferences(check, worked)).toEqual([]);
  });
});

it('names every fixed value the files can have', () => {
  const values = [...editorSchemaFiles().values()].flatMap((text) => namedValues(JSON.parse(text)));
  expect(values.length).toBeGreaterThan(40);
  expect(values.filter((value) => !guide.includes(value))).toEqual([]);
});

/** Values of the enums that explain them. */
function namedValues(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = 'enumDescriptions' in node && 'enum' in node && Array.isArray(node.enum) ? node.enum : [];
  return [...own, ...Object.values(node).flatMap(namedValues)];
}
