/** What `npm run coverage` says of a site: where a part stands, why there is none, and what is missing. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readBuiltSite } from '#api/cli/built-site.ts';
import { type CoverageReport, coverageOf, printCoverage } from '#api/cli/coverage-parts.ts';
import { loadProgrammes } from '#db/programmes/load.ts';
import { printProblems } from '#db/programmes/problem.ts';
import { contentFolder } from '../../db/content-folder.ts';
import { SITE } from '../../runtimes/site.ts';

/** Of 温泉镇茶园补贴, the folder of the tests. */
const FILE = 'db/programmes/wenquan-tea/coverage.yaml';
const PAGE = '/programmes/wenquan-tea/';
const BLOCKS = ['promise', 'who', 'amount', 'bring', 'where', 'when', 'posting', 'contact'];
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mingbai-coverage-'));
  write('programmes/wenquan-tea/index.html', card(BLOCKS));
  write('programmes/wenquan-tea/check/index.html', '<main><h1>茶园补贴自查</h1></main>');
  write('programmes/wenquan-tea/source/index.html', '<ol><li id="c-1">每亩44.5元</li></ol>');
  write('programmes/wenquan-tea/data/index.html', TABLES);
  write('programmes/wenquan-tea/stages.ics', 'BEGIN:VCALENDAR');
});
afterEach(() => rmSync(folder, { recursive: true }));

const TABLES = `<section class="data" aria-labelledby="table-villages"><h2 id="table-villages">各村任务</h2>
<svg role="img" aria-label="条形图：各村任务"></svg><table><thead><tr><th>村</th><th>亩</th></tr></thead>
<tbody><tr><th>东村</th><td>60</td></tr><tr><th>西村</th><td>1,440</td></tr></tbody></table></section>`;

