/** Which clauses an author is told of where one does not exist. */
import { expect, it } from 'vitest';
import { clausesAround } from '#db/programmes/clause.ts';

const KNOWN = [
  '首',
  '一',
  '四(一)',
  '四(二)',
  '四(二)1',
  '四(二)2',
  '四(二)10',
  '四(三)',
  '五',
  '段3',
  '段9',
];

it.each<[string, string[]]>([
  ['四(二)3', ['四(二)', '四(二)1', '四(二)2', '四(二)10']], // in order of numbers, not of text
  ['四(二)11', ['四(二)1', '四(二)2', '四(二)10']],
  ['四(四)', ['四(二)2', '四(二)10', '四(三)']],
  ['四(三)1', ['四(三)']],
  ['二', ['首', '一', '四(一)', '四(二)', '四(二)1']],
  ['段5', ['段3', '段9']],
  ['任务(一)', ['五', '段3', '段9']],
])('where %s would stand there are %j', (locator, around) => {
  expect(clausesAround(locator, KNOWN)).toEqual(around);
});
