/** Whose site this is: `site/county.yaml`, or the file `COUNTY_CONFIG` names, checked before anything is built. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';

const Words = z.string({ error: '要写文字' }).trim().min(1, '不能为空');

export const County = z
  .strictObject({
    /** A demonstration: every page says 演示站，非政府网站. */
    demo: z.boolean(),
    siteName: Words,
    tagline: Words,
    county: Words,
    /** SiteDomain of the meta tags when `PUBLIC_URL` is not set. */
    domain: Words,
    /** 主办单位. */
    organizer: Words,
    /** 承办单位. */
    operator: Words,
    contact: Words,
    /** 网站标识码, given by the authority; never made up. */
    siteIdCode: z
      .string()
      .regex(/^([a-z]{2}\d{8}|\d{10})$/, '网站标识码是 10 位，如 bm07000001')
      .optional(),
    icp: Words.optional(),
    /** 公网安备号. */
    policeRecord: Words.optional(),
    /** Whether phones may keep the check pages they opened; `false` also takes back what they kept. */
    offline: z.boolean().default(true),
    /** Who takes 纠错: the office, a phone, its hours. */
    corrections: z.strictObject({
      office: Words,
      phone: z.string().regex(/^\d[\d-]{2,14}$/, '电话只写数字和连字符'),
      hours: Words.optional(),
    }),
  })
  .refine((county) => county.demo || county.siteIdCode !== undefined, {
    path: ['siteIdCode'],
    error: '正式网站要有网站标识码；没有就保留 demo: true',
  });
export type County = z.infer<typeof County>;

/** Reads a county file; throws with every problem of it in Chinese. */
export function readCounty(file: string): County {
  const parsed = County.safeParse(parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}：${issue.message}`);
  throw new Error([`${file} 有 ${problems.length} 处不对`, ...problems].join('\n  '));
}

/** The county a build in the repository at `root` is for. */
export function findCounty(root: string): County {
  return readCounty(resolve(root, process.env.COUNTY_CONFIG ?? 'site/county.yaml'));
}

let county: County | undefined;

/** The county this build is for, read once. */
export function getCounty(): County {
  county ??= findCounty(import.meta.env.REPO_ROOT);
  return county;
}
