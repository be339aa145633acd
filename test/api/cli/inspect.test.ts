/** What `npm run inspect` says of a site: every fault it looks for, planted, and what stays grey. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readBuiltSite } from '#api/cli/built-site.ts';
import {
  type Facts,
  type Finding,
  inspect,
  linksBeyondFiles,
  pagesToOpen,
  printFindings,
} from '#api/cli/inspect-checks.ts';
import { SITE } from '../../runtimes/site.ts';

const COUNTY = {
  demo: false,
  siteIdCode: 'bm07000001',
  corrections: { office: '县政务公开办公室', phone: '0739-1234567' },
};
const SITE_META = { SiteName: '明白', SiteDomain: 'www.example.gov.cn', SiteIDCode: 'bm07000001' };
const COLUMN = { ColumnName: '首页', ColumnDescription: '说明', ColumnKeywords: '政策', ColumnType: '首页' };
const POLICIES = { ...COLUMN, ColumnName: '办事政策', ColumnType: '政策文件' };
const ARTICLE = { ArticleTitle: '茶园补贴', PubDate: '2026-11-20 07:30', ContentSource: '《办法》' };
/** In Shanghai it is the 24th at eight in the morning. */
const NOW = Date.parse('2026-11-24T00:00:00Z');
/** Late on the 19th in UTC, early on the 20th in Shanghai. */
const COMMITTED = '2026-11-19T23:30:00+00:00';
const LIST = '<h1>办事政策</h1><ul><li><a href="/programmes/tea/#who">茶园补贴</a></li></ul>';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mingbai-inspect-'));
  write('icon.svg', '<svg/>');
  writePages();
});
afterEach(() => rmSync(folder, { recursive: true }));

type Meta = Record<string, string | undefined>;

function writePages(meta: Meta = {}): void {
  const home = '<h1>首页</h1><p><a href="programmes/?audience=farmers">政策</a></p>';
  write('index.html', page({ ...COLUMN, ...meta }, home));
  write('404.html', page({ ...COLUMN, ColumnName: '没有找到', ...meta }, '<h1>没有找到</h1><p>回首页</p>'));
  write('programmes/index.html', page({ ...POLICIES, ...meta }, LIST));
  const [plain, elder] = ['<h2 id="who">谁能领</h2><p>茶农</p>', '<a href="tel:12345">12345</a>'];
  write('programmes/tea/index.html', page({ ...ARTICLE, ...meta }, `<h1>茶园补贴</h1>${plain}`));
  write('zb/programmes/tea/index.html', page({ ...ARTICLE, ...meta }, `<h1>茶园补贴</h1>${elder}`));
}

