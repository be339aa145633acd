/** `regions.yaml`: the GB/T 2260 codes in use, and the edition they were taken from. */
import * as z from 'zod';
import type { Problem } from '../programmes/problem.ts';
import { Day, Text } from '../programmes/source.ts';
import { readYaml, type YamlFile } from '../programmes/yaml-file.ts';

const RegionCode = z
  .string({ error: '区划代码要加引号，如 "430524"' })
  .regex(/^\d{6}$/, '区划代码是 6 位数字，如 "430524"');

/** One region. */
export const Region = z.strictObject({
  code: RegionCode,
  /** Name with its level, e.g. 隆回县. */
  name: Text,
  /** Code of the region above; null for a province. */
  parent: RegionCode.nullable(),
});
export type Region = z.infer<typeof Region>;

const RegionFile = z.strictObject({
  /** Edition of the division codes: divisions change, so the year matters. */
  source: Text,
  retrieved: Day,
  regions: z.array(Region).min(1),
});
type RegionFile = z.infer<typeof RegionFile>;

/** Reads `regions.yaml`; a code listed twice, or a parent not listed before it, is a problem. */
export function readRegions(text: string): { regions: Region[] } | { problems: Problem[] } {
  const file = readYaml('db/regions/regions.yaml', text, RegionFile);
  if ('problems' in file) return file;
  const problems = checkRegions(file);
  return problems.length > 0 ? { problems } : { regions: file.value.regions };
}

function checkRegions({ value: { regions }, problemAt }: YamlFile<RegionFile>): Problem[] {
  const listed = new Set<string>();
  return regions.flatMap(({ code, parent }, index) => {
    const twice = listed.has(code) ? [problemAt(['regions', index, 'code'], `code：${code} 写了两次`)] : [];
    const orphan = parent !== null && !listed.has(parent);
    listed.add(code);
    return orphan ? [...twice, problemAt(['regions', index, 'parent'], `parent：上面没有 ${parent}`)] : twice;
  });
}

/** Names from the province down to the region: 湖南省, 邵阳市, 隆回县. Empty where the code is null or not listed. */
export function regionPath(code: string | null, regions: readonly Region[]): string[] {
  const region = regions.find((candidate) => candidate.code === code);
  return region ? [...regionPath(region.parent, regions), region.name] : [];
}
