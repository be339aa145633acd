/** The analysis finds each planted fault, shows it on a household, and agrees with enumeration. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckSource } from '#api/rules/authoring.ts';
import { type Finding, isFault } from '#api/rules/lint/finding.ts';
import { reaches } from '#api/rules/lint/goals.ts';
import { householdText } from '#api/rules/lint/household-text.ts';
import { lintRuleset } from '#api/rules/lint/lint.ts';
import { fieldsOf, search } from '#api/rules/lint/search.ts';
import { sitesOf } from '#api/rules/lint/sites.ts';
import type { Expr, Ruleset } from '#api/rules/ruleset.ts';
import { buildContent } from '#db/seed.ts';
import { importsOf } from '../../repo/imports.ts';
import { sourceFiles } from '../../repo/source-files.ts';
import { AS_OF, samples } from './arbitrary-ruleset.ts';
import { RUNS, SEED } from './runs.ts';
import { sampleRuleset } from './sample-check.ts';
import { amountOf, type Household, householdsOf, isTrue, outcomeOf } from './two-valued.ts';

/** By ruleset, what is found in the rules of this repository and why it stands; anything else is a fault. */
const KNOWN: Record<string, { found: string[]; because: string }> = {};

const content = buildContent();
if ('problems' in content) throw new Error(content.problems.join('\n'));
const rulesets = content.programmes.flatMap(({ checks }) => checks.map(({ ruleset }) => ruleset));

describe('the sample', () => {
  it('has nothing to find once its standard holds as long as its rules', () => {
    expect(lintRuleset(sound())).toEqual([]);
  });
});

