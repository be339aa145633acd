/** Faults of rules that compile, put into a compiled ruleset one at a time: `rules:lint` has to find each where it is. */
import { expressionText } from '#api/rules/lint/expression-text.ts';
import { findHousehold } from '#api/rules/lint/find.ts';
import type { Finding, FindingKind } from '#api/rules/lint/finding.ts';
import { lintRuleset } from '#api/rules/lint/lint.ts';
import { isTruth, type Site, sitesOf } from '#api/rules/lint/sites.ts';
import { isComparison } from '#api/rules/operators.ts';
import type { Condition, Expr, Fact, Outcome, Param, Ruleset } from '#api/rules/ruleset.ts';
import type { Fault } from './fault.ts';

/** Every fault that can be put into a ruleset. */
export function ruleFaults(ruleset: Ruleset): Fault[] {
  return [
    ...unreachableOutcomes(ruleset),
    ...overlaps(ruleset),
    ...constantConditions(ruleset),
    ...deadParts(ruleset),
    ...paramGaps(ruleset),
    ...unusedFacts(ruleset),
    ...unusedParams(ruleset),
    ...unusedConditions(ruleset),
    ...negativeAmounts(ruleset),
    ...undisclosedHumanChecks(ruleset),
  ];
}

interface Injected {
  kind: FindingKind;
  told: string;
  ruleset: Ruleset;
  /** Where it should be found. */
  path: (string | number)[];
}

function fault({ kind, told, ruleset, path }: Injected): Fault {
  const isHere = (found: readonly (string | number)[]) => found.join('.') === path.join('.');
  return {
    kind,
    told: `${ruleset.id} ${path.join('.')}: ${told}`,
    isCaught: () =>
      lintRuleset(ruleset).some(
        (finding) => finding.kind === kind && finding.verdict !== 'undecided' && isHere(finding.path),
      ),
  };
}

function unreachableOutcomes(ruleset: Ruleset): Fault[] {
  const { outcomes } = ruleset;
  const last = outcomes.length - 1;
  const kind = 'unreachableOutcome';
  const everybody = always(someTruth(ruleset));
  const taken = {
    ...ruleset,
    outcomes: outcomes.toSpliced(last, 0, outcome('everybody', everybody, outcomes)),
  };
  return [
    fault({ kind, told: 'all taken before the last', ruleset: taken, path: ['outcomes', last + 1] }),
    ...outcomes.flatMap((own, slot) => {
      if (!own.when) return [];
      const again = { ...ruleset, outcomes: outcomes.toSpliced(slot + 1, 0, { ...own, id: 'again' }) };
      const nobody = { ...ruleset, outcomes: outcomes.with(slot, { ...own, when: never(own.when) }) };
      return [
        fault({ kind, told: `${own.id} again`, ruleset: again, path: ['outcomes', slot + 1] }),
        fault({ kind, told: `${own.id} for nobody`, ruleset: nobody, path: ['outcomes', slot] }),
      ];
    }),
  ];
}

/** A later outcome that also takes people of an earlier one with whom it had none in common. */
function overlaps(ruleset: Ruleset): Fault[] {
  const { outcomes } = ruleset;
  return outcomes.flatMap((first, slot) =>
    outcomes.flatMap((later, laterSlot) => {
      if (laterSlot <= slot || !first.when || !later.when) return [];
      if (findHousehold(ruleset, and(first.when, later.when)).verdict !== 'none') return [];
      const wider = {
        ...ruleset,
        outcomes: outcomes.with(laterSlot, { ...later, when: or(later.when, first.when) }),
      };
      const told = `${later.id} takes from ${first.id} too`;
      return [fault({ kind: 'overlap', told, ruleset: wider, path: ['outcomes', laterSlot] })];
    }),
  );
}

function constantConditions(ruleset: Ruleset): Fault[] {
  return ruleset.conditions.flatMap((condition, slot) => {
    const path = ['conditions', slot];
    const put = (when: Expr) => withCondition(ruleset, slot, { ...condition, when });
    return [
      fault({ kind: 'alwaysTrue', told: 'or not', ruleset: put(always(condition.when)), path }),
      fault({ kind: 'alwaysFalse', told: 'and not', ruleset: put(never(condition.when)), path }),
      ...beyondDomain(ruleset, condition.when).map(({ kind, when }) =>
        fault({ kind, told: expressionText(ruleset, when), ruleset: put(when), path }),
      ),
    ];
  });
}

/** A limit nobody can be on the other side of. */
function beyondDomain({ facts }: Ruleset, when: Expr): { kind: 'alwaysTrue' | 'alwaysFalse'; when: Expr }[] {
  if (!isComparison(when) || when.left.op !== 'fact' || when.op === 'eq' || when.op === 'ne') return [];
  const { id } = when.left;
  const fact = facts.find((one) => one.id === id);
  if (fact?.type !== 'int') return [];
  const isUpper = when.op === 'ge' || when.op === 'gt';
  const low: Expr = { ...when, right: { op: 'number', value: fact.min - 1 } };
  const high: Expr = { ...when, right: { op: 'number', value: fact.max + 1 } };
  return [
    { kind: 'alwaysTrue', when: isUpper ? low : high },
    { kind: 'alwaysFalse', when: isUpper ? high : low },
  ];
}

