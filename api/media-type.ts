import type { Context } from 'hono';
import { ProblemError } from './problem.ts';

/** Throws `unsupported-media-type` unless the body is declared as `wanted`; parameters such as charset are allowed. */
export function requireMediaType(c: Context, wanted: string, advice: string): void {
  const given = c.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (given !== wanted) throw new ProblemError('unsupported-media-type', advice);
}