describe('a planted fault', () => {
  it('is found where a standard ends before the rules do', () => {
    expect(brief(lintRuleset(sampleRuleset()))).toEqual(['paramGap standard proved']);
    expect(lintRuleset(sampleRuleset())[0]).toMatchObject({
      path: ['parameters', 0],
      message: '“低保标准”在2025年12月1日没有数值，那天的规定却有效：请补一段，或者改规定的起止日期',
    });
  });

  it('is found where a standard begins after the rules do', () => {
    const late = sound(({ parameters }) => {
      if (parameters[1]?.versions[0]) parameters[1].versions[0].from = '2024-05-01';
    });
    expect(brief(lintRuleset(late))).toEqual(['paramGap grant proved']);
  });

  it('is found where an earlier outcome takes all of a later one, and somebody it takes is named', () => {
    const ruleset = sound(({ outcomes }) =>
      outcomes.splice(1, 0, like(outcomes[0], 'late', '收入够低 且 非 有不能享受的情形 且 非 有车')),
    );
    const [, finding] = lintRuleset(ruleset);
    expect(brief(lintRuleset(ruleset))).toEqual(['deadPart late proved', 'unreachableOutcome late proved']);
    expect(finding).toMatchObject({ path: ['outcomes', 1] });
    expect(finding?.message).toBe(
      '结果“可能符合”谁也轮不到：合它的 when 的人，都先归到了前面的结果“可能符合”（base）；请把它往前移，或者改 when',
    );
    const { household, asOf } = shown(finding);
    expect(outcomeOf(ruleset, household, asOf).id).toBe('base');
    expect(whenHolds(ruleset, 'late', household, asOf)).toBe(true);
  });

  it('names of the earlier outcomes only those that somebody it is about ends in', () => {
    const LATE = '收入够低 且 非 有不能享受的情形 且 非 有车';
    const ruleset = sound(({ outcomes }) =>
      outcomes.splice(1, 0, like(outcomes[0], 'late', LATE), like(outcomes[0], 'later', LATE)),
    );
    const later = lintRuleset(ruleset).find(
      ({ id, kind }) => id === 'later' && kind === 'unreachableOutcome',
    );
    expect(later?.message).toContain('都先归到了前面的结果“可能符合”（base）；');
  });

  it.each([
    ['late', '还不能断定：结果“可能符合”谁也轮不到：请把它往前移，或者改 when'],
    ['none', '还不能断定：最后的结果“暂不符合”谁也轮不到：请看看前面的结果的 when'],
  ])('names no earlier outcome where the search found nobody to show: %s', (outcome, message) => {
    const ruleset = sound(({ outcomes }) => outcomes.splice(1, 0, like(outcomes[0], 'late', '收入够低')));
    const findings = lintRuleset(ruleset, { sets: 0, households: 0, seed: SEED });
    const found = findings.find(({ id, kind }) => id === outcome && kind === 'unreachableOutcome');
    expect(found?.message).toBe(message);
  });

  it('is found where the when of an outcome contradicts itself over two numbers', () => {
    const ruleset = sound(({ conditions, outcomes }) => {
      conditions.push(condition('incomeHigh', '收入够高', '月收入 >= 低保标准 * 家庭人口'));
      outcomes.unshift(like(outcomes[0], 'never', '收入够低 且 收入够高'));
    });
    const [finding] = lintRuleset(ruleset);
    expect(finding).toMatchObject({
      kind: 'unreachableOutcome',
      id: 'never',
      verdict: 'proved',
      witness: null,
    });
    expect(finding?.message).toContain('对谁都不成立');
  });

  it('is found where nobody is left for the last outcome', () => {
    const ruleset = sound(({ outcomes }) =>
      outcomes.splice(1, 0, like(outcomes[1], 'rest', '非 收入够低 或 有不能享受的情形')),
    );
    const finding = lintRuleset(ruleset).find(({ kind }) => kind === 'unreachableOutcome');
    expect(finding && brief([finding])).toEqual(['unreachableOutcome none proved']);
    expect(finding?.message).toBe(
      '最后的结果“暂不符合”谁也轮不到：前面的结果已经包括所有人，剩下的都归到了“暂不符合”（rest），请看看它的 when',
    );
  });

  it.each([
    ['alwaysTrue', '家庭人口 >= 最少', '1 人'],
    ['alwaysFalse', '家庭人口 > 最少', '20 人'],
    ['alwaysFalse', '家里有车 且 非 家里有车', '1 人'],
    ['alwaysTrue', '家庭人口 + 家庭人口 > 最少', '1 人'],
  ])('is found where a condition is constant: %s %s', (kind, when, value) => {
    const ruleset = sound(({ conditions, parameters, outcomes }) => {
      parameters.push(parameter('least', '最少', value));
      conditions.push(condition('constant', '恒定', when));
      outcomes.unshift(like(outcomes[1], 'first', '恒定 且 有车'));
    });
    expect(brief(lintRuleset(ruleset))).toContain(`${kind} constant proved`);
  });

  it('is none where a condition holds only after a change of the standard', () => {
    const ruleset = sound(({ conditions, parameters, outcomes }) => {
      parameters.push(parameter('old', '旧标准', '165 元'));
      conditions.push(condition('raised', '标准提高了', '低保标准 > 旧标准'));
      outcomes.unshift(like(outcomes[1], 'first', '标准提高了 且 有车'));
    });
    expect(brief(lintRuleset(ruleset)).filter((line) => line.includes('raised'))).toEqual([]);
  });

  it('is found where nothing reads a fact, a parameter or a condition', () => {
    const ruleset = sound(({ facts, screens, parameters, conditions }) => {
      facts.push(PET);
      screens[2]?.facts.push(PET.id);
      parameters.push(parameter('idle', '闲数', '1 元'));
      conditions.push(condition('apart', '另说', '家里有车 且 土地闲着'));
    });
    expect(brief(lintRuleset(ruleset))).toEqual([
      'unusedFact pet proved',
      'unusedParam idle proved',
      'unusedCondition apart proved',
    ]);
  });

  it('is none where a parameter is only told', () => {
    const ruleset = sound(({ parameters, outcomes }) => {
      parameters.push(parameter('told', '说明的数', '1 元'));
      if (outcomes[1]) outcomes[1].say = '另有{说明的数}。';
    });
    expect(lintRuleset(ruleset)).toEqual([]);
  });

  it('is found where a fact and a parameter are read and change nothing', () => {
    const ruleset = sound(({ facts, screens, parameters, conditions }) => {
      facts.push(PET);
      screens[2]?.facts.push(PET.id);
      parameters.push(parameter('idle', '闲数', '9 人'));
      if (conditions[1]) conditions[1].when = '家里有车 或 (家里有车 且 养狗 且 家庭人口 > 闲数)';
    });
    expect(brief(lintRuleset(ruleset))).toEqual([
      'unusedFact pet proved',
      'unusedParam idle proved',
      'deadPart hasCar proved',
    ]);
  });

  it('is found where a part of a condition is implied by another, and named once', () => {
    const ruleset = sound(({ conditions }) => {
      if (conditions[3]) conditions[3].when = '(近期建房 或 家里有车) 且 近期建房 且 非 因拆迁建房';
    });
    expect(lintRuleset(ruleset)).toMatchObject([
      {
        kind: 'deadPart',
        verdict: 'proved',
        path: ['conditions', 3, 'when'],
        id: 'buildsHome',
        message: expect.stringContaining('“近期建房 或 家里有车”写不写都一样'),
      },
    ]);
  });

  it('is found where a result speaks of people who decide and no human check names them', () => {
    const ruleset = sound(({ humanChecks, outcomes }) => {
      humanChecks.splice(0);
      if (outcomes[0]) outcomes[0].steps.push({ label: '等村里评议', cites: ['三'] });
    });
    expect(lintRuleset(ruleset)).toMatchObject([
      {
        kind: 'undisclosedHumanCheck',
        verdict: 'proved',
        path: ['outcomes', 0],
        message: expect.stringContaining('“评议”“可能”'),
      },
    ]);
  });

  it('is found where a result names a step none of the human checks is about', () => {
    const ruleset = sound(({ outcomes }) => {
      for (const { steps } of outcomes) steps.push({ label: '等县里审批', cites: ['三'] });
    });
    expect(brief(lintRuleset(ruleset))).toEqual(['undisclosedHumanCheck base proved']);
  });

  it('is found where a title says another status than its outcome has', () => {
    const ruleset = sound(({ outcomes }) => {
      if (outcomes[0]) outcomes[0].title = '暂不符合';
    });
    expect(brief(lintRuleset(ruleset))).toEqual(['contradictingTitle base proved']);
    const hopeful = sound(({ outcomes }) => {
      for (const outcome of outcomes) if (outcome.status === 'ineligible') outcome.title = '可能符合，要先问';
    });
    expect(lintRuleset(hopeful).map(({ kind }) => kind)).toContain('contradictingTitle');
  });

  it('is found where an amount can be less than nothing, with somebody who would be given it', () => {
    const ruleset = sound(({ outcomes }) => {
      const [amount] = outcomes[0]?.amounts ?? [];
      if (amount) amount.value = '低保标准 * 家庭人口 - 月收入 - 每人补贴';
    });
    const [finding] = lintRuleset(ruleset);
    expect(brief(lintRuleset(ruleset))).toEqual(['negativeAmount grant witness']);
    const { household, asOf } = shown(finding);
    const outcome = outcomeOf(ruleset, household, asOf);
    expect(outcome.id).toBe('base');
    expect(amountOf(outcome.amounts[0]?.value ?? nothing, ruleset, household, asOf)).toBeLessThan(0);
  });

  it('is found where no number that is answered changes anything', () => {
    const ruleset = sound(({ facts, screens, parameters, conditions }) => {
      facts.push({ ...ofIncome(facts), id: 'savings', label: '存款' });
      screens[0]?.facts.push('savings');
      parameters.push(parameter('line', '线', '99 元'));
      if (conditions[1]) conditions[1].when = '家里有车 且 (存款 < 线 或 存款 >= 线)';
    });
    expect(brief(lintRuleset(ruleset))).toEqual([
      'unusedFact savings proved',
      'unusedParam line proved',
      'deadPart hasCar proved',
    ]);
  });

  it('is found where two numbers are set against each other in vain', () => {
    const ruleset = sound(({ conditions }) => {
      if (conditions[0]) conditions[0].when = '月收入 >= 低保标准 * 家庭人口 或 月收入 < 低保标准 * 家庭人口';
    });
    expect(brief(lintRuleset(ruleset))).toEqual([
      'unusedFact income proved',
      'unusedParam standard proved',
      'alwaysTrue incomeLow proved',
    ]);
  });

  it('is undecided, and no fault, where the search is cut short', () => {
    const ruleset = sound(({ outcomes }) => {
      const [amount] = outcomes[0]?.amounts ?? [];
      if (amount) amount.value = '较大(低保标准 * 家庭人口 - 月收入、每人补贴)';
    });
    expect(lintRuleset(ruleset)).toEqual([]);
    const findings = lintRuleset(ruleset, { sets: 1, households: 0, seed: SEED });
    expect(
      findings.some(({ kind, verdict }) => kind === 'unreachableOutcome' && verdict === 'undecided'),
    ).toBe(true);
    expect(findings.filter(isFault)).toEqual([]);
  });
});

