import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadProgrammes } from '#db/programmes/load.ts';
import { printProblems } from '#db/programmes/problem.ts';
import { addProgramme, type Changes, contentFolder, replacing } from '../content-folder.ts';

/** What loading the base folder with these changes reports, without the folder's own path. */
function problemsOf(changes: Changes): string[] {
  const { problems } = loadProgrammes(contentFolder(changes));
  return printProblems(problems).map((problem) => problem.replace('db/programmes/wenquan-tea/', ''));
}

const CLAUSE_GONE =
  'source.yaml 里没有条款 三1；附近有 一、二(一)、二(二)；原文确有这一条的，先写进 source.yaml';

/** `[what is wrong, file, from, to, …what is reported]` */
type Broken = [title: string, file: string, from: string, to: string, ...reported: string[]];

const programme: Broken[] = [
  [
    'a placeholder that nothing fills',
    'programme.yaml',
    'tasks: [交申请]',
    'tasks: ["种满{起补面积}的交申请"]',
    'programme.yaml:13 tasks：这里不能写 { }：没有程序来填，群众会照样看到“{起补面积}”；请直接写数和单位，如 165 元',
  ],
  [
    'a slug unlike its folder',
    'programme.yaml',
    'slug: wenquan-tea',
    'slug: wenquan',
    'programme.yaml:1 slug：写的是 wenquan，要和文件夹名 wenquan-tea 一样',
  ],
  [
    'an unknown key',
    'programme.yaml',
    'shortTitle:',
    'shortTitel:',
    'programme.yaml:1 shortTitle：缺少这一项，要写文字',
    'programme.yaml:4 没有 shortTitel 这一项；是不是想写 shortTitle？',
  ],
  [
    'a region not listed',
    'programme.yaml',
    '"430524"',
    '"430525"',
    'programme.yaml:6 code：db/regions/regions.yaml 里没有 430525；是不是想写 430524？',
  ],
  [
    'a region code that became a number',
    'programme.yaml',
    '"430524"',
    '430524',
    'programme.yaml:6 code：要写文字（像数字的要加引号）',
  ],
  [
    'an unknown audience',
    'programme.yaml',
    '[farmers]',
    '[farmers, farmer]',
    'programme.yaml:8 audience：只能是 low-income（困难家庭）、disabled（残疾人）、elderly（老年人）、children（未成年人）、farmers（种植户）、patients（患者和家属）、students（学生和教师）、employers（用人单位）、residents（所有居民）、institutions（机构和单位）；是不是想写 farmers？',
  ],
  [
    'an audience named twice',
    'programme.yaml',
    '[farmers]',
    '[farmers, farmers]',
    'programme.yaml:8 audience：farmers 写了两次',
  ],
  [
    'a day that does not exist',
    'programme.yaml',
    'to: 2024-03-31',
    'to: 2024-02-30',
    'programme.yaml:13 to：要写成 YYYY-MM-DD 的真实日期，如 2024-04-10',
  ],
  [
    'versions that overlap',
    'programme.yaml',
    'to: 2025-01-01',
    'to: 2025-02-01',
    'programme.yaml:11 from：和上一版重叠，上一版到 2025-02-01 才结束',
  ],
  [
    'a version after an open one',
    'programme.yaml',
    ', to: 2025-01-01',
    '',
    'programme.yaml:11 from：和上一版重叠，上一版没写 to；请写 to: 2025-01-01',
  ],
  [
    'versions out of order',
    'programme.yaml',
    'from: 2024-01-01',
    'from: 2025-06-01',
    'programme.yaml:10 from：2025-06-01 要早于 to 2025-01-01（to 是不再施行的第一天）',
    'programme.yaml:11 from：版本要按日期先后写，2025-01-01 不晚于上一版的 2025-06-01',
  ],
  [
    'a stage that ends before it starts',
    'programme.yaml',
    'from: 2024-03-01',
    'from: 2024-04-01',
    'programme.yaml:13 from：2024-04-01 晚于 to 2024-03-31',
  ],
  [
    'a stage without any date',
    'programme.yaml',
    'from: 2024-03-01, to: 2024-03-31',
    'from: null, to: null',
    'programme.yaml:13 from、to 都是 null 时要写 dateText，照原文写时间，如 dateText: 9月上旬',
  ],
  [
    'an indicator without a unit',
    'programme.yaml',
    '100 亩',
    '"100"',
    'programme.yaml:23 value：目标值要带单位，如 80 % 或 100000 亩',
  ],
  [
    'an indicator that is a bare number',
    'programme.yaml',
    '100 亩',
    '100',
    'programme.yaml:23 value：要写文字（像数字的要加引号）',
  ],
  [
    'a posting period of no known kind',
    'programme.yaml',
    'kind: atLeast',
    'kind: about',
    'programme.yaml:20 kind：写成 { kind: atLeast, length: 7, unit: 天 }；kind 只能是 atLeast（至少）、exactly（正好）或 notStated（原文未载明，不写 length）',
  ],
  [
    'a citation to a clause that is not there',
    'programme.yaml',
    'cites: [二(二)]',
    'cites: [二(三)]',
    'programme.yaml:21 source.yaml 里没有条款 二(三)；附近有 二(一)、二(二)；原文确有这一条的，先写进 source.yaml',
  ],
  [
    'a citation that is no locator',
    'programme.yaml',
    'cites: [二(二)]',
    'cites: [二（二）]',
    'programme.yaml:21 cites：“二（二）”不是条款号；是不是想写 二(二)？',
  ],
  [
    'a Chinese comma between citations',
    'programme.yaml',
    'cites: [二(二)]',
    'cites: [二(一)，二(二)]',
    'programme.yaml:21 cites：“二(一)，二(二)”不是条款号；是不是想写 二(一), 二(二)？',
  ],
  [
    'a line indented too far',
    'programme.yaml',
    'title: 温泉镇茶园补贴\n',
    '  title: 温泉镇茶园补贴\n',
    'programme.yaml:2 一行里有两个冒号（含冒号的文字要加引号），或者下一行的缩进多了（同一层要对齐）',
  ],
  [
    'a statement without citation',
    'programme.yaml',
    'cites: [二(二)]',
    'cites: []',
    'programme.yaml:21 cites：至少写一条依据，如 cites: [四(二)]',
  ],
  [
    'a main check that is not there',
    'programme.yaml',
    'mainCheck: subsidy',
    'mainCheck: subsidies',
    'programme.yaml:26 mainCheck：没有 checks/subsidies.yaml；是不是想写 subsidy？',
  ],
  [
    'a key written twice',
    'programme.yaml',
    'mainCheck: subsidy',
    'mainCheck: subsidy\nmainCheck: subsidy',
    'programme.yaml:27 同一层里这一项写了两次',
  ],
  [
    'a tab',
    'programme.yaml',
    '  - id: village\n',
    '  - id: village\n\t\tfoo: 1\n',
    'programme.yaml:16 缩进只能用空格，不能用制表符',
  ],
  [
    'an alias',
    'programme.yaml',
    'authority: { name: 温泉镇人民政府, cites: [一] }',
    'authority: &a { name: 温泉镇人民政府, cites: [一] }\nchannels: [*a]',
    'programme.yaml:8 不能用 * 引用别处的内容；以 * 开头的文字要加引号',
  ],
];