/** 甲 或 (甲 且 乙), 甲 且 (甲 或 乙): in both 乙 never matters. */
function deadParts(ruleset: Ruleset): Fault[] {
  return wholes(ruleset).flatMap((site) => {
    const other = someTruth(ruleset, site.expr);
    if (!other) return [];
    return [or(site.expr, and(site.expr, other)), and(site.expr, or(site.expr, other))].map((expr) =>
      fault({
        kind: 'deadPart',
        told: expressionText(ruleset, expr),
        ruleset: site.put(expr),
        path: site.path,
      }),
    );
  });
}

function paramGaps(ruleset: Ruleset): Fault[] {
  const { params, inForce } = ruleset;
  return params.flatMap((param, slot) => {
    const put = (versions: Param['versions'], told: string) =>
      fault({
        kind: 'paramGap',
        told: `${param.label} ${told}`,
        ruleset: { ...ruleset, params: params.with(slot, { ...param, versions }) },
        path: ['parameters', slot],
      });
    const [first, ...rest] = param.versions;
    if (!first) return [];
    const last = param.versions.length - 1;
    const late = put([{ ...first, from: dayAfter(inForce.from) }, ...rest], 'begins a day late');
    const ends = param.versions.map((version, at) =>
      at === last ? { ...version, to: '2199-12-31' } : version,
    );
    return inForce.to === null ? [late, put(ends, 'ends before the rules do')] : [late];
  });
}

function unusedFacts(ruleset: Ruleset): Fault[] {
  const { facts } = ruleset;
  const [sample] = facts;
  if (!sample) return [];
  const fresh = freshFact(sample);
  const asked = { ...ruleset, facts: [...facts, fresh] };
  const path = ['facts', facts.length];
  const kind = 'unusedFact';
  const inVain = wholes(asked).map((site) =>
    fault({
      kind,
      told: `read in vain in ${site.path.join('.')}`,
      ruleset: site.put(readInVain(site.expr, fresh)),
      path,
    }),
  );
  const forgotten = facts.flatMap((fact, slot) => {
    const other = facts.find(
      (one) => one.id !== fact.id && one.type === fact.type && unitOf(one) === unitOf(fact),
    );
    if (!other) return [];
    const confused = withNames(ruleset, { op: 'fact', id: fact.id }, { op: 'fact', id: other.id });
    const told = `${fact.label} asked, ${other.label} read`;
    return [fault({ kind, told, ruleset: confused, path: ['facts', slot] })];
  });
  return [fault({ kind, told: 'asked and not read', ruleset: asked, path }), ...inVain, ...forgotten];
}

function readInVain(when: Expr, fact: Fact): Expr {
  return or(when, and(when, { op: 'fact', id: fact.id }));
}

function unusedParams(ruleset: Ruleset): Fault[] {
  const { params, inForce } = ruleset;
  const kind = 'unusedParam';
  const fresh: Param = {
    id: 'fresh',
    label: '新数',
    unit: 'piece',
    versions: [{ from: inForce.from, to: null, value: 5, cites: [] }],
  };
  const written = { ...ruleset, params: [...params, fresh] };
  const path = ['parameters', params.length];
  const isSome: Expr = { op: 'gt', left: { op: 'param', id: 'fresh' }, right: { op: 'number', value: 2 } };
  const inVain = wholes(written).map((site) => {
    const put = site.put(or(site.expr, and(site.expr, isSome)));
    return fault({ kind, told: `read in vain in ${site.path.join('.')}`, ruleset: put, path });
  });
  const { conditions, outcomes, assumptions, amountNote } = ruleset;
  const texts = JSON.stringify([conditions, outcomes, assumptions, amountNote]);
  const forgotten = params.flatMap((param, slot) => {
    if (texts.includes(`{${param.id}}`) || !isRead(ruleset, param.id)) return [];
    const value = param.versions[0]?.value ?? 0;
    const typed = withNames(ruleset, { op: 'param', id: param.id }, { op: 'number', value });
    return [
      fault({ kind, told: `${param.label} written as a number`, ruleset: typed, path: ['parameters', slot] }),
    ];
  });
  return [fault({ kind, told: 'written and not read', ruleset: written, path }), ...inVain, ...forgotten];
}

function isRead(ruleset: Ruleset, param: string): boolean {
  return sitesOf(ruleset).some(({ expr }) => expr.op === 'param' && expr.id === param);
}

function unusedConditions(ruleset: Ruleset): Fault[] {
  const { conditions } = ruleset;
  return conditions.map((condition, slot) => {
    const inlined = withNames(ruleset, { op: 'condition', id: condition.id }, condition.when);
    const told = `${condition.label} written out wherever it was named`;
    return fault({ kind: 'unusedCondition', told, ruleset: inlined, path: ['conditions', slot] });
  });
}