it('tells where the order of two outcomes decides, as a note', () => {
  const ruleset = sound(({ outcomes }) =>
    outcomes.unshift(like(outcomes[1], 'carFirst', '有车'), like(outcomes[0], 'poor', '收入够低')),
  );
  const [note] = lintRuleset(ruleset).filter(({ id }) => id === 'poor');
  expect(note).toMatchObject({ kind: 'overlap', level: 'note', verdict: 'witness', path: ['outcomes', 1] });
  const { household, asOf } = shown(note);
  expect(outcomeOf(ruleset, household, asOf).id).toBe('carFirst');
  expect(whenHolds(ruleset, 'poor', household, asOf)).toBe(true);
  expect(note?.witness && householdText(ruleset, note.witness)).toBe(
    '2024年4月10日，月收入 0 元，家里有车：是，其余随意',
  );
});

it('tells so also of two outcomes of one status, which may give different amounts', () => {
  const ruleset = sound(({ outcomes }) =>
    outcomes.unshift(like(outcomes[0], 'poorWithCar', '收入够低 且 有车')),
  );
  const notes = lintRuleset(ruleset).filter(({ level }) => level === 'note');
  expect(notes).toEqual([]);
  const wider = sound(({ outcomes }) => outcomes.unshift(like(outcomes[0], 'poor', '收入够低')));
  expect(lintRuleset(wider).filter(({ level }) => level === 'note')).toMatchObject([
    { kind: 'overlap', verdict: 'witness', path: ['outcomes', 1], id: 'base' },
  ]);
});

