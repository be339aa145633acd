/** The line of a receipt: every household survives it, and no slip of finger, camera or scanner goes unseen. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readContent } from '#api/cli/content.ts';
import { answersOf } from '#api/cli/worked-cases.ts';
import { checkAnswers } from '#api/rules/answers.ts';
import { evaluate, type Published } from '#api/rules/evaluate.ts';
import { qrModules } from '#api/rules/receipt/qr.ts';
import { answersOn, isWrittenBy, type Receipt, readReceipt, writeReceipt } from '#api/rules/receipt.ts';
import type { Answer, Answers, Fact, Ruleset } from '#api/rules/ruleset.ts';
import { RUNS, SEED } from './runs.ts';
import { sampleRuleset } from './sample-check.ts';
import { numberFact } from './sample-form.ts';

const options = { numRuns: RUNS, seed: SEED };
const checks = readContent().programmes.flatMap((programme) => programme.checks);
const SHA256 = `cd1cf0084a819e7e${'0'.repeat(48)}`;
const sample: Published = { ruleset: sampleRuleset(), sha256: SHA256 };
const ASOF = '2024-04-18';

/** A real ruleset with a household: known, 不知道, a range, or not asked. */
const households = fc
  .constantFrom(...checks)
  .chain((published) =>
    fc.record({ published: fc.constant(published), answers: answersTo(published.ruleset), asOf: days() }),
  );
const lines = households.map(({ published, ...household }) => writeReceipt(published, household));

describe('a receipt', () => {
  it('names its rules and its day, and brings back every answer as it was given', () => {
    fc.assert(
      fc.property(households, ({ published, answers, asOf }) => {
        const receipt = read(writeReceipt(published, { answers, asOf }));
        const { id, version } = published.ruleset;
        expect(receipt).toMatchObject({ id, version, asOf, hash: published.sha256.slice(0, 16) });
        expect(isWrittenBy(receipt, published)).toBe(true);
        expect(answersOn(receipt, published.ruleset)).toEqual(answers);
      }),
      options,
    );
  });

  it('does so at the bounds of what can be counted', () => {
    const wide = numberFact({ id: 'wide', min: Number.MIN_SAFE_INTEGER + 1, max: 0 });
    const still = numberFact({ id: 'still', min: 7, max: 7 });
    const facts: Fact[] = [wide, still, { ...wide, id: 'constructor' }, { ...wide, id: '__proto__' }];
    const published = { sha256: SHA256, ruleset: { ...sample.ruleset, facts } };
    for (const answers of [{ wide: wide.min, still: 7 }, { wide: 0 }, { still: 7, ['__proto__']: -1 }, {}]) {
      const receipt = read(writeReceipt(published, { asOf: ASOF, answers }));
      expect(answersOn(receipt, published.ruleset)).toEqual(answers);
    }
    expect(answersOn(read(writeReceipt(published, { asOf: ASOF, answers: {} })), published.ruleset)).toEqual(
      {},
    );
  });

  it('has nothing but what a QR code writes small, and no word of what was answered', () => {
    fc.assert(
      fc.property(lines, (line) => /^MB1:[A-Z0-9:./-]+$/.test(line)),
      options,
    );
  });

  it('stays as it was written today: papers are kept', () => {
    const answers = { income: 16499, members: null, car: true, idleLand: false, newHome: null };
    expect(writeReceipt(sample, { asOf: ASOF, answers })).toBe(
      'MB1:SAMPLE/ELIGIBILITY:2024.1:CD1CF0084A819E7E:20240418:TETRB:840WZ70:N6HE9',
    );
  });

  it.each(checks.map((check) => [check.ruleset.id, check] as const))(
    'gives the verdict of every worked case again, to the byte: %s',
    (_, check) => {
      for (const worked of check.cases) {
        const checked = checkAnswers(check.ruleset, answersOf(check.ruleset, worked));
        if ('problems' in checked) throw new Error(worked.name);
        const household = { asOf: worked.asOf, answers: checked.answers };
        const receipt = read(writeReceipt(check, household));
        const again = { asOf: receipt.asOf, answers: answersOn(receipt, check.ruleset) ?? {} };
        expect(JSON.stringify(evaluate(check, again))).toBe(JSON.stringify(evaluate(check, household)));
      }
    },
  );

  it.each(checks.map(({ ruleset, sha256 }) => [ruleset.id, { ruleset, sha256 }] as const))(
    'fits a code of 45 modules with every number a range: %s',
    (_, published) => {
      const answers = Object.fromEntries(
        published.ruleset.facts.map((fact): [string, Answer] => [
          fact.id,
          fact.type === 'int' ? { min: fact.min, max: fact.max } : null,
        ]),
      );
      const code = qrModules(writeReceipt(published, { asOf: ASOF, answers }));
      expect(code?.length).toBeLessThanOrEqual(45);
    },
  );
});

