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

function withOutcomeTwice(programme: BuiltProgramme): BuiltProgramme {
  const checks = programme.checks.map((check) => {
    const [first, ...others] = check.ruleset.outcomes;
    if (!first) throw new Error('no outcome');
    const outcomes = [first, { ...first, id: 'again' }, ...others];
    return { ...check, ruleset: { ...check.ruleset, outcomes } };
  });
  return { ...programme, checks };
}