it('has no gap to find: outcomes are tried in order and the last takes the rest', () => {
  expect(() => sound(({ outcomes }) => outcomes.pop())).toThrow('最后一个结果“base”不能写 when');
});

it('agrees with every household of small rulesets', () => {
  fc.assert(
    fc.property(samples, ({ ruleset }) => {
      const findings = lintRuleset(ruleset);
      const households = householdsOf(ruleset, {});
      const lists = (kind: Finding['kind'], id: string) =>
        findings.some(
          (finding) => finding.kind === kind && finding.id === id && finding.verdict !== 'undecided',
        );
      expect(findings.filter(({ verdict }) => verdict === 'undecided')).toEqual([]);
      for (const { id, when } of ruleset.conditions) {
        const truths = new Set(households.map((household) => isTrue(when, ruleset, household, AS_OF)));
        expect([id, lists('alwaysTrue', id), lists('alwaysFalse', id)]).toEqual([
          id,
          !truths.has(false),
          !truths.has(true),
        ]);
      }
      const ends = households.map((household) => endOf(ruleset, household));
      const reached = new Set(ends.map(({ outcome }) => outcome));
      for (const { id } of ruleset.outcomes) {
        expect([id, lists('unreachableOutcome', id)]).toEqual([id, !reached.has(id)]);
      }
      const negative = ends.some(({ amounts }) => amounts.some((amount) => amount < 0));
      expect(findings.some(({ kind }) => kind === 'negativeAmount')).toBe(negative);
      for (const { id } of ruleset.outcomes) {
        const isOverlap = households.some((household) => isTakenFrom(ruleset, id, household));
        expect([id, lists('overlap', id)]).toEqual([id, isOverlap]);
      }
      const constant = new Set(findings.filter(({ kind }) => kind.startsWith('always')).map(({ id }) => id));
      for (const [slot, { id }] of ruleset.conditions.entries()) {
        const dead =
          !constant.has(id) && hasDeadPart(ruleset, `conditions.${slot}.when`, households, constant);
        expect([id, lists('deadPart', id)]).toEqual([id, dead]);
      }
      for (const [slot, { id }] of ruleset.outcomes.entries()) {
        const dead = hasDeadPart(ruleset, `outcomes.${slot}.when`, households, constant);
        expect([id, lists('deadPart', id)]).toEqual([id, dead]);
      }
      for (const { id } of ruleset.facts) {
        expect([id, lists('unusedFact', id)]).toEqual([id, !changesAnything(ruleset, households, id)]);
      }
      expect(lists('unusedParam', 'limit')).toBe(!limitChangesAnything(ruleset, households));
    }),
    { numRuns: RUNS / 5, seed: SEED },
  );
});

