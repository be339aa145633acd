/** One receipt run again on trial, before anything is promised of what is done with a real one. */
import type { Links } from '#api/rules/page/cites.ts';
import { rerunAnswer } from '#api/rules/page/receipt-page.ts';
import { rerun } from '#api/rules/receipt/rerun.ts';
import { readReceipt } from '#api/rules/receipt.ts';
import type { Ruleset } from '#api/rules/ruleset.ts';
import { toDom } from '../check/dom.ts';

/** 示例: a household that has `hardship` and did not say how many it is, so that there is something left to ask. */
const LINE = 'MB1:SAMPLE/ELIGIBILITY:2024.1:CD1CF0084A819E7E:20240418:FGBP8:G:6PCFC';
const TODAY = '2024-04-19'; // the day after the line's: both results are told

/** Fetches and shows nothing. Throws where this browser lacks what a real receipt needs, as that would. */
export function rehearse(links: Links): void {
  const receipt = readReceipt(LINE);
  if ('problem' in receipt) throw new Error(receipt.problem);
  const current = { ruleset: RULESET, sha256: receipt.hash };
  const again = rerun(receipt, { current, kept: undefined }, { today: TODAY, linkBase: links.base });
  const { body } = rerunAnswer({ id: receipt.id, page: '' }, again, links);
  body.map(toDom);
  if (again?.printed?.verdict.outcome !== 'fits') throw new Error('the rehearsal came to something else');
}

const cites = ['一'];
const asked = { concept: null, help: null, whereToFind: null, changeable: false, cites };

/** 示例: one of each thing that is shown. */
const RULESET: Ruleset = {
  format: 'ruleset/1',
  id: 'sample/eligibility',
  programme: 'sample',
  check: 'eligibility',
  title: '示例自查',
  kind: 'eligibility',
  version: '2024.1',
  regionCode: null,
  instrument: { id: 'sample', title: '示例' },
  clauses: { 一: { anchor: 'c-1', summary: '示例' } },
  inForce: { from: '2024-01-01', to: null },
  window: { label: '申请', from: '2024-04-15', to: '2024-04-20', cites },
  intro: '示例',
  screens: [
    { id: 'hardship', kind: 'single', title: '困难', help: null, facts: ['hardship'] },
    { id: 'members', kind: 'single', title: '人口', help: null, facts: ['members'] },
  ],
  facts: [
    { ...asked, id: 'hardship', label: '困难', ask: '困难吗？', type: 'bool' },
    { ...asked, id: 'members', label: '人口', ask: '几口人？', type: 'int', unit: 'person', min: 1, max: 20 },
  ],
  params: [
    {
      id: 'grant',
      label: '补贴',
      unit: 'fen',
      versions: [{ from: '2024-01-01', to: null, value: 5000, cites }],
    },
  ],
  conditions: [
    {
      id: 'isPoor',
      label: '困难',
      yes: '困难',
      no: '不困难',
      when: { op: 'fact', id: 'hardship' },
      cites,
    },
  ],
  outcomes: [
    {
      id: 'fits',
      status: 'eligible',
      title: '可能符合',
      say: '每人{grant}。',
      when: { op: 'condition', id: 'isPoor' },
      amounts: [
        {
          id: 'grant',
          label: '补贴',
          value: { op: 'mul', left: { op: 'param', id: 'grant' }, right: { op: 'fact', id: 'members' } },
          unit: 'fen',
          cites,
        },
      ],
      steps: [{ label: '申请', where: '村委会', materials: ['户口簿'], deadline: '2024-04-20', cites }],
      cites,
    },
    {
      id: 'none',
      status: 'ineligible',
      title: '暂不符合',
      say: '',
      when: null,
      amounts: [],
      steps: [],
      cites,
    },
  ],
  humanChecks: [{ id: 'visit', label: '走访', decidedBy: '村里', cites }],
  assumptions: [{ about: '人口', treat: '照您填的算', cites }],
};
