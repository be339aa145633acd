/** Where each step of a check leads, told without a browser. */
import { expect, it } from 'vitest';
import { evaluate } from '#api/rules/evaluate.ts';
import { parseForm } from '#api/rules/form.ts';
import { renderHtml } from '#api/rules/view.ts';
import {
  ALL,
  advance,
  begin,
  type Journey,
  type Judged,
  RESULT,
  restart,
  resume,
  revisit,
  visit,
} from '../../site/src/check/journey.ts';
import { stageView } from '../../site/src/check/stage.ts';
import { depthIn } from '../../site/src/check/visits.ts';
import { sampleRuleset } from '../api/rules/sample-check.ts';

const ruleset = sampleRuleset();
const INCOME: [string, string] = ['income', '100'];
const MEMBERS: [string, string] = ['members', '3'];
const NOTHING: [string, string] = ['things.none', 'yes'];

/** At a place, with nothing known of those behind it. */
const standing = (judged: Judged, place: string, depth: number): Journey => ({
  ...judged,
  place,
  depth,
  trail: { [depth]: place },
});
const where = ({ place, depth }: Journey) => [place, depth];

function judged(...fields: [string, string][]): Judged {
  const reading = parseForm(ruleset, fields);
  const verdict = evaluate({ ruleset, sha256: '' }, { asOf: '2024-04-18', answers: reading.answers });
  return { reading, verdict };
}

it('begins at the first question, or where a form already filled in leads', () => {
  expect(where(begin(judged()))).toEqual(['money', 0]);
  expect(where(begin(judged(INCOME, MEMBERS)))).toEqual(['things', 0]);
  expect(where(begin(judged(INCOME, MEMBERS, NOTHING)))).toEqual([RESULT, 0]);
});

it('goes on one question at a time, to the result', () => {
  const second = advance(begin(judged()), judged(INCOME), ruleset);
  const third = advance(second, judged(INCOME, MEMBERS), ruleset);
  const last = advance(third, judged(INCOME, MEMBERS, NOTHING), ruleset);
  expect([second, third, last].map(where)).toEqual([
    ['household', 1],
    ['things', 2],
    [RESULT, 3],
  ]);
  expect(last.verdict.status).toBe('likely');
});

it('stays at a question passed over and says how to answer it', () => {
  const stayed = advance(begin(judged()), judged(), ruleset);
  expect(where(stayed)).toEqual(['money', 0]);
  expect(stayed.reading.problems).toEqual([
    { screen: 'money', control: 'f-income', message: expect.stringContaining('还没有回答') },
  ]);
  expect(advance(stayed, judged(INCOME), ruleset).reading.problems).toEqual([]);
});

it('stays at what cannot be read here, and otherwise goes to the first that cannot', () => {
  const bad = judged(['income', '多'], ['members', '多']);
  expect(where(advance(standing(bad, 'household', 4), bad, ruleset))).toEqual(['household', 4]);
  expect(where(advance(standing(bad, 'things', 4), bad, ruleset))).toEqual(['money', 5]);
});

it('goes to any question to change its answer, and from there back to the result', () => {
  const all = judged(INCOME, MEMBERS, NOTHING);
  const changing = visit(standing(all, RESULT, 3), all, 'money');
  expect(where(changing)).toEqual(['money', 4]);
  expect(where(advance(changing, all, ruleset))).toEqual([RESULT, 5]);
});

it('goes back to a visit as it was, but shows no result that the answers no longer give', () => {
  const some = judged(INCOME);
  const second = advance(begin(judged()), some, ruleset);
  expect(where(revisit(second, some, 0))).toEqual(['money', 0]);
  const done = standing(judged(INCOME, MEMBERS, NOTHING), RESULT, 3);
  expect(where(revisit(done, some, 3))).toEqual(['household', 3]);
  expect(where(revisit(done, done, 3))).toEqual([RESULT, 3]);
});

it('goes to what is next where nobody knows any more what was there: the page was loaded anew, or its answers cleared', () => {
  expect(where(revisit(begin(judged(), 5), judged(), 2))).toEqual(['money', 2]);
  expect(where(revisit(restart(judged(), 0), judged(INCOME), 4))).toEqual(['household', 4]);
});

it('shows every question at once where one asks for that, and stays there while something cannot be read', () => {
  const listing = visit(begin(judged(INCOME)), judged(INCOME), ALL);
  expect(where(listing)).toEqual([ALL, 1]);
  const bad = judged(['income', '多']);
  expect(where(advance(listing, bad, ruleset))).toEqual([ALL, 1]);
  expect(where(resume(listing, bad))).toEqual(['money', 2]);
});

it('goes from every question to the result as far as it goes, or on one at a time', () => {
  const listing = visit(begin(judged()), judged(), ALL);
  expect(where(advance(listing, judged(INCOME), ruleset))).toEqual([RESULT, 2]);
  expect(where(resume(listing, judged(INCOME)))).toEqual(['household', 2]);
  expect(where(resume(listing, judged(INCOME, MEMBERS, NOTHING)))).toEqual([RESULT, 2]);
});

it('begins again without the answers, and says so until the next step', () => {
  const over = restart(judged(), 0);
  expect([where(over), over.reading.answers, over.cleared]).toEqual([['money', 0], {}, true]);
  expect(advance(over, judged(INCOME), ruleset).cleared).toBeUndefined();
});

it('knows its own entries from what else stands in the history', () => {
  expect(depthIn({ depth: 2 })).toBe(2);
  for (const other of [null, undefined, 'money', {}, { depth: '2' }]) expect(depthIn(other)).toBeUndefined();
});

it('counts a question named like something every object has as open until it is answered', () => {
  const odd = sampleRuleset((check) => {
    for (const fact of check.facts) if (fact.id === 'income') fact.id = 'constructor';
    for (const screen of check.screens) if (screen.id === 'money') screen.facts = ['constructor'];
  });
  const progress = (...fields: [string, string][]) => {
    const reading = parseForm(odd, fields);
    const verdict = evaluate({ ruleset: odd, sha256: '' }, { asOf: '2024-04-18', answers: reading.answers });
    const journey = begin({ reading, verdict }, 0);
    const { before } = stageView({ ruleset: odd, links: { base: '' }, journey, canPrint: false });
    return before.map(renderHtml).join('');
  };
  expect(progress()).toContain('最多 3 题');
  expect(progress(['constructor', '100'])).toContain('已答 1 题，最多还有 2 题');
});