function card(blocks: string[]): string {
  const sections = blocks.map(
    (id) => `<section id="${id}"><h2>${id}</h2><ul><li>村里公示</li></ul></section>`,
  );
  return `<main><h1>温泉镇茶园补贴</h1>${sections.join('')}
<section class="timeline" aria-labelledby="stages"><h2 id="stages">时间安排</h2><!--slot:today--><ol>
<li><h3>申请</h3><ul><li>交申请</li><li>留底</li></ul></li><li><h3>发钱</h3><ul><li>到账</li></ul></li></ol></section></main>`;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

function coverage(yaml: string): CoverageReport {
  const { folders, problems } = loadProgrammes(contentFolder({ 'coverage.yaml': yaml }));
  const file = folders[0]?.coverage;
  if (!file) throw new Error(printProblems(problems).join('\n'));
  return coverageOf([{ slug: 'wenquan-tea', title: '温泉镇茶园补贴', file }], readBuiltSite(folder));
}

/** What the report says of the one programme, without the lines of places nobody asked for. */
function states(yaml: string) {
  const { programmes, problems } = coverage(`${yaml}\n`);
  const labelled = programmes.flatMap(({ lines }) => lines).filter(({ label }) => label === '它');
  return { lines: labelled.map(({ part, label, ...state }) => state), problems: printProblems(problems) };
}

const there = (at: string) => ({ lines: [{ state: 'there', address: PAGE + at }], problems: [] });
const hole = (why: string) => ({ lines: [{ state: 'hole', why }], problems: [] });

describe('an expected part', () => {
  it.each([
    ['card: [{ label: 它 }]', ''],
    ['check: [{ label: 它, at: check/ }]', 'check/'],
    ['posting: [{ label: 它, count: 1, says: [村里公示] }]', '#posting'],
    ['timeline: [{ label: 它, count: 2, says: [发钱] }]', '#stages'],
    ['timeline: [{ label: 它, at: stages.ics }]', 'stages.ics'],
    [
      'tables: [{ label: 它, at: data/#table-villages, count: 2, says: ["60", "1,440", 条形图] }]',
      'data/#table-villages',
    ],
    ['indicators: [{ label: 它, at: source/#c-1, says: ["44.5"] }]', 'source/#c-1'],
  ])('that is there has its address: %s', (yaml, at) => {
    expect(states(yaml)).toEqual(there(at));
  });

  it.each([
    ['indicators: [{ label: 它 }]', `网站上没有 ${PAGE}#indicators，也没有写原因`],
    ['check: [{ label: 它 }]', '没有写地址（at），也没有写原因（reason）'],
    ['check: [{ label: 它, at: check/amount/ }]', `网站上没有 ${PAGE}check/amount/，也没有写原因`],
    ['tables: [{ label: 它, at: data/#table-towns }]', `网站上没有 ${PAGE}data/#table-towns，也没有写原因`],
    [
      'tables: [{ label: 它, at: data/#table-villages, count: 3 }]',
      `${PAGE}data/#table-villages 有 2 项，应有 3 项`,
    ],
    ['timeline: [{ label: 它, count: 5 }]', `${PAGE}#stages 有 2 项，应有 5 项`],
    [
      'tables: [{ label: 它, at: data/#table-villages, says: ["440"] }]',
      `${PAGE}data/#table-villages 没有“440”`,
    ],
    ['indicators: [{ label: 它, at: source/#c-1, says: ["44"] }]', `${PAGE}source/#c-1 没有“44”`],
  ])('that is not there, or is something else, is a hole: %s', (yaml, why) => {
    expect(states(yaml)).toEqual(hole(why));
  });

  it('is no card where a block is missing', () => {
    write('programmes/wenquan-tea/index.html', card(BLOCKS.slice(1)));
    expect(states('card: [{ label: 它 }]')).toEqual(hole(`网站上没有 ${PAGE}，也没有写原因`));
  });

  it('that is not there yet may have its reason', () => {
    expect(states('directory: [{ label: 它, reason: 还没有建 }]')).toEqual({
      lines: [{ state: 'explained', reason: '还没有建' }],
      problems: [],
    });
  });

  it('that is there has no reason any more', () => {
    const { problems } = states('posting:\n  - label: 它\n    reason: 还没有');
    expect(problems).toEqual([`${FILE}:3 reason：网站上已经有了，请删去这个原因`]);
  });

  it('leaves no reason beside a check that nobody named', () => {
    const { problems } = states('check: [{ label: 它, reason: 自查在做 }]');
    expect(problems).toEqual([
      `${FILE}:1 网站上已经有 ${PAGE}check/：给它的那一项写上 at: "check/"，并删去原因`,
    ]);
  });

  it('leaves no reason beside a page of the directory that leads to the programme', () => {
    write('help/tea-station/index.html', `<main><h1>镇农业站</h1><a href="/zwgk/mb${PAGE}">补贴</a></main>`);
    const { problems } = states('directory: [{ label: 它, reason: 还没有建 }]');
    expect(problems).toEqual([expect.stringContaining('网站上已经有 /help/tea-station/')]);
  });
});

it('is refused with every problem at its line', () => {
  const file = 'cards: [{ label: 卡 }]\ncheck:\n  - { at: check/, count: 0 }\n';
  const { problems } = loadProgrammes(contentFolder({ 'coverage.yaml': file }));
  expect(printProblems(problems)).toEqual([
    `${FILE}:1 没有 cards 这一项；是不是想写 card？`,
    `${FILE}:3 label：缺少这一项，要写文字`,
    `${FILE}:3 count：要大于 0`,
  ]);
});

it('prints a block a programme, each part named once, below the base path, and counts at the end', () => {
  const report = coverage(`card: [{ label: 明白卡 }]
tables: [{ label: 各镇任务, at: data/#table-towns }]
directory: [{ label: 镇农业站, reason: 还没有建 }]
`);
  expect(printCoverage(report, '/zwgk/mb/')).toEqual([
    'wenquan-tea  温泉镇茶园补贴',
    '  明白卡        明白卡 → /zwgk/mb/programmes/wenquan-tea/',
    '  自查、计算器  茶园补贴自查 → /zwgk/mb/programmes/wenquan-tea/check/',
    '  公示          posting → /zwgk/mb/programmes/wenquan-tea/#posting',
    '  时间安排      时间安排 → /zwgk/mb/programmes/wenquan-tea/#stages',
    '                日历文件 → /zwgk/mb/programmes/wenquan-tea/stages.ics',
    `  表格          各镇任务 ✗ 空缺：网站上没有 ${PAGE}data/#table-towns，也没有写原因`,
    '                各村任务 → /zwgk/mb/programmes/wenquan-tea/data/#table-villages',
    '  目录          镇农业站 — 还没有建',
    '  依据          source/ → /zwgk/mb/programmes/wenquan-tea/source/',
    '',
    '1 个项目、7 处有地址、1 处说明了原因、1 处空缺',
  ]);
});

describe('this repository', () => {
  const { folders } = loadProgrammes(resolve('db'));

  it('expects of each programme its source, and a card with what it says of 公示, or notes', () => {
    const lacking = folders.filter(({ coverage }) => {
      const { source, card, posting, notes } = coverage?.value ?? {};
      return !source || !(notes || (card && posting));
    });
    expect(lacking.map(({ slug }) => slug)).toEqual([]);
  });

  it('has no hole, and no reason that no longer holds', { timeout: 60_000 }, () => {
    const { stdout, stderr, status } = spawnSync(process.execPath, ['api/cli/coverage.ts'], {
      encoding: 'utf8',
      env: { ...process.env, SITE_OUT: SITE, NODE_NO_WARNINGS: '1' },
    });
    const lines = stdout.trimEnd().split('\n');
    expect(lines.filter((line) => /✗|^db\//.test(line))).toEqual([]);
    expect(lines.at(-1)).toMatch(/^\d+ 个项目、\d+ 处有地址、\d+ 处说明了原因、0 处空缺$/);
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  });

  it('gives its reasons without the number of an issue', () => {
    const said = folders.map(({ coverage }) => JSON.stringify(coverage?.value));
    expect(said.filter((text) => /issue|议题|#\d/i.test(text))).toEqual([]);
  });
});
