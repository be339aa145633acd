/** Checks the screening leaves out: told to their author, unless a reason stands in their own YAML. */
import { expect, it } from 'vitest';
import { unscreened } from '#api/cli/unscreened.ts';
import { contentFolder } from '../../db/content-folder.ts';
import { contentOf } from '../../db/database.ts';

const GATES = 'gates:\n  - { id: grower, group: 居民, ask: 种茶 }\nconcepts: []\n';
const notes = (line = '', shared = 'gates: []\nconcepts: []\n') => {
  const check = (text: string) => text.replace('screens:\n', `${line}screens:\n`);
  const root = contentFolder({ 'checks/subsidy.yaml': check, '../concepts.yaml': shared });
  return unscreened(contentOf(root).programmes);
};

it('names a check of a new folder that says nothing of it, and builds all the same', () => {
  expect(notes()).toEqual([
    expect.stringMatching(
      /^db\/programmes\/wenquan-tea\/checks\/subsidy\.yaml:1 没有写 screening.*“茶园补贴自查”.*notScreened/,
    ),
  ]);
});

it('says nothing of one that takes part, or says why not', () => {
  expect(notes('screening: { gates: [grower], whyOpen: 谁都可以算 }\n', GATES)).toEqual([]);
  expect(notes('notScreened: 只给镇农业站自己核对用。\n')).toEqual([]);
});
