/** Whom each check is for, in the checks of this repository: a gate must shut out nobody the rules would let in. */
import { describe, expect, it } from 'vitest';
import { compileAnswers } from '#api/rules/compiler/cases.ts';
import { evaluate } from '#api/rules/evaluate.ts';
import { loadProgrammes } from '#db/programmes/load.ts';
import { buildContent } from '#db/seed.ts';
import { contentFolder } from '../content-folder.ts';
import { contentOf } from '../database.ts';

const { folders, vocabulary } = loadProgrammes('db');
const checks = folders.flatMap(({ slug, checks }) =>
  checks.map(({ file }) => ({ id: `${slug}/${file.value.id}`, screening: file.value.screening })),
);

/**
 * Their rules let somebody in whatever he answers, so no answer can prove that the gate shuts nobody out; read instead,
 * text and rules, and found right for the reason given.
 */
const READ = {
  'college-apprenticeship/ratio': 'counts apprentices per master: nothing to count without an apprentice',
  'low-carbon-life/calculator': 'a sum for whoever wants it',
  'modern-apprenticeship/agreement': 'who signs with an apprentice: nobody signs without one',
  'sanyuan-integrated-care/premises': 'measures the rooms of a station: only a station has them',
  'sanyuan-integrated-care/service':
    'open to every resident; the gate takes in whoever is old, ill, disabled, or wants to see a doctor there',
  'shandong-rural-housing/area': 'the size of a house rebuilt under the scheme, which is for unsafe homes',
  'town-rural-housing/area': 'the size of a house rebuilt under the scheme, which is for unsafe homes',
  'village-cleanup/standards': 'the state of a village: for whoever lives in one or runs one',
};

/** Denying ends where the text, or the check, has nothing to say; read too, and nobody is kept from what he could have. */
const SILENT = {
  'helinger-psychological-services/staffing':
    'neither an employer nor a school: the check itself says it is not for them',
  'ningde-rural-housing/mode':
    'a safe home: how unsafe ones are repaired is not about it; who qualifies was cut',
  'ningde-rural-housing/subsidy': 'a safe home: the sums are for unsafe ones; who qualifies was cut',
  'town-rural-housing/mode': 'a home without damage: how damaged ones are repaired is not about it',
  'youyang-rapeseed-insurance/premium': 'no rapeseed, no premium to count',
};
const built = contentOf('db').programmes.flatMap(({ programme, checks: all }) =>
  all.flatMap(({ ruleset }) => {
    const source = checks.find(({ id }) => id === `${programme.slug}/${ruleset.check}`)?.screening;
    return source?.ifNone ? [{ ruleset, ifNone: compileAnswers(source.ifNone, ruleset, [], () => {}) }] : [];
  }),
);

describe('the checks of this repository', () => {
  it('all take part', () => {
    expect(checks.filter(({ screening }) => !screening).map(({ id }) => id)).toEqual([]);
  });

  it('prove that denying their gates leaves nobody eligible, but for those that were read', () => {
    const unproved = checks.filter(({ screening }) => screening && !screening.ifNone).map(({ id }) => id);
    expect(unproved).toEqual(Object.keys(READ));
  });

  it('where denying leads to no conclusion, are of a text that says nothing of such people', () => {
    const silent = built.filter(({ ruleset, ifNone }) => {
      const asOf = '2024-09-01';
      const { possible } = evaluate({ ruleset, sha256: '' }, { asOf, answers: ifNone }, { explain: 'none' });
      return ruleset.outcomes.some(({ id, status }) => status === 'undetermined' && possible.includes(id));
    });
    expect(silent.map(({ ruleset }) => ruleset.id)).toEqual(Object.keys(SILENT));
  });

  it('ask residents few and short sentences first', () => {
    const residents = vocabulary.gates.filter(({ group }) => group === '居民');
    expect(residents.length).toBeGreaterThanOrEqual(8);
    expect(residents.length).toBeLessThanOrEqual(12);
    expect(vocabulary.gates.slice(0, residents.length)).toEqual(residents);
    expect(vocabulary.gates.filter(({ ask }) => [...ask].length > 40)).toEqual([]);
  });
});

describe('a gate whose denial does not shut the check', () => {
  const GATE = 'gates:\n  - { id: grower, group: 居民, ask: 种茶 }\nconcepts: []\n';
  const screening = (ifNone: string) => (text: string) =>
    text.replace('screens:\n', `screening: { gates: [grower], ifNone: { ${ifNone} } }\nscreens:\n`);
  const problems = (ifNone: string) => {
    const result = buildContent(
      contentFolder({ 'checks/subsidy.yaml': screening(ifNone), '../concepts.yaml': GATE }),
    );
    return 'problems' in result ? result.problems : [];
  };

  it('stops the build and names whom it would shut out', () => {
    expect(problems('areaCentimu: 2 亩')).toEqual([
      expect.stringMatching(/subsidy\.yaml:8 ifNone：这样答的人，规则还可能说“可以申请”/),
    ]);
  });

  it('is let pass where it does', () => {
    expect(problems('areaCentimu: 0 亩')).toEqual([]);
    const root = contentFolder({
      'checks/subsidy.yaml': screening('areaCentimu: 0 亩'),
      '../concepts.yaml': GATE,
    });
    expect(contentOf(root).programmes[0]?.checks[0]?.gates).toEqual(['grower']);
  });

  it('is refused a fact there is not, naming the nearest', () => {
    expect(problems('areaCentimus: 0 亩')).toEqual([
      expect.stringMatching(/:8 ifNone：没有编号为“areaCentimus”的问题.*areaCentimu/),
    ]);
  });

  it('is refused an answer the fact cannot have', () => {
    expect(problems('areaCentimu: 2000 亩')).toEqual([expect.stringMatching(/:8 ifNone：.*应在/)]);
  });
});
