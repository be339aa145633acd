/** Programmes and checks that must be there: 404 with the nearest name where they are not. */
import type { Context } from 'hono';
import { nearest } from '#api/rules/suggest.ts';
import type { ProgrammeDetail, PublishedCheck } from '#db/programmes/public.ts';
import { findCheck, findVersion, listChecks, listVersions } from '#db/queries/checks.ts';
import { findProgramme, listSlugs } from '#db/queries/programmes.ts';
import { type AppEnv, linkBase } from './env.ts';
import { ProblemError } from './problem.ts';

/** Throws `not-found` for an unknown slug. */
export async function getProgramme(c: Context<AppEnv>, slug: string): Promise<ProgrammeDetail> {
  const programme = await findProgramme(c.env.DB, slug);
  if (programme) return programme;
  throw missing('slug', slug, await listSlugs(c.env.DB), `全部项目见 ${linkBase(c.env)}/v1/programmes。`);
}

/** Throws `not-found` for an unknown slug or check. */
export async function getCheck(c: Context<AppEnv>, slug: string, check: string): Promise<PublishedCheck> {
  const found = await findCheck(c.env.DB, slug, check);
  if (found) return found;
  await getProgramme(c, slug);
  const ids = (await listChecks(c.env.DB, slug)).map(({ id }) => id);
  throw missing('check', check, ids, `可用的自查见 ${linkBase(c.env)}/v1/programmes/${slug}/checks。`);
}

/** Throws `not-found` for an unknown slug, check or version; of a version it names those there are. */
export async function getVersion(
  c: Context<AppEnv>,
  { slug, check, version }: { slug: string; check: string; version: string },
): Promise<NonNullable<Awaited<ReturnType<typeof findVersion>>>> {
  const found = await findVersion(c.env.DB, { slug, check, version });
  if (found) return found;
  await getCheck(c, slug, check);
  const known = (await listVersions(c.env.DB, slug, check)).map((row) => row.version);
  throw missing('version', version, known, `有的版本：${known.join('、')}。`);
}

function missing(parameter: string, given: string, known: readonly string[], where: string): ProblemError {
  const didYouMean = nearest(given, known);
  const detail = didYouMean ? `您是不是想找“${didYouMean}”？` : where;
  const errors = [{ parameter, detail, ...(didYouMean && { didYouMean }) }];
  return new ProblemError('not-found', `没有“${given}”。${where}`, { errors });
}
