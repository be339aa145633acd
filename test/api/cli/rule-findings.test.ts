import { expect, it } from 'vitest';
import { requireSoundRules } from '#api/cli/rule-findings.ts';
import type { BuiltProgramme } from '#db/content.ts';
import { buildContent } from '#db/seed.ts';

const content = buildContent();
if ('problems' in content) throw new Error(content.problems.join('\n'));
const { programmes } = content;

it('lets the rules of this repository be built', () => {
  expect(() => requireSoundRules(programmes)).not.toThrow();
});

it('stops at an outcome nobody reaches, naming its file and line', () => {
  expect(() => requireSoundRules(programmes.map(withOutcomeTwice))).toThrow(
    /自查规则有 \d+ 处错误，改好再试：\n {2}db\/programmes\/\S+\/checks\/\S+\.yaml:\d+ \[已证明\] 结果“.+”谁也轮不到/,
  );
});

it('names the outcome nobody reaches before the question that it leaves without effect', () => {
  const dibao = programmes.filter(({ programme }) => programme.slug === 'tantou-dibao');
  const told = () => requireSoundRules(dibao.map(withOfficialsOutOfReach));
  expect(told).toThrow(/结果“干部.+”谁也轮不到[\s\S]+问题“是干部.+”怎么回答，结果和金额都一样/);
});

/** Only those without any ground are asked whether they are officials, and they have been answered already. */
function withOfficialsOutOfReach(programme: BuiltProgramme): BuiltProgramme {
  const checks = programme.checks.map((check) => {
    const [noGround] = check.ruleset.outcomes;
    const outcomes = check.ruleset.outcomes.map((outcome) =>
      outcome.id === 'official' && outcome.when && noGround?.when
        ? { ...outcome, when: { op: 'and' as const, of: [outcome.when, noGround.when] } }
        : outcome,
    );
    return { ...check, ruleset: { ...check.ruleset, outcomes } };
  });
  return { ...programme, checks };
}

function withOutcomeTwice(programme: BuiltProgramme): BuiltProgramme {
  const checks = programme.checks.map((check) => {
    const [first, ...others] = check.ruleset.outcomes;
    if (!first) throw new Error('no outcome');
    const outcomes = [first, { ...first, id: 'again' }, ...others];
    return { ...check, ruleset: { ...check.ruleset, outcomes } };
  });
  return { ...programme, checks };
}