/** Less than nothing, for whom the amount was more. */
function negativeAmounts(ruleset: Ruleset): Fault[] {
  return ruleset.outcomes.flatMap((own, slot) =>
    own.amounts.flatMap((amount, index) => {
      const isSome: Expr = { op: 'gt', left: amount.value, right: ZERO };
      if (findHousehold(ruleset, isSome).verdict !== 'witness') return [];
      const value: Expr = { op: 'sub', left: ZERO, right: amount.value };
      const amounts = own.amounts.with(index, { ...amount, value });
      const outcomes = ruleset.outcomes.with(slot, { ...own, amounts });
      const path = ['outcomes', slot, 'amounts', index];
      return [fault({ kind: 'negativeAmount', told: amount.label, ruleset: { ...ruleset, outcomes }, path })];
    }),
  );
}

/** All of them gone: whoever qualifies is told so, though people still decide. Or one gone that a result still speaks of. */
function undisclosedHumanChecks(ruleset: Ruleset): Fault[] {
  const { humanChecks } = ruleset;
  if (humanChecks.length === 0) return [];
  const said = ruleset.outcomes
    .filter(({ status }) => status === 'eligible')
    .map(({ title, say, steps }) => [title, say, ...steps.map(({ label }) => label)].join('\n'))
    .join('\n');
  const spokenOf = humanChecks.filter(({ id, label }) =>
    STEPS.some(
      (word) =>
        label.includes(word) &&
        said.includes(word) &&
        !humanChecks.some((other) => other.id !== id && other.label.includes(word)),
    ),
  );
  const without = (gone: Ruleset['humanChecks']) => ({
    ...ruleset,
    humanChecks: humanChecks.filter((check) => !gone.includes(check)),
  });
  const told = (gone: Ruleset['humanChecks']) => gone.map(({ label }) => label).join('、');
  return [humanChecks, ...spokenOf.map((check) => [check])].map((gone) => ({
    kind: 'undisclosedHumanCheck',
    told: `${ruleset.id}: ${told(gone)}: not told`,
    isCaught: () => lintRuleset(without(gone)).some(isOfEligibleOutcome),
  }));

  function isOfEligibleOutcome({ kind, path: [list, slot] }: Finding): boolean {
    const isEligible = list === 'outcomes' && ruleset.outcomes[Number(slot)]?.status === 'eligible';
    return kind === 'undisclosedHumanCheck' && isEligible;
  }
}

/** What people do, as texts call it. */
const STEPS = ['评议', '审核', '审查', '审批', '核定', '鉴定', '查勘', '走访', '选定'];

const ZERO: Expr = { op: 'number', value: 0 };

/** What conditions and outcomes hang on, as a whole. */
function wholes(ruleset: Ruleset): Site[] {
  return sitesOf(ruleset).filter(({ expr, whole }) => expr === whole && isTruth(ruleset, expr));
}

/** A yes/no of the facts that an expression does not read; any, where none is given. */
function someTruth({ facts }: Ruleset, without?: Expr): Expr {
  const read = JSON.stringify(without ?? null);
  const others = facts.filter(({ id }) => !read.includes(`"${id}"`));
  const fact = others.find(({ type }) => type === 'bool') ?? others[0] ?? facts[0];
  if (!fact) throw new Error('a ruleset asks something');
  const named: Expr = { op: 'fact', id: fact.id };
  if (fact.type === 'bool') return named;
  return { op: 'gt', left: named, right: { op: 'number', value: Math.floor((fact.min + fact.max) / 2) } };
}

function withCondition(ruleset: Ruleset, slot: number, condition: Condition): Ruleset {
  return { ...ruleset, conditions: ruleset.conditions.with(slot, condition) };
}

/** The ruleset with another expression wherever a name stands, but in the condition of that name. */
function withNames(ruleset: Ruleset, name: { op: string; id: string }, other: Expr): Ruleset {
  const count = sitesOf(ruleset).length;
  let result = ruleset;
  for (let at = 0; at < count; at += 1) {
    const site = sitesOf(result).find(
      ({ expr }) => 'id' in expr && expr.op === name.op && expr.id === name.id,
    );
    if (!site) return result;
    result = site.put(other);
  }
  return result;
}

function outcome(id: string, when: Expr, [like]: readonly Outcome[]): Outcome {
  if (!like) throw new Error('a ruleset has outcomes');
  return { ...like, id, when };
}

function freshFact({ cites }: Fact): Fact {
  const words = { label: '新问', ask: '新问', help: null, whereToFind: null, concept: null };
  return { id: 'fresh', ...words, type: 'bool', changeable: false, cites };
}

function unitOf(fact: Fact): string {
  return fact.type === 'int' ? fact.unit : '';
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

function always(expr: Expr): Expr {
  return or(expr, { op: 'not', of: expr });
}

function never(expr: Expr): Expr {
  return and(expr, { op: 'not', of: expr });
}

function and(...of: Expr[]): Expr {
  return { op: 'and', of };
}

function or(...of: Expr[]): Expr {
  return { op: 'or', of };
}