function page(meta: Meta, main: string, { office, phone } = COUNTY.corrections): string {
  const tags = Object.entries({ ...SITE_META, ...meta }).flatMap(([name, content]) =>
    content === undefined ? [] : [`<meta name="${name}" content="${content}">`],
  );
  const channel = `<aside id="corrections"><h2>我要纠错</h2>${office}：<a href="tel:${phone}">${phone}</a></aside>`;
  return `<html><head>${tags.join('')}<link rel="icon" href="/icon.svg"></head><body><main>${main}</main>${channel}</body></html>`;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

/** The facts of the site as it stands in the folder; each page answered in a tenth of a second. */
function facts(changes: Partial<Facts> = {}): Facts {
  const site = readBuiltSite(folder);
  return {
    site,
    basePath: '/',
    publicUrl: undefined,
    county: COUNTY,
    answers: pagesToOpen(site).map((path) => ({ path, status: 200, ms: 100 })),
    changes: { site: COMMITTED, programmes: COMMITTED, folders: new Map([['tea', COMMITTED]]) },
    nowMs: NOW,
    ...changes,
  };
}

/** The findings that are not green, but for the two that always are grey. */
function notGreen(changes: Partial<Facts> = {}): [Finding['colour'], string, string][] {
  return inspect(facts(changes))
    .filter(({ colour, reason }) => colour !== '绿' && !reason.startsWith('本机查不了'))
    .map(({ colour, title, reason }) => [colour, title, reason]);
}

function changedAt(day: string): Facts['changes'] {
  return { site: day, programmes: day, folders: new Map([['tea', COMMITTED]]) };
}

describe('a site with nothing wrong', () => {
  it('has nothing red, and two things only the county can know', () => {
    expect(inspect(facts()).map(({ colour, title }) => `${colour} ${title}`)).toEqual([
      '绿 1 网页打得开',
      '灰 1 一周的打开抽查',
      '绿 2 两周内更新过（看网站和内容的最近一次提交）',
      '绿 3 “政策文件”栏目半年内更新过',
      '绿 4 应更新的栏目没有过期',
      '绿 5 没有空白栏目',
      '绿 6 每页都有纠错和咨询的渠道',
      '灰 6 留言按时答复',
      '绿 7 没有伪造的发布日期',
      '绿 政务元数据写全了',
      '绿 网站标识码',
      '绿 没有死链',
    ]);
  });

  it('is printed a line a finding, the last line counting', () => {
    const lines = printFindings(inspect(facts()));
    expect(lines).toHaveLength(13);
    expect(lines[2]).toBe(
      '绿  2 两周内更新过（看网站和内容的最近一次提交）：最近一次改在 2026-11-20，到今天 4 天（不能超过 14 天）',
    );
    expect(lines.at(-1)).toBe('红 0 项、绿 10 项、灰 2 项（灰的要县里自己做）');
  });
});

describe('opening', () => {
  const answers = (slow: number, ms = 15_000) =>
    facts().answers.flatMap((answer, at) =>
      Array.from({ length: 5 }, (_, time) => (at * 5 + time < slow ? { ...answer, ms } : answer)),
    );

  it('is red where a twentieth of the pages take fifteen seconds', () => {
    expect(answers(0)).toHaveLength(20);
    expect(notGreen({ answers: answers(1) })).toEqual([
      ['红', '1 网页打得开', expect.stringContaining('20 个网页里有 1 个15秒打不开')],
    ]);
  });

  it('is green just below fifteen seconds, and just below a twentieth', () => {
    expect(notGreen({ answers: answers(1, 14_999) })).toEqual([]);
    expect(notGreen({ answers: [...answers(1), ...answers(0)] })).toEqual([]);
  });

  it('is red where one page is no page', () => {
    const [first, ...rest] = facts().answers;
    const broken = first ? [{ ...first, status: 500 }, ...rest] : [];
    expect(notGreen({ answers: broken })).toEqual([['红', '1 网页打得开', `${first?.path} 答 500`]]);
  });
});

describe('updates', () => {
  it.each([
    ['2026-11-10T00:00:00+08:00', []],
    ['2026-11-09T23:59:59+08:00', ['2 两周内更新过（看网站和内容的最近一次提交）']],
    ['2026-05-25T00:00:00+08:00', ['2 两周内更新过（看网站和内容的最近一次提交）']],
    [
      '2026-05-24T23:59:59+08:00',
      [
        '2 两周内更新过（看网站和内容的最近一次提交）',
        '3 “政策文件”栏目半年内更新过',
        '4 应更新的栏目没有过期',
      ],
    ],
  ])('of %s are too old for %j', (day, titles) => {
    expect(notGreen({ changes: changedAt(day) }).map(([colour, title]) => colour + title)).toEqual(
      titles.map((title) => `红${title}`),
    );
  });

  it('without git are grey', () => {
    const changes = { site: undefined, programmes: undefined, folders: new Map() };
    expect(notGreen({ changes }).map(([colour, title]) => colour + title.slice(0, 1))).toEqual([
      '灰2',
      '灰3',
      '灰4',
      '灰7',
    ]);
  });
});

describe('an empty column', () => {
  it.each([
    [
      'a list without items',
      '<h1>办事政策</h1><p>说明</p><ul class="tiles">\n<!--slot:x--></ul>',
      '有空的列表',
    ],
    ['a table without rows', '<h1>办事政策</h1><table><tbody></tbody></table>', '有空的列表'],
    ['a heading at the end', '<h1>办事政策</h1><p>说明</p><h2>公示</h2>', '标题“公示”下面是空的'],
    [
      'a heading before the next',
      '<h1>办事政策</h1><h2>公示</h2><h2>政策</h2><p>有</p>',
      '标题“公示”下面是空的',
    ],
    ['only headings', '<h1>办事政策</h1><h2>公示</h2>', '标题“办事政策”下面是空的'],
    ['nothing', '', '没有正文'],
  ])('is found: %s', (_, main, said) => {
    write('programmes/index.html', page(POLICIES, main));
    write('programmes/tea/index.html', page(ARTICLE, '<h1>茶</h1><p id="who">茶农</p>'));
    expect(notGreen()).toEqual([['红', '5 没有空白栏目', expect.stringContaining(`/programmes/ ${said}`)]]);
  });

  it('is none where a heading has a further heading with words', () => {
    write('programmes/index.html', page(POLICIES, '<h1>办事政策</h1><h2>一</h2><h3>二</h3><p>有</p>'));
    expect(notGreen()).toEqual([]);
  });
});

describe('a way to ask', () => {
  it.each([
    { office: '某办公室', phone: COUNTY.corrections.phone },
    { office: COUNTY.corrections.office, phone: '110' },
  ])('is missed on one page that says %o', (corrections) => {
    write('404.html', page(COLUMN, '<h1>没有找到</h1><p>回首页</p>', corrections));
    expect(notGreen()).toEqual([['红', '6 每页都有纠错和咨询的渠道', '1 个网页没有写：/404.html']]);
  });

  it('is grey with the number of an example', () => {
    expect(notGreen({ county: { ...COUNTY, demo: true } })).toEqual([
      ['灰', '6 每页都有纠错和咨询的渠道', expect.stringContaining('0739-1234567 是示例号码')],
    ]);
  });
});

describe('a publish date', () => {
  it.each([
    ['of another day than the commit', '2026-11-19 23:30', '写 2026-11-19，实际 2026-11-20'],
    ['still to come', '2026-11-25 00:00', '写 2026-11-25'],
  ])('%s is forged', (_, PubDate, said) => {
    write('programmes/tea/index.html', page({ ...ARTICLE, PubDate }, '<h1>茶</h1><p id="who">茶农</p>'));
    expect(notGreen()).toEqual([['红', '7 没有伪造的发布日期', expect.stringContaining(said)]]);
  });

  it('still to come is forged even where the commit says the same', () => {
    const early = page({ ...ARTICLE, PubDate: '2026-11-25 00:00' }, '<h1>茶</h1><p id="who">茶农</p>');
    write('programmes/tea/index.html', early);
    write('zb/programmes/tea/index.html', early);
    const folders = new Map([['tea', '2026-11-25T00:00:00+08:00']]);
    expect(notGreen({ changes: { site: COMMITTED, programmes: COMMITTED, folders } })).toEqual([
      ['红', '7 没有伪造的发布日期', expect.stringContaining('写 2026-11-25')],
    ]);
  });

  it('of a folder without a commit cannot be checked', () => {
    const changes = { site: COMMITTED, programmes: COMMITTED, folders: new Map() };
    expect(notGreen({ changes })).toEqual([
      ['灰', '7 没有伪造的发布日期', expect.stringContaining('2 个网页的文件夹没有提交记录')],
    ]);
  });
});

describe('meta tags', () => {
  it.each([
    ['index.html', { ...COLUMN, ColumnType: '' }, '/ 缺 ColumnType'],
    ['index.html', { ...COLUMN, SiteName: '' }, '/ 缺 SiteName'],
    ['index.html', { ArticleTitle: '公告' }, '/ 缺 PubDate、ContentSource'],
    ['programmes/tea/index.html', COLUMN, '/programmes/tea/ 缺 ArticleTitle、PubDate、ContentSource'],
    [
      'programmes/tea/index.html',
      { ...ARTICLE, PubDate: '2026-11-20' },
      '/programmes/tea/ 的 PubDate 要写成',
    ],
  ])('are held against the kind of page: %s %o', (file, meta, said) => {
    write(file, page(meta, '<h1>页</h1><p id="who">有</p>'));
    expect(notGreen()).toEqual([['红', '政务元数据写全了', expect.stringContaining(said)]]);
  });

  it.each([
    ['a demonstration has none', true, '灰', '演示站没有'],
    ['a real site needs one', false, '红', '正式网站要有网站标识码'],
  ])('hold no 网站标识码 that the county has not: %s', (_, demo, colour, said) => {
    const county = { demo, corrections: COUNTY.corrections };
    writePages({ SiteIDCode: undefined });
    expect(notGreen({ county })).toContainEqual([colour, '网站标识码', expect.stringContaining(said)]);
    writePages();
    expect(notGreen({ county })).toContainEqual(['红', '网站标识码', expect.stringContaining('不一样')]);
  });
});

describe('a dead link', () => {
  it.each([['/programmes/rice/'], ['/programmes/tea/#amount'], ['#nowhere'], ['/picture.svg'], ['rice/']])(
    'is found: %s',
    (href) => {
      write('programmes/index.html', page(POLICIES, `${LIST}<a href="${href}">x</a>`));
      expect(notGreen()).toEqual([['红', '没有死链', `1 个站内链接打不开：/programmes/ → ${href}`]]);
    },
  );

  it.each(['https://www.gov.cn/', 'tel:120', '/programmes/tea/#who', '/icon.svg', 'tea/'])(
    'is none: %s',
    (href) => {
      write('programmes/index.html', page(POLICIES, `${LIST}<a href="${href}">x</a>`));
      expect(notGreen()).toEqual([]);
    },
  );

  it('is what the portal answers, where the address is no file', () => {
    write('programmes/index.html', page(POLICIES, `${LIST}<a href="/v1/programmes?q=1">数据</a>`));
    const { site, answers } = facts();
    expect(linksBeyondFiles(site, { basePath: '/', publicUrl: undefined })).toEqual(['/v1/programmes?q=1']);
    const asked = (status: number) => ({
      answers: [...answers, { path: '/v1/programmes?q=1', status, ms: 1 }],
    });
    expect(notGreen(asked(200))).toEqual([]);
    expect(notGreen(asked(404))).toEqual([['红', '没有死链', expect.stringContaining('/v1/programmes?q=1')]]);
  });

  it('is one that leaves the base path, and one of the public address', () => {
    const place = { basePath: '/zwgk/mb/', publicUrl: 'https://www.example.gov.cn' };
    write('index.html', page(COLUMN, '<h1>首页</h1><a href="/zwgk/mb/programmes/">政策</a>'));
    write(
      'programmes/index.html',
      page(POLICIES, '<h1>政策</h1><a href="https://www.example.gov.cn/zwgk/mb/rice/">x</a>'),
    );
    const [[, , said] = []] = notGreen(place);
    expect(said).toContain('/ → /icon.svg');
    expect(said).not.toContain('/ → /zwgk/mb/programmes/');
    expect(linksBeyondFiles(readBuiltSite(folder), place)).toEqual(['/rice/']);
  });
});

it('opens every page of this repository’s own site and finds nothing wrong in it', {
  timeout: 60_000,
}, () => {
  const { stdout, stderr } = spawnSync(process.execPath, ['api/cli/inspect.ts'], {
    encoding: 'utf8',
    env: { ...process.env, SITE_OUT: SITE, NODE_NO_WARNINGS: '1' },
  });
  // 2 to 4 and 7 depend on the day and on what is committed.
  const lines = stdout.split('\n').filter((line) => /^[红绿灰] {2}(1 网页|[56]|[^\d])/.test(line));
  expect(stderr).toBe('');
  expect(lines).toHaveLength(7);
  expect(lines.filter((line) => line.startsWith('红'))).toEqual([]);
});