/** Slips of the keyboard, each as the line of it is told. */
const typing: Broken[] = [
  [
    'a full-width colon',
    'programme.yaml',
    'title: 温',
    'title：温',
    'programme.yaml:3 冒号要用半角，后面空一格，如 title: 名称',
  ],
  [
    'no space after a colon',
    'programme.yaml',
    'title: 温',
    'title:温',
    'programme.yaml:3 冒号后面要空一格，如 title: 名称',
  ],
  [
    'no space after a dash',
    'programme.yaml',
    '  - id: village\n',
    '  -id: village\n',
    'programme.yaml:15 “-”后面要空一格',
  ],
  [
    'full-width spaces before a key',
    'programme.yaml',
    '    round: 1',
    '\u3000\u3000round: 1',
    'programme.yaml:16 缩进要用半角空格，这一行开头有全角空格',
  ],
  [
    'a text that starts with a brace',
    'checks/subsidy.yaml',
    'say: 您家的面积还',
    'say: {起补面积}您家的面积还',
    'checks/subsidy.yaml:37 以 { 开头的文字要加引号，如 say: "{低保标准}以下的可以领"',
  ],
  [
    'a placeholder within { } without quotes',
    'checks/subsidy.yaml',
    'yes: 新种面积不少于2亩',
    'yes: 新种面积不少于{起补面积}',
    'checks/subsidy.yaml:25 写在 { } 一行里的文字，有 {参数名} 的要加引号',
  ],
  [
    'a placeholder in a digest',
    'source.yaml',
    'summary: 面积不少于二亩',
    'summary: "面积不少于{起补面积}"',
    'source.yaml:11 summary：这里不能写 { }：没有程序来填，群众会照样看到“{起补面积}”；请直接写数和单位，如 165 元',
  ],
  [
    'a colon and a space within { }',
    'source.yaml',
    'summary: 三月申请',
    'summary: 三月: 申请',
    'source.yaml:9 { } 里的文字有冒号，冒号后面又有空格：要加引号',
  ],
  [
    'a half-width comma within { }',
    'source.yaml',
    'summary: 三月申请',
    'summary: 三月, 申请',
    'source.yaml:9 没有 申请 这一项；如果是文字的一部分，文字里有半角逗号或冒号，要加引号',
  ],
  [
    'a key that is like none',
    'source.yaml',
    'summary: 三月申请',
    'summary: 三月申请, 大意: 申请',
    'source.yaml:9 没有 大意 这一项；可以写的有 loc、summary、gap、conflict',
  ],
  [
    'no word on what the text may not say',
    'source.yaml',
    'documentNumber: null\n',
    '',
    'source.yaml:1 documentNumber：缺少这一项，要写文字；原文没写的填 null',
  ],
  [
    'a day as people write it',
    'source.yaml',
    'issuedOn: 2024-01-01',
    'issuedOn: 2024年1月1日',
    'source.yaml:5 issuedOn：要写成 YYYY-MM-DD 的真实日期，如 2024-04-10；是不是想写 2024-01-01？',
  ],
  [
    'a day there is not',
    'source.yaml',
    'issuedOn: 2024-01-01',
    'issuedOn: 2024/2/30',
    'source.yaml:5 issuedOn：要写成 YYYY-MM-DD 的真实日期，如 2024-04-10',
  ],
  [
    'a clause with its 第',
    'source.yaml',
    'loc: 三1',
    'loc: 第三条1',
    'source.yaml:11 loc：“第三条1”不是条款号；是不是想写 三1？',
  ],
  [
    'a clause that is none',
    'source.yaml',
    'loc: 三1',
    'loc: 丙1',
    'source.yaml:11 loc：“丙1”不是条款号；应像 四(三)3、任务(二) 或 段5（括号用半角，几个条款号之间用半角逗号）',
  ],
  [
    'a citation without its brackets',
    'programme.yaml',
    'cites: [二(二)]',
    'cites: 二(二)',
    'programme.yaml:21 cites：依据要放在半角方括号里，如 [二(二)]',
  ],
  [
    'a Chinese word for a fixed value',
    'source.yaml',
    'level: township',
    'level: 县',
    'source.yaml:4 level：只能是 national（国家）、province（省）、city（市）、county（县）、township（乡镇）、institution（学校、医院等单位）；是不是想写 county？',
  ],
  [
    'ids with a Chinese comma between them',
    'checks/subsidy.yaml',
    'facts: [areaCentimu]',
    'facts: [areaCentimu、area]',
    'checks/subsidy.yaml:9 facts：几个编号之间用半角逗号隔开，如 [income, area]',
  ],
  [
    'a quantity in full-width digits, with a comma',
    'checks/subsidy.yaml',
    'max: 1000 亩',
    'max: １,０００ 亩',
    'checks/subsidy.yaml:16 max：数量要连单位一起写，如 165 元；是不是想写 1000 亩？',
  ],
  [
    'no space after a hash',
    'card.md',
    '## 去哪办',
    '##去哪办',
    'card.md:1 缺少“## 去哪办”一节',
    'card.md:9 “#”后面要空一格',
  ],
];

