/** What units measure, so that a product of 元/亩, a rate and an area is known to be money, and by how much to scale it. */
import type { Unit } from '../ruleset.ts';

type Base = 'money' | 'mu' | 'sqm' | 'mass' | 'volume' | 'energy';

/** Exponents of the bases, and how many of the unit's integers make one of what it measures. */
interface Dimension {
  bases: Partial<Record<Base, number>>;
  per: number;
}

/** Counts (人, 个) and rates measure nothing: multiplying by them changes no dimension. */
const DIMENSIONS: Record<Unit, Dimension> = {
  fen: { bases: { money: 1 }, per: 1 },
  fenPerMu: { bases: { money: 1, mu: -1 }, per: 1 },
  centimu: { bases: { mu: 1 }, per: 100 },
  centisqm: { bases: { sqm: 1 }, per: 100 },
  ppm: { bases: {}, per: 1_000_000 },
  person: { bases: {}, per: 1 },
  household: { bases: {}, per: 1 },
  day: { bases: {}, per: 1 },
  month: { bases: {}, per: 1 },
  year: { bases: {}, per: 1 },
  age: { bases: {}, per: 1 },
  piece: { bases: {}, per: 1 },
  occasion: { bases: {}, per: 1 },
  organisation: { bases: {}, per: 1 },
  milligram: { bases: { mass: 1 }, per: 1 },
  millilitre: { bases: { volume: 1 }, per: 1 },
  wattHour: { bases: { energy: 1 }, per: 1 },
};

/** True for units that count things (人, 个), of which 1 means one. */
export function isCount(unit: Unit): boolean {
  const { bases, per } = DIMENSIONS[unit];
  return per === 1 && Object.keys(bases).length === 0;
}

/** Units a product can come out in; a quotient of like things is a rate. */
const RESULTS: readonly Unit[] = [
  'fen',
  'fenPerMu',
  'centimu',
  'centisqm',
  'milligram',
  'millilitre',
  'wattHour',
  'ppm',
];

/** The unit of a quotient of products, and the scale of its integers; undefined where no unit of ours measures it. */
export function quotientUnit(
  over: readonly (Unit | null)[],
  under: readonly (Unit | null)[],
): { unit: Unit; scale: { over: number; under: number } } | undefined {
  const sum = new Map<Base, number>();
  const count = (unit: Unit | null, sign: 1 | -1) => {
    for (const [base, power] of Object.entries(unit ? DIMENSIONS[unit].bases : {})) {
      sum.set(base as Base, (sum.get(base as Base) ?? 0) + sign * power);
    }
  };
  for (const unit of over) count(unit, 1);
  for (const unit of under) count(unit, -1);
  const unit = RESULTS.find((candidate) => measures(candidate, sum));
  if (!unit) return undefined;
  return {
    unit,
    scale: reduced(DIMENSIONS[unit].per * product(under), product(over)),
  };
}

function measures(unit: Unit, sum: ReadonlyMap<Base, number>): boolean {
  const { bases } = DIMENSIONS[unit];
  const all = new Set([...sum.keys(), ...(Object.keys(bases) as Base[])]);
  return [...all].every((base) => (sum.get(base) ?? 0) === (bases[base] ?? 0));
}

function product(units: readonly (Unit | null)[]): number {
  return units.reduce((result, unit) => result * (unit ? DIMENSIONS[unit].per : 1), 1);
}

function reduced(over: number, under: number): { over: number; under: number } {
  const common = greatestCommonDivisor(over, under);
  return { over: over / common, under: under / common };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
