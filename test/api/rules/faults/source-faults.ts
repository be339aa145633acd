/** Faults an author can write, put into the source of a check one at a time: the contract, the compiler or the loader report each. */
import type { CheckContext } from '#api/rules/authoring.ts';
import { compileCheck } from '#api/rules/compile.ts';
import { expressionText } from '#api/rules/lint/expression-text.ts';
import { type Site, sitesOf } from '#api/rules/lint/sites.ts';
import { isComparison } from '#api/rules/operators.ts';
import { partsOf } from '#api/rules/parts.ts';
import type { Expr, Ruleset } from '#api/rules/ruleset.ts';
import { parseQuantity } from '#api/rules/units.ts';
import { CheckSource } from '#db/programmes/check.ts';
import { checkFolder } from '#db/programmes/consistency.ts';
import type { Source } from '#db/programmes/source.ts';
import type { Path, YamlFile } from '#db/programmes/yaml-file.ts';
import type { Fault } from './fault.ts';

/** A check as it is written, and what it compiles to. */
export interface WrittenCheck {
  source: CheckSource;
  ruleset: Ruleset;
  context: CheckContext;
  /** The document it cites. */
  instrument: Source;
}

/** Every fault that can be put into the source of a check. */
export function sourceFaults(check: WrittenCheck): Fault[] {
  return [
    ...gaps(check),
    ...missingSteps(check),
    ...paramGaps(check),
    ...unknownClauses(check),
    ...numberLiterals(check),
    ...unitMismatches(check),
    ...circles(check),
    ...overflows(check),
  ];
}

/** What the report of each kind says. */
const SAYS = {
  gap: /不能写 when|要写 when/,
  missingStep: /下一步/,
  paramGap: /没有数值/,
  unknownClause: /没有条款/,
  numberLiteral: /不能直接写数字/,
  unitMismatch: /单位|不能相乘/,
  cycle: /绕成了圈/,
  overflow: /超过能准确计算/,
};

interface Injected {
  kind: keyof typeof SAYS;
  told: string;
  /** Changes a copy of the source. */
  change: (source: CheckSource) => void;
  /** Where it should be reported: there, or inside. */
  path: Path;
}

function fault(check: WrittenCheck, { kind, told, change, path }: Injected): Fault {
  return {
    kind,
    told: `${check.ruleset.id} ${path.join('.')}: ${told}`,
    isCaught: () => {
      const source = structuredClone(check.source);
      change(source);
      return reportsOn(check, source).some(
        ({ place, message }) => `${place}.`.startsWith(`${path.join('.')}.`) && SAYS[kind].test(message),
      );
    },
  };
}

/** Everything that is reported; places as text. */
function reportsOn(
  { context, instrument }: WrittenCheck,
  source: CheckSource,
): { place: string; message: string }[] {
  const placed = ({ path, message }: { path: Path; message: string }) => ({ place: path.join('.'), message });
  const parsed = CheckSource.safeParse(source);
  if (!parsed.success) return parsed.error.issues.map(placed);
  const result = compileCheck(source, context);
  const compiled = 'problems' in result ? result.problems.map(placed) : [];
  const loaded = checkFolder({
    slug: context.programme,
    source: fileOf(instrument, 'source'),
    tables: [],
    checks: [{ name: source.id, check: fileOf(source, '') }],
    regionCodes: new Set(),
  });
  return [...compiled, ...loaded.map(({ file, message }) => ({ place: file, message }))];
}

/** A file that says where by the path itself. */
function fileOf<T>(value: T, name: string): YamlFile<T> {
  const problemAt = (path: Path, message: string) => ({
    file: name === '' ? path.join('.') : name,
    line: 1,
    message,
  });
  return { file: name, value, problemAt };
}

/** Somebody would be left without an outcome, were the last one not for the rest; and without a `when` nobody knows for whom. */
function gaps(check: WrittenCheck): Fault[] {
  const { outcomes, conditions } = check.source;
  const last = outcomes.length - 1;
  const label = conditions[0]?.label ?? '';
  return outcomes.map((outcome, slot) => {
    if (slot === last) {
      const change = (source: CheckSource) => setWhen(source.outcomes[last], `非 ${label}`);
      return fault(check, { kind: 'gap', told: 'the last has a when', change, path: ['outcomes', last] });
    }
    const change = (source: CheckSource) => setWhen(source.outcomes[slot], undefined);
    return fault(check, { kind: 'gap', told: `${outcome.id} has no when`, change, path: ['outcomes', slot] });
  });
}