describe('the rules of this repository', () => {
  it('have only what is known', () => {
    const found = rulesets.map((ruleset) => [
      ruleset.id,
      brief(
        lintRuleset(ruleset).filter(({ level, verdict }) => level === 'error' || verdict === 'undecided'),
      ),
    ]);
    expect(found).toEqual(rulesets.map(({ id }) => [id, KNOWN[id]?.found ?? []]));
  }, 20_000);

  it('lead a household to each outcome, and another reading of the rules agrees', () => {
    for (const ruleset of rulesets) {
      const [field] = fieldsOf(ruleset, [ruleset.inForce.from]);
      if (!field) throw new Error('no day');
      for (const [slot, { id }] of ruleset.outcomes.entries()) {
        const found = search(field, reaches(field, slot));
        if (found.verdict !== 'witness') throw new Error(`${ruleset.id} ${id} ${found.verdict}`);
        const { household, asOf } = found.witness;
        expect([ruleset.id, outcomeOf(ruleset, household, asOf).id]).toEqual([ruleset.id, id]);
      }
    }
  });

  it('would not keep an outcome that stands twice', () => {
    for (const ruleset of rulesets) {
      const twice = ruleset.outcomes.flatMap((outcome) =>
        outcome.when ? [outcome, { ...outcome, id: `${outcome.id}Again` }] : [outcome],
      );
      const [field] = fieldsOf({ ...ruleset, outcomes: twice }, [ruleset.inForce.from]);
      if (!field) throw new Error('no day');
      for (const [slot, { id }] of twice.entries()) {
        const wanted = id.endsWith('Again') ? 'none' : 'witness';
        expect([ruleset.id, id, search(field, reaches(field, slot)).verdict]).toEqual([
          ruleset.id,
          id,
          wanted,
        ]);
      }
    }
  });
});

it('is loaded by commands and by the seed they make, never by the Worker or the browser', () => {
  const importing = sourceFiles()
    .filter((file) => importsOf(file).some(({ target }) => target?.startsWith('api/rules/lint/')))
    .map(({ path }) => path);
  const others = importing.filter((path) => !path.startsWith('api/rules/lint/') && !path.startsWith('test/'));
  expect(others.filter((path) => !path.startsWith('api/cli/'))).toEqual(['db/seed.ts']);
});

const nothing = { op: 'number', value: 0 } as const;

/** The sample with a standard for all of its days, after a change. */
function sound(change: (check: CheckSource) => void = () => {}): Ruleset {
  return sampleRuleset((check) => {
    const last = check.parameters[0]?.versions[1];
    if (last) last.to = '2026-01-01';
    change(check);
  });
}

function ofIncome(facts: CheckSource['facts']): CheckSource['facts'][number] {
  const income = facts.find(({ id }) => id === 'income');
  if (!income) throw new Error('the sample asks for the income');
  return income;
}

function like(
  outcome: CheckSource['outcomes'][number] | undefined,
  id: string,
  when: string,
): CheckSource['outcomes'][number] {
  if (!outcome) throw new Error('the sample has two outcomes');
  return { ...outcome, id, when };
}

