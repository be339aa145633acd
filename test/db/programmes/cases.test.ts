import { describe, expect, it } from 'vitest';
import { checkAnswers } from '#api/rules/answers.ts';
import { evaluate } from '#api/rules/evaluate.ts';
import type { Ruleset, Verdict } from '#api/rules/ruleset.ts';
import type { CaseSource } from '#db/programmes/check.ts';
import { buildContent } from '#db/seed.ts';

const content = buildContent();
if ('problems' in content) throw new Error(content.problems.join('\n'));
const checks = content.programmes.flatMap((programme) => programme.checks);

describe.each(checks.map((check) => [check.ruleset.id, check] as const))('%s', (_id, check) => {
  it.each(check.cases.map((example) => [example.name, example] as const))('%s', (_name, example) => {
    const { ruleset, sha256 } = check;
    const checked = checkAnswers(ruleset, answersOf(ruleset, example));
    if ('problems' in checked) throw new Error(checked.problems.map(({ message }) => message).join('\n'));
    const verdict = evaluate({ ruleset, sha256 }, { asOf: example.asOf, answers: checked.answers });
    expect(told(verdict, example)).toEqual(expected(example));
  });

  it('has a case for every outcome', () => {
    const outcomes = check.cases.map(({ outcome }) => outcome);
    expect(outcomes).toEqual(expect.arrayContaining(check.ruleset.outcomes.map(({ id }) => id)));
  });
});

/** The answers of a case, with `false` to every yes/no question it does not name where `others` is `no`. */
function answersOf({ facts }: Ruleset, { answers, others }: CaseSource): CaseSource['answers'] {
  const unnamed = others === 'no' ? facts.filter(({ type }) => type === 'bool') : [];
  return { ...Object.fromEntries(unnamed.map(({ id }) => [id, false])), ...answers };
}

/** What a case may say of a verdict; only what it does say is compared. */
function told(verdict: Verdict, example: CaseSource): Partial<CaseSource> {
  const all = {
    status: verdict.status,
    outcome: verdict.outcome ?? undefined,
    because: verdict.reasons.map(({ condition }) => condition).sort(),
    missing: [...verdict.missing].sort(),
    next: verdict.next?.fact ?? null,
    window: verdict.window.state,
    amounts: Object.fromEntries(verdict.amounts.map(({ id, min, max }) => [id, { min, max }])),
  };
  return Object.fromEntries(Object.entries(all).filter(([key]) => key in example));
}

function expected({ name, asOf, answers, others, ...rest }: CaseSource): Partial<CaseSource> {
  return {
    ...rest,
    ...(rest.because && { because: [...rest.because].sort() }),
    ...(rest.missing && { missing: [...rest.missing].sort() }),
  };
}
