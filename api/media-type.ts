import type { Context, MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from './env.ts';
import { NDJSON } from './ndjson.ts';
import { ProblemError } from './problem.ts';

/** Throws `unsupported-media-type` unless the body is declared as `wanted`; parameters such as charset are allowed. */
export function requireMediaType(c: Context, wanted: string, advice: string): void {
  const given = c.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (given !== wanted) throw new ProblemError('unsupported-media-type', advice);
}

/** For routes that take lines of JSON. */
export function requireNdjson(): MiddlewareHandler<AppEnv> {
  return createMiddleware<AppEnv>(async function requireNdjsonBody(c, next) {
    requireMediaType(c, NDJSON, `请加上请求头 Content-Type: ${NDJSON}，每行一个 JSON 对象。`);
    await next();
  });
}