const source: Broken[] = [
  [
    'a clause listed twice',
    'source.yaml',
    '  - { loc: 三1,',
    '  - { loc: 一, summary: 又写一遍 }\n  - { loc: 三1,',
    'source.yaml:11 loc：一 写了两次',
  ],
  [
    'two locators with one anchor',
    'source.yaml',
    '  - { loc: 三1,',
    '  - { loc: 二1, summary: 另一条 }\n  - { loc: 三1,',
    'source.yaml:11 条款号 二1 和 二(一) 会得到同一个页内锚点 c-2-1',
  ],
  [
    'a cited clause deleted',
    'source.yaml',
    '  - { loc: 三1, summary: 面积不少于二亩 }\n',
    '',
    ...[18, 23, 25, 33, 39].map((line) => `checks/subsidy.yaml:${line} ${CLAUSE_GONE}`),
    ...[2, 3].map((line) => `data/villages.csv:${line} ${CLAUSE_GONE}`),
  ],
];

const card: Broken[] = [
  [
    'no promise',
    'card.md',
    '# 一句话\n\n新种茶园的农户，可以领补贴。【一】\n\n',
    '',
    'card.md:1 缺少“# 一句话”一节',
  ],
  [
    'a section rendered from the rules',
    'card.md',
    '## 带什么',
    '## 谁能领\n\n- 农户。【一】\n\n## 带什么',
    'card.md:5 “谁能领”由 mainCheck 的规则生成，请从 card.md 删去，免得和自查不一致',
  ],
  [
    'the posting section',
    'card.md',
    '## 带什么',
    '## 公示几天\n\n- 七天。【一】\n\n## 带什么',
    'card.md:5 “公示几天”由 programme.yaml 的 postings 生成，请从 card.md 删去',
  ],
  [
    'an unknown section',
    'card.md',
    '## 去哪办',
    '## 去哪儿办',
    'card.md:1 缺少“## 去哪办”一节',
    'card.md:9 没有“去哪儿办”这一节；只能是“# 一句话”和“## 谁能领”“## 领多少”“## 带什么”“## 去哪办”“## 多久”“## 找谁”',
  ],
  [
    'a bullet without citation',
    'card.md',
    '- 身份证。【二(一)】',
    '- 身份证。',
    'card.md:7 每条末尾要写依据的条款号，如【四(二)；三2】',
  ],
  [
    'a citation to a clause that is not there',
    'card.md',
    '二(一)；二(二)】',
    '二(一)；二(四)】',
    'card.md:11 source.yaml 里没有条款 二(四)；附近有 二(一)、二(二)；原文确有这一条的，先写进 source.yaml',
  ],
  [
    'a paragraph where a list belongs',
    'card.md',
    '- 身份证。',
    '身份证。',
    'card.md:7 要写成列表，每条以“- ”开头',
  ],
  ['formatting', 'card.md', '- 身份证。', '- **身份证**。', 'card.md:7 只写文字，不要用链接、粗体等格式'],
  [
    'a placeholder that nothing fills',
    'card.md',
    '- 身份证。',
    '- 种了{起补面积}以上的，带身份证。',
    'card.md:7 这里不能写 { }：没有程序来填，群众会照样看到“{起补面积}”；请直接写数和单位，如 165 元',
  ],
  [
    'braces of the wrong width',
    'card.md',
    '- 身份证。',
    '- 种了｛起补面积｝以上的，带身份证。',
    'card.md:7 这里不能写 { }：没有程序来填，群众会照样看到“｛起补面积｝”；请直接写数和单位，如 165 元',
  ],
];

