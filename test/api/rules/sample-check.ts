/** A small invented check with one of everything: tests change a copy of it. */
import type { CheckContext, CheckSource } from '#api/rules/authoring.ts';
import { compileCheck } from '#api/rules/compile.ts';
import type { Ruleset } from '#api/rules/ruleset.ts';

export function sampleContext(): CheckContext {
  return {
    programme: 'sample',
    regionCode: null,
    instrument: { id: 'sample-2024', title: '示例办法' },
    clauses: {
      一: { anchor: 'c-1', summary: '收入标准' },
      二: { anchor: 'c-2', summary: '不能享受的情形' },
      三: { anchor: 'c-3', summary: '申请时间' },
      四: { anchor: 'c-4', summary: '补贴数额' },
      五: { anchor: 'c-5', summary: '没有人引用' },
    },
    stages: {
      application: { label: '申请', from: '2024-04-15', to: '2024-04-20', cites: ['三'] },
      review: { label: '评议', from: null, to: null, cites: ['三'] },
    },
  };
}

export function sampleCheck(): CheckSource {
  return {
    id: 'eligibility',
    title: '示例自查',
    kind: 'eligibility',
    version: '2024.1',
    effectiveFrom: '2024-04-10',
    effectiveTo: '2026-01-01',
    intro: '示例',
    window: 'application',
    screens: [
      { id: 'money', kind: 'single', title: '收入', facts: ['income'] },
      { id: 'household', kind: 'single', title: '人口', facts: ['members'] },
      { id: 'things', kind: 'list', title: '有没有', facts: ['car', 'idleLand', 'newHome', 'demolished'] },
    ],
    facts: [
      number('income', '月收入', '元', '0 元', '10000 元', { whereToFind: '问村委会。' }),
      number('members', '家庭人口', '人', '1 人', '20 人'),
      yesNo('car', '家里有车'),
      yesNo('idleLand', '土地闲着', { changeable: true }),
      yesNo('newHome', '近期建房'),
      yesNo('demolished', '因拆迁建房'),
    ],
    parameters: [
      {
        id: 'standard',
        label: '低保标准',
        versions: [
          { from: '2024-04-10', to: '2025-01-01', value: '165 元', cites: ['一'] },
          { from: '2025-01-01', to: '2025-12-01', value: '180 元', cites: ['一'] },
        ],
      },
      { id: 'grant', label: '每人补贴', versions: [{ from: '2024-01-01', value: '50 元', cites: ['四'] }] },
    ],
    conditions: [
      {
        id: 'incomeLow',
        label: '收入够低',
        when: '月收入 < 低保标准 * 家庭人口',
        yes: '收入低于每人{低保标准}',
        no: '收入不低于每人{低保标准}',
        cites: ['一'],
      },
      { id: 'hasCar', label: '有车', when: '家里有车', yes: '家里有车', no: '家里没有车', cites: ['二'] },
      {
        id: 'leavesLand',
        label: '闲置土地',
        when: '土地闲着',
        yes: '闲置土地',
        no: '没有闲置土地',
        cites: ['二'],
      },
      {
        id: 'buildsHome',
        label: '建房且没有正当原因',
        when: '近期建房 且 非 因拆迁建房',
        yes: '近期建房，不是因为拆迁',
        no: '近期没有建房，或者是因为拆迁',
        cites: ['二'],
      },
      {
        id: 'excluded',
        label: '有不能享受的情形',
        when: '任一(有车、闲置土地、建房且没有正当原因)',
        yes: '有不能享受的情形',
        no: '没有不能享受的情形',
        cites: ['二'],
      },
    ],
    outcomes: [
      {
        id: 'base',
        status: 'eligible',
        title: '可能符合',
        say: '收入低于{低保标准}。',
        when: '收入够低 且 非 有不能享受的情形',
        amounts: [{ id: 'grant', label: '每月补贴', value: '每人补贴 * 家庭人口', cites: ['四'] }],
        steps: [
          { label: '交申请', where: '村委会', materials: ['户口簿'], deadline: 'application', cites: ['三'] },
        ],
        cites: ['一'],
      },
      {
        id: 'none',
        status: 'ineligible',
        title: '暂不符合',
        say: '现在还不符合。',
        steps: [{ label: '问村委会', cites: ['三'] }],
        cites: ['一'],
      },
    ],
    humanChecks: [{ id: 'visit', label: '上门走访', decidedBy: '村干部', cites: ['三'] }],
    assumptions: [{ about: '收入怎么算', treat: '照您填的数和{低保标准}比', cites: ['一'] }],
  };
}

/** The compiled sample, after an optional change to its source. */
export function sampleRuleset(change: (check: CheckSource) => void = () => {}): Ruleset {
  const check = sampleCheck();
  change(check);
  const result = compileCheck(check, sampleContext());
  if ('problems' in result) throw new Error(JSON.stringify(result.problems, null, 2));
  return result.ruleset;
}

type FactExtras = { changeable?: boolean; whereToFind?: string };

function yesNo(id: string, label: string, extras: FactExtras = {}): CheckSource['facts'][number] {
  return { id, label, type: '是非', ask: `${label}吗？`, cites: ['二'], ...extras };
}

function number(
  id: string,
  label: string,
  unit: string,
  min: string,
  max: string,
  extras: FactExtras = {},
): CheckSource['facts'][number] {
  return { id, label, type: '数量', unit, min, max, ask: `${label}是多少？`, cites: ['一'], ...extras };
}