describe('a line that was changed', () => {
  /** As it came, for one that is read the same; otherwise that it was refused. */
  const outcome = (changed: string, line: string) => {
    const receipt = readReceipt(changed);
    return 'problem' in receipt
      ? 'refused'
      : JSON.stringify(receipt) === JSON.stringify(read(line))
        ? 'same'
        : receipt;
  };
  const ANY = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcxyz $%*+-./:：，。、ｏ０\n';
  const place = fc.nat({ max: 200 });

  it('by one character is refused or read as it was meant', () => {
    fc.assert(
      fc.property(lines, place, fc.constantFrom(...ANY), (line, at, char) => {
        const changed = line.slice(0, at % line.length) + char + line.slice((at % line.length) + 1);
        expect(['refused', 'same']).toContain(outcome(changed, line));
      }),
      { ...options, numRuns: RUNS * 4 },
    );
  });

  it('at any place by any character is never read otherwise', () => {
    const line = writeReceipt(sample, { asOf: ASOF, answers: { income: 16499, car: true } });
    for (let at = 0; at < line.length; at += 1) {
      for (const char of ANY) {
        const changed = line.slice(0, at) + char + line.slice(at + 1);
        expect(['refused', 'same'], changed).toContain(outcome(changed, line));
      }
    }
  });

  it('by exchanging two characters is refused', () => {
    fc.assert(
      fc.property(lines, place, place, (line, one, other) => {
        const [first = 0, second = 0] = [one % line.length, other % line.length].sort((a, b) => a - b);
        fc.pre(line[first] !== line[second]);
        const swapped = [
          line.slice(0, first),
          line[second],
          line.slice(first + 1, second),
          line[first],
          line.slice(second + 1),
        ];
        expect(outcome(swapped.join(''), line)).toBe('refused');
      }),
      options,
    );
  });

  it('by a character lost or doubled is refused', () => {
    fc.assert(
      fc.property(lines, place, (line, at) => {
        const place = at % line.length;
        expect(outcome(line.slice(0, place) + line.slice(place + 1), line)).toBe('refused');
        expect(
          outcome(
            line.slice(0, place) + line.slice(place, place + 1).repeat(2) + line.slice(place + 1),
            line,
          ),
        ).toBe('refused');
      }),
      options,
    );
  });

  it('by how people and scanners type is read as it was meant', () => {
    fc.assert(
      fc.property(lines, (line) => {
        const asTyped = [
          line.toLowerCase(),
          `  ${line.replace(/:/g, ': ')}\r\n`,
          line.replace(/:/g, '：').replace(/\./g, '。').replace(/\//g, '、'),
          Array.from(line, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)).join(''),
          line.replace(/:.*$/, (rest) =>
            rest.replace(
              /^(:[^:]*)(.*)$/,
              (_, id, digits) => id + digits.replace(/0/g, 'o').replace(/1/g, 'l'),
            ),
          ),
        ];
        expect(asTyped.map((typed) => outcome(typed, line))).toEqual(asTyped.map(() => 'same'));
      }),
      options,
    );
  });
});

