/** Facts (questions) and the screens they stand on. */
import type { CheckSource, FactSource } from '../authoring.ts';
import type { Fact, NumberFact, Screen, Unit } from '../ruleset.ts';
import { parseQuantity, parseUnit, unknownUnit } from '../units.ts';
import type { UseCites } from './cites.ts';
import { hint, type Path, type Report, reportRepeatedIds } from './report.ts';

/** The facts that are sound; a broken one is reported and left out, so that it raises no further problems. */
export function compileFacts({ facts }: CheckSource, useCites: UseCites, report: Report): Fact[] {
  reportRepeatedIds(facts, ['facts'], report);
  return facts.flatMap((fact, index) => compileFact(fact, ['facts', index], useCites, report) ?? []);
}

function compileFact(source: FactSource, path: Path, useCites: UseCites, report: Report): Fact | undefined {
  const cites = useCites(source.cites, path);
  const { id, concept = null, label, ask, help = null, whereToFind = null, changeable = false } = source;
  if (source.type === '数量') {
    const domain = domainOf(source, path, report);
    return (
      domain && { id, concept, label, type: 'int', ...domain, ask, help, whereToFind, changeable, cites }
    );
  }
  for (const key of ['unit', 'min', 'max'] as const) {
    if (source[key] !== undefined)
      report([...path, key], `“${label}”是 是非 题，不要写 ${key}；要填数的问题请写 type: 数量`);
  }
  return { id, concept, label, type: 'bool', ask, help, whereToFind, changeable, cites };
}

/** Unit and bounds of a number; bounds make overflow provably impossible and catch a slip of the finger. */
function domainOf(
  source: FactSource,
  path: Path,
  report: Report,
): Pick<NumberFact, 'unit' | 'min' | 'max'> | undefined {
  const unit = unitOf(source, path, report);
  const min = limitOf('min', source, unit, path, report);
  const max = limitOf('max', source, unit, path, report);
  if (unit === undefined || min === undefined || max === undefined) return undefined;
  if (min <= max) return { unit, min, max };
  report([...path, 'min'], `“${source.label}”的最小值 ${source.min} 大于最大值 ${source.max}`);
  return undefined;
}

function unitOf({ unit, label }: FactSource, path: Path, report: Report): Unit | undefined {
  const known = unit === undefined ? undefined : parseUnit(unit);
  if (unit === undefined) report(path, `“${label}”是 数量，要写单位，如 unit: 元`);
  else if (known === undefined) report([...path, 'unit'], unknownUnit(unit));
  return known;
}

function limitOf(
  key: 'min' | 'max',
  source: FactSource,
  unit: Unit | undefined,
  path: Path,
  report: Report,
): number | undefined {
  const text = source[key];
  if (text === undefined) {
    const meaning = key === 'min' ? '最小能填多少' : '最大能填多少';
    report(
      path,
      `“${source.label}”是 数量，要写${meaning}，如 ${key}: ${key === 'min' ? 0 : 1000} ${source.unit ?? '元'}`,
    );
    return undefined;
  }
  const quantity = parseQuantity(text);
  if ('problem' in quantity) report([...path, key], quantity.problem);
  else if (unit !== undefined && quantity.unit !== unit) {
    report([...path, key], `“${source.label}”的单位是${source.unit}，${key} 却写成“${text}”，两处单位要一样`);
  } else return quantity.value;
  return undefined;
}

/** Every fact stands on exactly one screen; a list screen holds yes/no facts only. */
export function compileScreens({ screens, facts }: CheckSource, report: Report): Screen[] {
  reportRepeatedIds(screens, ['screens'], report);
  const known = new Map(facts.map((fact) => [fact.id, fact]));
  const shown = new Set<string>();
  for (const [index, screen] of screens.entries()) {
    for (const [at, id] of screen.facts.entries()) {
      const path = ['screens', index, 'facts', at];
      const fact = known.get(id);
      if (!fact) report(path, `没有编号为“${id}”的问题${hint(id, known.keys())}`);
      else if (shown.has(id))
        report(path, `问题“${id}”（${fact.label}）已经在别的屏上了，每个问题只能出现一次`);
      else if (screen.kind === 'list' && fact.type !== '是非')
        report(path, `勾选的一屏（list）只能放 是非 题，“${fact.label}”是 数量`);
      shown.add(id);
    }
  }
  for (const [index, { id, label }] of facts.entries()) {
    if (!shown.has(id)) report(['facts', index], `问题“${id}”（${label}）没有放在任何一屏上，请加进 screens`);
  }
  return screens.map(({ id, kind, title, help = null, facts: on }) => ({
    id,
    kind,
    title,
    help,
    facts: [...on],
  }));
}