function setWhen(outcome: CheckSource['outcomes'][number] | undefined, when: string | undefined): void {
  if (outcome) outcome.when = when;
}

function missingSteps(check: WrittenCheck): Fault[] {
  return check.source.outcomes.map(({ id }, slot) =>
    fault(check, {
      kind: 'missingStep',
      told: `${id} leads nowhere`,
      change: ({ outcomes }) => void outcomes[slot]?.steps.splice(0),
      path: ['outcomes', slot, 'steps'],
    }),
  );
}

function paramGaps(check: WrittenCheck): Fault[] {
  return check.source.parameters.map(({ label }, slot) =>
    fault(check, {
      kind: 'paramGap',
      told: `${label} has no value for a month`,
      change: ({ parameters }) => {
        const versions = parameters[slot]?.versions ?? [];
        const last = versions.at(-1);
        if (!last) return;
        versions.push({ ...last, from: '2198-02-01' });
        last.to = '2198-01-01';
      },
      path: ['parameters', slot, 'versions'],
    }),
  );
}

function unknownClauses(check: WrittenCheck): Fault[] {
  return citesIn(check.source).map((path) =>
    fault(check, {
      kind: 'unknownClause',
      told: 'a clause the document does not have',
      change: (source) => void citesAt(source, path).splice(0, 1, '九十九(九)'),
      path: [...path, 0],
    }),
  );
}

/** The way to every list of clauses. */
function citesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  if (path.at(-1) === 'cites') return [path];
  return Object.entries(value).flatMap(([key, inner]) => citesIn(inner, [...path, key]));
}

function citesAt(source: CheckSource, path: Path): unknown[] {
  const found = path.reduce<unknown>((at, step) => Reflect.get(Object(at), step), source);
  return Array.isArray(found) ? found : [];
}

/** A number of the text written where it is used, without its clause and its days. 0 and 1 may stand in an expression. */
function numberLiterals(check: WrittenCheck): Fault[] {
  const { ruleset } = check;
  return sitesOf(ruleset).flatMap((site) => {
    const { expr, path } = site;
    const value =
      expr.op === 'param' ? ruleset.params.find(({ id }) => id === expr.id)?.versions[0]?.value : 0;
    if (value === undefined || value <= 1) return [];
    const text = expressionText(ruleset, site.within({ op: 'number', value }));
    return [fault(check, { kind: 'numberLiteral', told: text, change: writing(path, text), path })];
  });
}

/** Writes an expression where one stands. */
function writing([list, slot, , index]: Site['path'], text: string): (source: CheckSource) => void {
  return ({ conditions, outcomes }) => {
    if (list === 'conditions')
      Object.assign(conditions[Number(slot)] ?? {}, { when: text, except: undefined });
    else if (index === undefined) setWhen(outcomes[Number(slot)], text);
    else Object.assign(outcomes[Number(slot)]?.amounts?.[Number(index)] ?? {}, { value: text });
  };
}

/** Where numbers are set against or put beside others, each of them in another unit. */
function unitMismatches(check: WrittenCheck): Fault[] {
  return sitesOf(check.ruleset).flatMap(({ expr, path }) => {
    const sides = alikeIn(expr).map(quantitiesIn);
    const names = new Set(sides.flat());
    return [...names].flatMap((name) => {
      if (!sides.some((side) => side.length > 0 && !side.includes(name))) return [];
      const told = `${name} in another unit`;
      return [fault(check, { kind: 'unitMismatch', told, change: inAnotherUnit(name), path })];
    });
  });
}

/** The parts that have to be in one unit. */
function alikeIn(expr: Expr): Expr[] {
  if (isComparison(expr)) return [expr.left, expr.right];
  switch (expr.op) {
    case 'add':
    case 'sub':
      return [expr.left, expr.right];
    case 'min':
    case 'max':
      return expr.of;
    case 'if':
      return [expr.yes, expr.no];
    default:
      return [];
  }
}