const check: Broken[] = [
  [
    'an id unlike its file',
    'checks/subsidy.yaml',
    'id: subsidy',
    'id: subsidie',
    'checks/subsidy.yaml:1 id：写的是 subsidie，要和文件名 subsidy.yaml 一样',
  ],
  [
    'a check id with a capital',
    'checks/subsidy.yaml',
    'id: subsidy',
    'id: subSidy',
    'checks/subsidy.yaml:1 id：自查的编号只用小写英文字母、数字和连字符，以字母开头',
  ],
  [
    'a citation to a clause that is not there',
    'checks/subsidy.yaml',
    'value: 2 亩, cites: [三1]',
    'value: 2 亩, cites: [三2]',
    'checks/subsidy.yaml:23 source.yaml 里没有条款 三2；附近有 三1；原文确有这一条的，先写进 source.yaml',
  ],
  [
    'a quantity without unit',
    'checks/subsidy.yaml',
    'value: 2 亩',
    'value: 2',
    'checks/subsidy.yaml:23 value：数量要连单位一起写，如 165 元',
  ],
  [
    'a quantity of digits only',
    'checks/subsidy.yaml',
    'value: 2 亩',
    'value: "165"',
    'checks/subsidy.yaml:23 value：数量要连单位一起写，如 165 元',
  ],
  [
    'a limit without unit',
    'checks/subsidy.yaml',
    'max: 1000 亩',
    'max: "1000"',
    'checks/subsidy.yaml:16 max：数量要连单位一起写，如 165 元',
  ],
  [
    'a version that became a number',
    'checks/subsidy.yaml',
    '"2024.1"',
    '2024.1',
    'checks/subsidy.yaml:4 version：版本要加引号，如 "2024.1"',
  ],
  [
    'no amount and no note on it',
    'checks/subsidy.yaml',
    'amountNote: { say: 每亩补多少，原文未载明。, cites: [一] }\n',
    '',
    'checks/subsidy.yaml:26 outcomes：没有一个结果写金额，要写 amountNote 告诉人领多少或原文未载明',
  ],
  [
    'an unknown status in a case',
    'checks/subsidy.cases.yaml',
    'status: eligible',
    'status: yes',
    'checks/subsidy.cases.yaml:1 status：只能是 eligible（符合）、likely（可能符合）、ineligible（暂不符合）、undetermined（还定不了）、notInForce（那天没有生效的规定）',
  ],
  [
    'an answer of no known form',
    'checks/subsidy.cases.yaml',
    'areaCentimu: 2 亩',
    'areaCentimu: 二亩',
    'checks/subsidy.cases.yaml:1 areaCentimu：答案写 true（有）、false（没有）、null（不知道）、连单位的数如 165 元，或 { min: 120 元, max: 160 元 }',
  ],
];