const PET: CheckSource['facts'][number] = {
  id: 'pet',
  label: '养狗',
  type: '是非',
  ask: '养狗吗？',
  cites: ['一'],
};

/** One value for good. */
function parameter(id: string, label: string, value: string): CheckSource['parameters'][number] {
  return { id, label, versions: [{ from: '2024-01-01', value, cites: ['一'] }] };
}

function condition(id: string, label: string, when: string): CheckSource['conditions'][number] {
  return { id, label, when, yes: `${label}是`, no: `${label}否`, cites: ['一'] };
}

function brief(findings: readonly Finding[]): string[] {
  return findings
    .filter(({ level }) => level === 'error')
    .map(({ kind, id, verdict }) => `${kind} ${id} ${verdict}`);
}

function shown(finding: Finding | undefined) {
  if (!finding?.witness) throw new Error('no household is shown');
  return finding.witness;
}

function whenHolds(ruleset: Ruleset, id: string, household: Household, asOf: string): boolean {
  const when = ruleset.outcomes.find((outcome) => outcome.id === id)?.when;
  return when ? isTrue(when, ruleset, household, asOf) : false;
}

function endOf(ruleset: Ruleset, household: Household): { outcome: string; amounts: number[] } {
  const { id, amounts } = outcomeOf(ruleset, household, AS_OF);
  return { outcome: id, amounts: amounts.map(({ value }) => amountOf(value, ruleset, household, AS_OF)) };
}

/** Whether the household meets an outcome's `when` and yet ends in an earlier one. */
function isTakenFrom(ruleset: Ruleset, id: string, household: Household): boolean {
  return outcomeOf(ruleset, household, AS_OF).id !== id && whenHolds(ruleset, id, household, AS_OF);
}

/** Whether a part of a list in a yes/no expression can go without any household judged differently. */
function hasDeadPart(
  ruleset: Ruleset,
  path: string,
  households: readonly Household[],
  constant: ReadonlySet<string>,
): boolean {
  const named = (expr: Expr): string =>
    expr.op === 'not' ? named(expr.of) : expr.op === 'condition' ? expr.id : '';
  return sitesOf(ruleset).some(({ path: at, whole, expr, within }) => {
    if (at.join('.') !== path || (expr.op !== 'and' && expr.op !== 'or') || expr.of.length < 2) return false;
    return expr.of.some((part, index) => {
      const without = within({ ...expr, of: expr.of.filter((_, other) => other !== index) });
      const judged = (household: Household) =>
        isTrue(whole, ruleset, household, AS_OF) === isTrue(without, ruleset, household, AS_OF);
      return !constant.has(named(part)) && households.every(judged);
    });
  });
}

/** Whether any household ends differently with another limit, from 1 (or what it is, if less) to double (or one more). */
function limitChangesAnything(ruleset: Ruleset, households: readonly Household[]): boolean {
  const [limit] = ruleset.params;
  const [version] = limit?.versions ?? [];
  if (!limit || !version) return false;
  const least = Math.min(version.value, 1);
  const values = Array.from({ length: 2 * LARGEST_LIMIT + 1 }, (_, index) => least + index).filter(
    (value) => value <= Math.max(version.value + 1, 2 * version.value),
  );
  return households.some((household) => {
    const ends = values.map((value) =>
      JSON.stringify(
        endOf({ ...ruleset, params: [{ ...limit, versions: [{ ...version, value }] }] }, household),
      ),
    );
    return new Set(ends).size > 1;
  });
}

/** As `arbitrary-ruleset.ts` makes it. */
const LARGEST_LIMIT = 3;

/** Whether two households that differ only in this fact end differently. */
function changesAnything(ruleset: Ruleset, households: readonly Household[], fact: string): boolean {
  const ends = new Map<string, string>();
  return households.some((household) => {
    const others = JSON.stringify({ ...household, [fact]: null });
    const end = JSON.stringify(endOf(ruleset, household));
    const known = ends.get(others) ?? end;
    ends.set(others, known);
    return known !== end;
  });
}