/** Ids of the numbers that an expression makes its own from: not of what an arm is chosen by. */
function quantitiesIn(expr: Expr): string[] {
  if (expr.op === 'fact' || expr.op === 'param') return [expr.id];
  return (expr.op === 'if' ? [expr.yes, expr.no] : partsOf(expr)).flatMap(quantitiesIn);
}

function inAnotherUnit(id: string): (source: CheckSource) => void {
  return ({ facts, parameters }) => {
    const fact = facts.find((one) => one.id === id);
    const param = parameters.find((one) => one.id === id);
    const unit = [fact?.unit, ...(param?.versions ?? []).map(({ value }) => value)].join().includes('元')
      ? '人'
      : '元';
    if (fact) Object.assign(fact, { unit, min: `1 ${unit}`, max: `1000 ${unit}` });
    for (const version of param?.versions ?? []) version.value = `7 ${unit}`;
  };
}

/** Each condition resting on itself, at once or by way of another. */
function circles(check: WrittenCheck): Fault[] {
  const { ruleset, source } = check;
  return ruleset.conditions.flatMap(({ id, label, when }, slot) => {
    const used = sitesOf({
      ...ruleset,
      conditions: [ruleset.conditions[slot] ?? when],
      outcomes: [],
    } as Ruleset);
    const named = new Set(used.flatMap(({ expr }) => (expr.op === 'condition' ? [expr.id] : [])));
    const others = ruleset.conditions.flatMap((other, at) => (named.has(other.id) ? [at] : []));
    const restingOnIt = (at: number) => {
      const text = `(${source.conditions[at]?.when}) 且 ${label}`;
      const change = writing(['conditions', at, 'when'], text);
      // Where a circle is entered is where it is told.
      const path = ['conditions', Math.min(at, slot), 'when'];
      return fault(check, { kind: 'cycle', told: `${id} by way of ${at}`, change, path });
    };
    return [slot, ...others].map(restingOnIt);
  });
}

/** An answer so large that what is made of it is no exact number any more. */
function overflows(check: WrittenCheck): Fault[] {
  const { ruleset } = check;
  return sitesOf(ruleset).flatMap(({ expr, path }) => {
    if (expr.op !== 'mul' && expr.op !== 'add' && expr.op !== 'round') return [];
    const parts = expr.op === 'round' ? expr.over : partsOf(expr); // a greater divisor makes nothing greater
    return parts.flatMap((part, at) => {
      const others = parts.filter((_, other) => other !== at).map((other) => mostOf(other, ruleset));
      const fact = ruleset.facts.find(({ id }) => part.op === 'fact' && id === part.id);
      if (!fact || !outgrows(expr, others)) return [];
      return [
        fault(check, {
          kind: 'overflow',
          told: `${fact.label} without bounds`,
          change: enormous(fact.id),
          path,
        }),
      ];
    });
  });
}

/** Whether a result passes every limit with one part that is as great as a number can be, and the others at their most. */
function outgrows(expr: Expr, others: readonly number[]): boolean {
  const product = others.reduce((result, other) => result * other, 1);
  if (expr.op === 'round') return product * expr.scale.over > expr.scale.under;
  return product >= (expr.op === 'mul' ? 2 : 1);
}

/** The most a fact or a parameter can be; 0 of what is made of several. */
function mostOf(expr: Expr, { facts, params }: Ruleset): number {
  if (expr.op === 'param') {
    return Math.max(...(params.find(({ id }) => id === expr.id)?.versions ?? []).map(({ value }) => value));
  }
  const fact = facts.find(({ id }) => expr.op === 'fact' && id === expr.id);
  return fact?.type === 'int' ? fact.max : 0;
}

function enormous(id: string): (source: CheckSource) => void {
  return ({ facts }) => {
    const fact = facts.find((one) => one.id === id);
    const one = parseQuantity(`1 ${fact?.unit}`);
    if (!fact || 'problem' in one) return;
    const digits = String(one.value).length - 1;
    const most = String(Number.MAX_SAFE_INTEGER);
    const whole = most.slice(0, most.length - digits);
    fact.max = digits === 0 ? `${whole} ${fact.unit}` : `${whole}.${most.slice(-digits)} ${fact.unit}`;
  };
}
