/** A screening of the checks of this repository, and what follows from what was said. */
import { describe, expect, it } from 'vitest';
import type { Answers } from '#api/rules/ruleset.ts';
import { checkScreeningAnswers } from '#api/rules/screening/answers.ts';
import { withImplied } from '#api/rules/screening/known.ts';
import { type Screening, screenHousehold } from '#api/rules/screening.ts';
import { contentOf } from '../../db/database.ts';

const { programmes, gates, concepts } = contentOf('db');
const screening: Screening = {
  gates,
  concepts,
  checks: programmes.flatMap(({ checks }) => checks.filter((check) => check.gates.length > 0)),
};
const allNo = Object.fromEntries(gates.map(({ id }) => [id, false]));

function screen(answers: Answers) {
  return screenHousehold(screening, { asOf: '2024-06-01', answers });
}

/** What is asked and answered until nothing is left, by key; `answer` says what to say. */
function conversation(answers: Answers, answer: (key: string) => Answers[string]): string[] {
  const asked: string[] = [];
  let given = answers;
  for (;;) {
    const [next] = screen(given).questions;
    if (!next) return asked;
    asked.push(next.key);
    given = { ...given, [next.key]: answer(next.key) };
  }
}

describe('a household that none of it is for', () => {
  it('is asked nothing and told nothing', () => {
    const { results, questions } = screen(allNo);
    expect(questions).toEqual([]);
    expect(results.every(({ relevance, verdict }) => relevance === 'no' && verdict === null)).toBe(true);
  });
});

describe('a household that has said nothing', () => {
  it('is asked what residents are asked before what organisations are', () => {
    const groups = screen({}).questions.map((question) => question.kind === 'gate' && question.group);
    const firstOrganisation = groups.indexOf('organisations');
    expect(firstOrganisation).toBeGreaterThan(5);
    expect(new Set(groups.slice(0, firstOrganisation))).toEqual(new Set(['residents']));
    expect(new Set(groups.slice(firstOrganisation))).toEqual(new Set(['organisations']));
  });
});

describe('a household with an unsafe home', () => {
  const unsafe = { ...allNo, unsafeHome: true };

  it('is asked for the grade of its house once, for the five checks of three places that need it', () => {
    const asked = conversation(unsafe, (key) =>
      key === 'householdSize' || key.endsWith('/area') ? 3 : key === 'houseGradedC',
    );
    expect(asked.slice(0, 2)).toEqual(['houseGradedD', 'houseGradedC']);
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked).not.toContain('houseGraded');
  });

  it('is asked for either grade in one question where no open check tells them apart', () => {
    const ningde = screening.checks.filter(({ ruleset }) =>
      ruleset.id.endsWith('-rural-housing/eligibility'),
    );
    const { questions } = screenHousehold(
      { ...screening, checks: ningde },
      { asOf: '2024-06-01', answers: unsafe },
    );
    const keys = questions.map(({ key }) => key);
    expect(keys).toContain('houseGraded');
    expect(keys).not.toContain('houseGradedD');
  });

  it('is asked no more of a check once it is known not to fit', () => {
    const none = { houseGradedD: false, houseGradedC: false, houseLooksUnsafe: false };
    const { results, questions } = screen({ ...unsafe, ...none });
    const shandong = results.find(({ check }) => check.ruleset.id === 'shandong-rural-housing/eligibility');
    expect(shandong?.verdict?.status).toBe('ineligible');
    expect(questions.flatMap(({ neededBy }) => neededBy)).not.toContain('shandong-rural-housing/eligibility');
  });
});

describe('an enterprise', () => {
  it('is asked what kind it is before what two checks share, as their authors ask', () => {
    const { questions } = screen({ ...allNo, enterprise: true });
    const keys = questions.map(({ key }) => key);
    expect(keys).toContain('headSupportsLeague');
    expect(keys[0]).not.toBe('headSupportsLeague');
    expect(keys.indexOf('headSupportsLeague')).toBeGreaterThan(
      keys.indexOf('youth-league-pilots/business-model/newModel'),
    );
  });
});

