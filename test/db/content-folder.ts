/** A small valid `db` folder in a temporary place, with files replaced, edited or left out. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';

/** Holds every folder of one test file; gone when its tests are over. */
const parent = mkdtempSync(join(tmpdir(), 'content-'));
afterAll(() => rmSync(parent, { recursive: true }));

/** Text of a file, an edit of the base file, or null for no such file. Paths are relative to the programme folder. */
export type Changes = Record<string, string | ((text: string) => string) | null>;

/** Writes `programmes/wenquan-tea/` with changes and the regions. Returns the `db` folder. */
export function contentFolder(changes: Changes = {}): string {
  const root = mkdtempSync(join(parent, 'db-'));
  write(join(root, 'regions/regions.yaml'), REGIONS);
  write(join(root, 'programmes/concepts.yaml'), 'gates: []\nconcepts: []\n');
  addProgramme(root, 'wenquan-tea', changes);
  return root;
}

/** Adds one more folder made from the same base. */
export function addProgramme(root: string, slug: string, changes: Changes = {}): void {
  const names = new Set([...Object.keys(BASE), ...Object.keys(changes)]);
  for (const name of names) {
    const base = (BASE[name] ?? '').replace('slug: wenquan-tea', `slug: ${slug}`);
    const change = changes[name] === undefined ? base : changes[name];
    const text = typeof change === 'function' ? change(base) : change;
    if (text !== null) write(join(root, 'programmes', slug, name), text);
  }
}

/** Replaces exactly one occurrence, or the test is wrong. */
export function replacing(from: string, to: string): (text: string) => string {
  return (text) => {
    if (text.split(from).length !== 2) throw new Error(`expected one “${from}”`);
    return text.replace(from, () => to);
  };
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

const REGIONS = `source: test
retrieved: 2026-11-23
regions:
  - { code: "430000", name: 湖南省, parent: null }
  - { code: "430500", name: 邵阳市, parent: "430000" }
  - { code: "430524", name: 隆回县, parent: "430500" }
`;

const BASE: Record<string, string> = {
  'programme.yaml': `slug: wenquan-tea
kind: programme
title: 温泉镇茶园补贴
shortTitle: 茶园补贴
summary: 新种茶园的农户可以领补贴
region: { code: "430524", place: 温泉镇 }
authority: { name: 温泉镇人民政府, cites: [一] }
audience: [farmers]
versions:
  - { from: 2024-01-01, to: 2025-01-01, cites: [一] }
  - { from: 2025-01-01, cites: [一] }
stages:
  - { id: apply, label: 申请, from: 2024-03-01, to: 2024-03-31, tasks: [交申请], cites: [二(一)] }
postings:
  - id: village
    round: 1
    label: 村里公示
    postedBy: 村委会
    place: null
    period: { kind: atLeast, length: 7, unit: 天 }
    cites: [二(二)]
indicators:
  - { id: area, label: 新种面积, comparison: ">=", value: 100 亩, by: null, cites: [一] }
contacts:
  - { label: 镇农业站, phone: null, cites: [二(一)] }
mainCheck: subsidy
lifeEvents: [farming]
tables:
  - id: villages
    title: 各村任务
    columns:
      - { id: village, label: 村, type: text }
      - { id: area, label: 面积, type: number, unit: 亩 }
      - { id: cites, label: 依据, type: cites }
    totals: { area: 100 }
    chart: { label: village, values: [area] }
    cites: [一]
`,
  'data/villages.csv': `村,面积,依据
东村,60,三1
西村,40,一；三1
`,
  'source.yaml': `title: 温泉镇茶园补贴办法
documentNumber: null
issuer: 温泉镇人民政府
level: township
issuedOn: 2024-01-01
sha256: ${'a'.repeat(64)}
clauses:
  - { loc: 一, summary: 谁来管、管什么 }
  - { loc: 二(一), summary: 三月申请 }
  - { loc: 二(二), summary: 公示不少于七天, gap: 地点 }
  - { loc: 三1, summary: 面积不少于二亩 }
`,
  'coverage.yaml': `card: [{ label: 明白卡 }]
check: [{ label: 茶园补贴自查, at: check/ }]
posting: [{ label: 村里公示 }]
source: [{ label: 逐条大意 }]
`,
  'card.md': `# 一句话

新种茶园的农户，可以领补贴。【一】

## 带什么

- 身份证。【二(一)】

## 去哪办

- 到镇农业站交申请。【二(一)；二(二)】
`,
  'checks/subsidy.yaml': `id: subsidy
title: 茶园补贴自查
kind: eligibility
version: "2024.1"
effectiveFrom: 2024-01-01
intro: 看看您家能不能领。
window: apply
screens:
  - { id: area, kind: single, title: 面积, facts: [areaCentimu] }
facts:
  - id: areaCentimu
    label: 新种面积
    type: 数量
    unit: 亩
    min: 0 亩
    max: 1000 亩
    ask: 您家新种了多少亩茶？
    cites: [三1]
parameters:
  - id: minimum
    label: 起补面积
    versions:
      - { from: 2024-01-01, value: 2 亩, cites: [三1] }
conditions:
  - { id: large, label: 面积达到起补线, when: 新种面积 >= 起补面积, yes: 新种面积不少于2亩, no: 新种面积不到2亩, cites: [三1] }
outcomes:
  - id: yes
    status: eligible
    title: 可以申请
    say: 您家的面积够了。
    when: 面积达到起补线
    steps: [{ label: 到镇农业站交申请, cites: [二(一)] }]
    cites: [三1]
  - id: no
    status: ineligible
    title: 面积不够
    say: 您家的面积还不到起补线。
    steps: [{ label: 可以向镇农业站再问一问, cites: [二(一)] }]
    cites: [三1]
humanChecks: []
amountNote: { say: 每亩补多少，原文未载明。, cites: [一] }
`,
  'checks/subsidy.cases.yaml': `- { name: 面积刚好够, asOf: 2024-03-02, answers: { areaCentimu: 2 亩 }, status: eligible }
`,
};
