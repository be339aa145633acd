/** Parameters: dated, cited values. Versions are half-open and leave neither gap nor overlap. */
import type { CheckSource, ParameterSource } from '../authoring.ts';
import { unitName } from '../format.ts';
import type { Param, Unit } from '../ruleset.ts';
import { parseQuantity } from '../units.ts';
import type { UseCites } from './cites.ts';
import { type Path, type Report, reportRepeatedIds } from './report.ts';

/** The parameters that are sound; a broken one is reported and left out, so that it raises no further problems. */
export function compileParams({ parameters }: CheckSource, useCites: UseCites, report: Report): Param[] {
  reportRepeatedIds(parameters, ['parameters'], report);
  return parameters.flatMap(
    (param, index) => compileParam(param, ['parameters', index], useCites, report) ?? [],
  );
}

function compileParam(
  source: ParameterSource,
  path: Path,
  useCites: UseCites,
  report: Report,
): Param | undefined {
  const { id, label, versions } = source;
  if (versions.length === 0) report([...path, 'versions'], `“${label}”至少要有一个数值`);
  reportDates(versions, path, report);
  const values = versions.map(({ value, cites }, index) => {
    const at = [...path, 'versions', index];
    useCites(cites, at);
    return quantityOf(value, [...at, 'value'], report);
  });
  const unit = commonUnit(source, values, path, report);
  const compiled = versions.flatMap(({ from, to = null, cites }, index) => {
    const value = values[index]?.value;
    return value === undefined ? [] : [{ from, to, value, cites: [...cites] }];
  });
  return unit && compiled.length === versions.length ? { id, label, unit, versions: compiled } : undefined;
}

interface Quantity {
  value: number;
  unit: Unit;
}

function quantityOf(text: string, path: Path, report: Report): Quantity | undefined {
  const quantity = parseQuantity(text);
  if (!('problem' in quantity)) return quantity;
  report(path, quantity.problem);
  return undefined;
}

function commonUnit(
  { label, versions }: ParameterSource,
  values: (Quantity | undefined)[],
  path: Path,
  report: Report,
): Unit | undefined {
  const unit = values.find((value) => value !== undefined)?.unit;
  const other = values.findIndex((value) => value !== undefined && value.unit !== unit);
  if (unit === undefined || other < 0) return unit;
  const message = `“${label}”前面的单位是${unitName(unit)}，这里是“${versions[other]?.value}”，单位要一样`;
  report([...path, 'versions', other, 'value'], message);
  return undefined;
}

function reportDates(versions: ParameterSource['versions'], path: Path, report: Report): void {
  for (const [index, { from, to }] of versions.entries()) {
    const at = [...path, 'versions', index];
    const next = versions[index + 1];
    if (to !== undefined && to <= from)
      report([...at, 'to'], `止日 ${to} 要晚于起日 ${from}（止日当天已不算）`);
    if (!next) continue;
    if (to === undefined) report(at, `后面还有 ${next.from} 起的数值，这里要写 to: ${next.from}`);
    else if (next.from < to)
      report([...at, 'to'], `到 ${to} 的数值和 ${next.from} 起的重叠了；前一个的 to 要等于后一个的 from`);
    else if (next.from > to)
      report([...at, 'to'], `${to} 到 ${next.from} 之间没有数值；to 写不再用的第一天，要等于后一个的 from`);
  }
}