describe('anything else', () => {
  it('is refused with a sentence in Chinese, and never throws', () => {
    const noise = fc
      .tuple(fc.constantFrom('', 'MB1:', 'MB1:A/B:2024.1:'), fc.string())
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(noise, (typed) => {
        expect(readReceipt(typed)).toEqual({ problem: expect.stringMatching(/[一-龥].*。$/) });
      }),
      options,
    );
  });

  it.each([
    ['', '还没有填'],
    ['   \n', '还没有填'],
    ['https://www.example.gov.cn/', '不是自查条'],
    ['MB2:A/B:2024.1', '格式是 MB2'],
    ['MB1:SAMPLE/ELIGIBILITY:2024.1', '8 段，用冒号隔开，这里有 3 段'],
    ['MB1:SAMPLE:2024.1:CD1CF0084A819E7E:20240418:00000:00000:00000', '“自查的名称”这一段不对'],
    ['MB1:SAMPLE/ELIGIBILITY:2024:CD1CF0084A819E7E:20240418:00000:00000:00000', '“规则版本”这一段不对'],
    ['MB1:SAMPLE/ELIGIBILITY:2024.1:CD1CF0084A819E7E:20240418:00000:00000:00000', '有字打错了'],
  ])('%j is refused with what is wrong', (typed, says) => {
    expect(readReceipt(typed)).toEqual({ problem: expect.stringContaining(says) });
  });

  it('is no receipt of these questions, where its digits are not', () => {
    const receipt = read(writeReceipt(sample, { asOf: ASOF, answers: { income: 16499 } }));
    const forged = (packed: string) => answersOn({ ...receipt, packed }, sample.ruleset);
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{0,20}$/), (packed) => {
        const answers = forged(packed);
        if (answers === undefined) return;
        expect(checkAnswers(sample.ruleset, answers)).toEqual({ answers });
        expect(read(writeReceipt(sample, { asOf: ASOF, answers })).packed).toBe(packed);
      }),
      options,
    );
    expect(forged('')).toBeUndefined();
    expect(forged(`${receipt.packed}0`)).toBeUndefined();
    expect(forged('ZZZZZZZZ')).toBeUndefined();
  });
});

describe('rules that were changed', () => {
  const receipt = read(writeReceipt(sample, { asOf: ASOF, answers: { income: 16499, car: true } }));
  const changed = (change: Partial<Fact>) => ({
    ...sample.ruleset,
    facts: sample.ruleset.facts.map((fact, at) => (at === 0 ? ({ ...fact, ...change } as Fact) : fact)),
  });

  it('are other rules, but read the answers as long as they ask the same', () => {
    const other = { ...sample, sha256: 'f'.repeat(64) };
    expect(isWrittenBy(receipt, other)).toBe(false);
    expect(answersOn(receipt, changed({ label: '每月收入', help: '算上全家的' }))).toEqual({
      income: 16499,
      car: true,
    });
  });

  it.each<[string, Ruleset]>([
    ['in other words', changed({ ask: '年收入是多少？' })],
    ['of another fact', changed({ id: 'yearly' })],
    ['in another unit', changed({ unit: 'person' } as Partial<Fact>)],
    ['up to another bound', changed({ max: 5 } as Partial<Fact>)],
    ['in another order', { ...sample.ruleset, facts: sample.ruleset.facts.toReversed() }],
    ['one fewer', { ...sample.ruleset, facts: sample.ruleset.facts.slice(1) }],
  ])('do not read them where they ask %s', (_, ruleset) => {
    expect(answersOn(receipt, ruleset)).toBeUndefined();
  });
});

function read(line: string): Receipt {
  const receipt = readReceipt(line);
  if ('problem' in receipt) throw new Error(`${line}: ${receipt.problem}`);
  return receipt;
}

function answersTo({ facts }: Ruleset): fc.Arbitrary<Answers> {
  return fc
    .record(Object.fromEntries(facts.map((fact) => [fact.id, answerTo(fact)])))
    .map((answers) =>
      Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== undefined)),
    ) as fc.Arbitrary<Answers>;
}

function answerTo(fact: Fact): fc.Arbitrary<Answer | undefined> {
  if (fact.type === 'bool') return fc.constantFrom(undefined, null, true, false);
  const value = fc.integer({ min: fact.min, max: fact.max });
  const ends = fc.tuple(value, value).map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }));
  return fc.oneof(fc.constantFrom(undefined, null), value, ends);
}

function days(): fc.Arbitrary<string> {
  return fc
    .date({ min: new Date('1900-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10));
}