describe('whoever may not have it at all', () => {
  const outcome = (answers: Answers, id: string) =>
    screen({ ...allNo, ...answers }).results.find(({ check }) => check.ruleset.id === id);

  it('is not told or asked how much of it there would be', () => {
    const safe = { houseGradedD: false, houseGradedC: false, houseLooksUnsafe: false };
    const answers = { ...allNo, unsafeHome: true, ...safe, householdSize: 3 };
    expect(outcome(answers, 'shandong-rural-housing/area')).toMatchObject({
      relevance: 'yes',
      verdict: null,
      barredBy: 'shandong-rural-housing/eligibility',
    });
    const needing = screen(answers).questions.flatMap(({ neededBy }) => neededBy);
    expect(needing).not.toContain('shandong-rural-housing/area');
    expect(
      outcome({ ...answers, houseGradedC: true }, 'shandong-rural-housing/area')?.verdict,
    ).not.toBeNull();
  });

  it('nor what comes after that in turn, but for a check between that is not for them', () => {
    const between = (gate: string) => {
      const checks = screening.checks.flatMap((check) => {
        if (check.ruleset.id === 'town-rural-housing/area')
          return [{ ...check, after: 'town-rural-housing/mode' }];
        if (check.ruleset.id === 'town-rural-housing/mode') return [{ ...check, gates: [gate] }];
        return check.ruleset.id === 'town-rural-housing/eligibility' ? [check] : [];
      });
      const home = ['noHouse', 'fallen', 'notGraded'].map((fact) => `town-rural-housing/eligibility/${fact}`);
      const safe = Object.fromEntries([...home, 'houseGraded'].map((key) => [key, false]));
      const answers = { ...allNo, unsafeHome: true, ...safe };
      const { results } = screenHousehold({ ...screening, checks }, { asOf: '2024-06-01', answers });
      return Object.fromEntries(results.map(({ check, barredBy }) => [check.ruleset.check, barredBy]));
    };
    const eligibility = 'town-rural-housing/eligibility';
    expect(between('unsafeHome')).toEqual({ eligibility: null, mode: eligibility, area: eligibility });
    expect(between('lowCarbon')).toEqual({ eligibility: null, mode: eligibility, area: null });
  });

  it('but may have lost what is insured already: a loss is worked out whatever may be insured now', () => {
    const rapeseed = 'youyang-rapeseed-insurance';
    const unfit = { farmOrganisation: true, [`${rapeseed}/enrolment/growsPoorly`]: true };
    expect(outcome(unfit, `${rapeseed}/enrolment`)?.verdict?.status).toBe('ineligible');
    const claim = outcome(unfit, `${rapeseed}/claim`);
    expect([claim?.barredBy, claim?.verdict?.status]).toEqual([null, 'undetermined']);
    const needing = screen({ ...allNo, ...unfit }).questions.flatMap(({ neededBy }) => neededBy);
    expect(needing).toContain(`${rapeseed}/claim`);
  });

  it('nor does one kind of applicant rule out another of the same programme', () => {
    const old = { enterprise: true, 'youth-league-pilots/business-model/newModel': false };
    expect(outcome(old, 'youth-league-pilots/business-model')?.verdict?.status).toBe('ineligible');
    expect(outcome(old, 'youth-league-pilots/enterprise')?.barredBy).toBeNull();
  });
});

describe('what follows from what was said', () => {
  const unions = [
    { id: 'ab', anyOf: ['a', 'b'] },
    { id: 'bc', anyOf: ['b', 'c'] },
  ];
  it.each<[string, Answers, Answers]>([
    ['any part makes the union', { a: true }, { ab: true }],
    ['no part leaves none', { a: false, b: false }, { ab: false }],
    ['a part unknown leaves it open, but asked', { a: null, b: false }, { ab: null }],
    ['no union, no part', { ab: false }, { a: false, b: false }],
    ['the last part left', { ab: true, a: false }, { b: true, bc: true }],
    ['one union tells of another', { a: false, bc: false }, { b: false, c: false, ab: false }],
    ['what was said stays', { ab: false, a: true }, { b: false }],
    ['nothing from nothing', { c: false }, {}],
  ])('%s', (_what, said, implied) => {
    expect(withImplied(unions, said)).toEqual({ ...implied, ...said });
  });
});

describe('answers from outside', () => {
  const problem = (answers: unknown) => {
    const read = checkScreeningAnswers(screening, answers);
    return 'problems' in read ? read.problems[0] : undefined;
  };

  it('are taken by gate, shared fact and own fact', () => {
    const answers = {
      unsafeHome: true,
      householdSize: 3,
      'tantou-dibao/eligibility/income': { min: 1, max: 2 },
    };
    expect(checkScreeningAnswers(screening, answers)).toEqual({ answers });
  });

  it.each<[string, unknown, string, string | undefined]>([
    ['a gate mistyped', { unsafeHom: true }, 'unsafeHom', 'unsafeHome'],
    [
      'a fact mistyped',
      { 'tantou-dibao/eligibility/incom': 1 },
      'tantou-dibao/eligibility/incom',
      'tantou-dibao/eligibility/income',
    ],
    [
      'a shared fact by its own name',
      { 'town-rural-housing/area/people': 3 },
      'town-rural-housing/area/people',
      'householdSize',
    ],
    ['nothing like it', { zzzzzz: 1 }, 'zzzzzz', undefined],
    ['a household of 21', { householdSize: 21 }, 'householdSize', undefined],
    ['a number for a gate', { unsafeHome: 1 }, 'unsafeHome', undefined],
  ])('%s is named, with what would be right', (_what, answers, field, didYouMean) => {
    expect(problem(answers)).toMatchObject({ field, ...(didYouMean && { didYouMean }) });
    expect(problem(answers)?.didYouMean).toBe(didYouMean);
  });

  it('out of its domain names the domain', () => {
    expect(problem({ householdSize: 21 })?.message).toContain('应在 1（1 人）到 20（20 人）之间');
  });
});
