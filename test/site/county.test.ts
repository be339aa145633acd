/** Whose site it is: what a county file must say, and what the meta tags make of it. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { readCounty } from '../../site/src/county.ts';
import { metaTags } from '../../site/src/page-meta.ts';

const demo = readCounty('site/county.yaml');
const column = {
  kind: 'column',
  name: '首页',
  description: '说明',
  keywords: ['政策', '办事'],
  type: '首页',
} as const;

test('refuses a real site without its 网站标识码', () => {
  expect(() => readCounty(countyFile({ ...demo, demo: false }))).toThrow('正式网站要有网站标识码');
});

test('lists every problem of a county file at once', () => {
  const file = countyFile({ ...demo, siteIdCode: '12', corrections: { office: '', phone: '打我' } });
  expect(() => readCounty(file)).toThrow(
    /3 处不对[\s\S]*siteIdCode[\s\S]*corrections\.office[\s\S]*corrections\.phone/,
  );
});

test('lets phones keep the check pages they opened unless the county says otherwise', () => {
  const { offline, ...unsaid } = demo;
  expect(offline).toBe(true);
  expect(readCounty(countyFile(unsaid)).offline).toBe(true);
  expect(readCounty(countyFile({ ...demo, offline: false })).offline).toBe(false);
});

test('writes SiteIDCode only where the county has one', () => {
  expect(metaTags(column, demo).map(([name]) => name)).not.toContain('SiteIDCode');
  const real = readCounty(countyFile({ ...demo, demo: false, siteIdCode: 'bm07000001' }));
  expect(metaTags(column, real)).toEqual([
    ['SiteName', '明白'],
    ['SiteDomain', 'mingbai.example'],
    ['SiteIDCode', 'bm07000001'],
    ['ColumnName', '首页'],
    ['ColumnDescription', '说明'],
    ['ColumnKeywords', '政策;办事'],
    ['ColumnType', '首页'],
  ]);
});

function countyFile(county: object): string {
  const file = join(mkdtempSync(join(tmpdir(), 'mingbai-county-')), 'county.yaml');
  writeFileSync(file, stringify(county));
  return file;
}