describe('a programme folder', () => {
  it('loads when nothing is wrong', () => {
    const { folders, problems } = loadProgrammes(contentFolder());
    expect(problems).toEqual([]);
    expect(folders[0]?.loaded?.clauses[3]).toEqual({
      loc: '三1',
      anchor: 'c-3-1',
      summary: '面积不少于二亩',
    });
    expect(folders[0]?.loaded?.card?.where).toEqual([
      { text: '到镇农业站交申请。', cites: ['二(一)', '二(二)'] },
    ]);
  });

  it.each([...programme, ...typing, ...source, ...card, ...check])(
    'reports %s in %s',
    (_title, file, from, to, ...reported) => {
      expect(problemsOf({ [file]: replacing(from, to) })).toEqual(reported);
    },
  );

  it('reports every problem of every file at once, in order of file and line', () => {
    const problems = problemsOf({
      'programme.yaml': (text) =>
        text.replace('mainCheck: subsidy', 'mainCheck: nothing').replace('100 亩', '"100"'),
      'source.yaml': replacing('level: township', 'level: village'),
      'card.md': replacing('# 一句话', '# 一句'),
      'checks/subsidy.yaml': replacing('when: 面积达到起补线\n', 'when: 5\n'),
    });
    expect(problems).toEqual([
      'card.md:1 没有“一句”这一节；只能是“# 一句话”和“## 谁能领”“## 领多少”“## 带什么”“## 去哪办”“## 多久”“## 找谁”',
      'card.md:1 缺少“# 一句话”一节',
      'checks/subsidy.yaml:31 when：要写文字',
      'programme.yaml:23 value：目标值要带单位，如 80 % 或 100000 亩',
      'source.yaml:4 level：只能是 national（国家）、province（省）、city（市）、county（县）、township（乡镇）、institution（学校、医院等单位）',
    ]);
  });

  it.each<[string, Changes, string[]]>([
    ['programme.yaml is missing', { 'programme.yaml': null }, ['programme.yaml:1 缺少这个文件']],
    ['source.yaml is missing', { 'source.yaml': null }, ['source.yaml:1 缺少这个文件']],
    ['card.md is missing', { 'card.md': null }, ['card.md:1 缺少这个文件']],
    ['source.yaml is empty', { 'source.yaml': '' }, ['source.yaml:1 要写带名称的几项（名称: 内容）']],
    [
      'a check has no cases',
      { 'checks/subsidy.cases.yaml': null },
      ['checks/subsidy.cases.yaml:1 缺少这个文件'],
    ],
    [
      'cases have no check',
      { 'checks/other.cases.yaml': '[{ name: 甲, asOf: 2024-01-01, answers: {}, status: eligible }]' },
      ['checks/other.yaml:1 缺少这个文件'],
    ],
    [
      'boundaries have no check',
      { 'checks/other.boundaries.yaml': '[{ name: 甲, asOf: 2024-01-01, answers: {}, status: eligible }]' },
      ['checks/other.cases.yaml:1 缺少这个文件', 'checks/other.yaml:1 缺少这个文件'],
    ],
    [
      'boundaries are not what they should be',
      { 'checks/subsidy.boundaries.yaml': '- { name: 甲, asOf: 2024-01-01, answers: {}, status: so }' },
      [
        'checks/subsidy.boundaries.yaml:1 status：只能是 eligible（符合）、likely（可能符合）、ineligible（暂不符合）、undetermined（还定不了）、notInForce（那天没有生效的规定）',
      ],
    ],
    [
      'two cases have one name',
      { 'checks/subsidy.cases.yaml': (text) => text + text },
      ['checks/subsidy.cases.yaml:2 name：“面积刚好够”写了两次'],
    ],
    [
      'files lie about',
      { 'card.md~': '', 'data/list.xlsx': '', 'data/list.csv': 'a\n', 'checks/README.md': '' },
      [
        'card.md~:1 多出的文件，项目文件夹里不放这个',
        'checks/README.md:1 多出的文件，项目文件夹里不放这个',
        'data/list.csv:1 programme.yaml 的 tables 里没有这张表，请写上或删去这个文件',
        'data/list.xlsx:1 多出的文件，项目文件夹里不放这个',
      ],
    ],
    [
      'a notice has a card',
      { 'programme.yaml': replacing('kind: programme', 'kind: notice') },
      [
        'card.md:1 kind 是 notice 的没有明白卡，请删去这个文件',
        'programme.yaml:1 kind 是 notice 的没有明白卡，要写 notes',
      ],
    ],
    [
      'postings are missing without a word',
      { 'programme.yaml': (text) => text.replace(/postings:[\s\S]*?cites: \[二\(二\)\]\n/, '') },
      ['programme.yaml:1 没有 postings 时要写 noPostings，说明为什么没有公示'],
    ],
    [
      'postings are both there and not',
      { 'programme.yaml': (text) => `${text}noPostings: { say: 没有公示。, cites: [一] }\n` },
      ['programme.yaml:38 有 postings 时不能再写 noPostings'],
    ],
    [
      'nothing says how long it takes',
      { 'programme.yaml': (text) => text.replace(/stages:\n.*\n/, '') },
      ['card.md:1 缺少“## 多久”一节'],
    ],
    [
      'no rule fills the card and card.md does not either',
      { 'programme.yaml': replacing('mainCheck: subsidy\n', '') },
      [
        'card.md:1 缺少“## 谁能领”一节；有自查的，在 programme.yaml 写 mainCheck，就由规则生成',
        'card.md:1 缺少“## 领多少”一节；有自查的，在 programme.yaml 写 mainCheck，就由规则生成',
      ],
    ],
  ])('reports when %s', (_title, changes, reported) => {
    expect(problemsOf(changes)).toEqual(reported);
  });

  it('reports a folder whose name can be no slug', () => {
    const root = contentFolder();
    addProgramme(root, '测试');
    expect(printProblems(loadProgrammes(root).problems)).toEqual([
      'db/programmes/测试:1 文件夹名“测试”：只用小写英文字母、数字和连字符，以字母开头，3 到 61 个；slug 写得和它一样',
      'db/programmes/测试/programme.yaml:1 slug：只用小写英文字母、数字和连字符，以字母开头，3 到 61 个',
    ]);
  });

  it('reads files a Windows editor wrote', () => {
    const windows = (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    const changes = {
      'programme.yaml': windows,
      'source.yaml': windows,
      'card.md': windows,
      'checks/subsidy.yaml': windows,
    };
    expect(problemsOf(changes)).toEqual([]);
  });

  it('says so where a file is in another encoding', () => {
    const changes = { 'source.yaml': 'title: \uFFFD\uFFFD\n', 'card.md': '# \uFFFD\n' };
    const garbled = '文字读出来是乱码：请在编辑器里“另存为”，编码选 UTF-8';
    expect(problemsOf(changes)).toEqual([`card.md:1 ${garbled}`, `source.yaml:1 ${garbled}`]);
  });

  it('does not unfold a file that refers to itself', () => {
    const bomb = `a: &a [1,1]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\n`;
    expect(problemsOf({ 'source.yaml': bomb })).toContain(
      'source.yaml:2 不能用 * 引用别处的内容；以 * 开头的文字要加引号',
    );
  });
});

describe('regions.yaml', () => {
  it('reports a code listed twice and a parent that is not there', () => {
    const root = contentFolder();
    const regions = `source: test
retrieved: 2026-11-23
regions:
  - { code: "430000", name: 湖南省, parent: null }
  - { code: "430000", name: 湖南, parent: null }
  - { code: "430524", name: 隆回县, parent: "430500" }
`;
    writeFileSync(join(root, 'regions/regions.yaml'), regions);
    expect(printProblems(loadProgrammes(root).problems)).toEqual([
      'db/regions/regions.yaml:5 code：430000 写了两次',
      'db/regions/regions.yaml:6 parent：上面没有 430500',
    ]);
  });
});
