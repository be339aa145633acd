/** What must change when something changes: whether the site is built again, and every ETag. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashBuild, hashInputs } from '#api/cli/build-hashes.ts';

const FILES = [
  'api/app.ts',
  'api/rules/evaluate.ts',
  'api/cli/site-build.ts',
  'api/cli/start.ts',
  'db/programmes/a/card.md',
  'db/schema.ts',
  'package-lock.json',
  'site/county.yaml',
  'site/dist/index.html',
  'site/dist/build.json',
  'README.md',
];
const PLACE = { basePath: '/', publicUrl: undefined };
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mingbai-hashes-'));
  for (const file of FILES) write(file, 'before');
  git('init', '--quiet');
  commit('first');
});
afterEach(() => rmSync(root, { recursive: true }));

describe('what a site is made from', () => {
  it.each([
    ['site/county.yaml', true],
    ['db/programmes/a/card.md', true],
    ['api/rules/evaluate.ts', true],
    ['api/cli/site-build.ts', true],
    ['package-lock.json', true],
    ['api/app.ts', false],
    ['api/cli/start.ts', false],
    ['site/dist/index.html', false],
    ['README.md', false],
  ])('after a change of %s is another: %s', (file, changes) => {
    const before = hashInputs(PLACE, root);
    write(file, 'after');
    expect(hashInputs(PLACE, root) !== before).toBe(changes);
  });

  it('is another below another path, for another origin and for another county', () => {
    write('county', 'a');
    const county = { ...PLACE, countyConfig: join(root, 'county') };
    const places = [
      PLACE,
      { ...PLACE, basePath: '/a/' },
      { ...PLACE, publicUrl: 'https://a.example' },
      county,
    ];
    const hashes = places.map((place) => hashInputs(place, root));
    write('county', 'b');
    expect(new Set([...hashes, hashInputs(county, root)]).size).toBe(5);
  });

  it('is another after a commit of the programmes, whose day the pages show, and the same after any other', () => {
    const before = hashInputs(PLACE, root);
    write('README.md', 'after');
    commit('another');
    expect(hashInputs(PLACE, root)).toBe(before);
    write('db/programmes/a/card.md', 'after');
    const changed = hashInputs(PLACE, root);
    commit('policy');
    expect(hashInputs(PLACE, root)).not.toBe(changed);
  });
});

describe('what answers are made from', () => {
  it.each([
    ['site/dist/index.html', true],
    ['api/app.ts', true],
    ['api/rules/evaluate.ts', true],
    ['db/schema.ts', true],
    ['package-lock.json', true],
    ['site/dist/build.json', false],
    ['api/cli/start.ts', false],
    ['README.md', false],
  ])('after a change of %s is another: %s', (file, changes) => {
    const before = hashBuild(join(root, 'site/dist'), root);
    write(file, 'after');
    expect(hashBuild(join(root, 'site/dist'), root) !== before).toBe(changes);
  });
});

function write(file: string, text: string): void {
  mkdirSync(join(root, dirname(file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

function commit(message: string): void {
  git('add', '--all');
  git('-c', 'user.name=test', '-c', 'user.email=test@example.org', 'commit', '--quiet', '--message', message);
}

function git(...args: string[]): void {
  execFileSync('git', args, { cwd: root });
}
