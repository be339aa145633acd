/** Every test file is one that runs, and its tests are sentences about behaviour. */
import { matchesGlob } from 'node:path';
import { expect, it } from 'vitest';
import config from '../vitest.config.ts';
import { sourceFiles } from './source-files.ts';

interface Project {
  test: { name: string; include: string[]; exclude?: string[] };
}

const tests = sourceFiles().filter(({ path }) => path.startsWith('test/'));
const projects = (config.test?.projects ?? []) as Project[]; // as this repository's config writes them

it.each(tests.filter(({ path }) => /\.(test|spec)\./.test(path)).map(({ path }) => path))(
  '%s runs in exactly one project',
  (path) => {
    expect(projects.filter((project) => runs(project, path)).map(({ test }) => test.name)).toHaveLength(1);
  },
);

it('no file with tests is named so that it never runs', () => {
  const hidden = tests.filter(
    ({ path, text }) => !path.endsWith('.test.ts') && /^\s*(it|test)(\.\w+)?\(/m.test(text),
  );
  expect(hidden.map(({ path }) => path)).toEqual([]);
});

it('no title starts with “should”, and none is skipped or focused', () => {
  const titled = /\b(?:it|test|describe)(?:\.\w+)*\(\s*['"`]should\b/i;
  const lame = /\b(?:it|test|describe)\.(?:only|skip|todo)\b/;
  const found = tests.filter(
    ({ path, text }) => path !== 'test/repo/test-names.test.ts' && (titled.test(text) || lame.test(text)),
  );
  expect(found.map(({ path }) => path)).toEqual([]);
});

function runs({ test: { include, exclude = [] } }: Project, path: string): boolean {
  const matches = (globs: string[]) => globs.some((glob) => matchesGlob(path, glob));
  return matches(include) && !matches(exclude);
}
