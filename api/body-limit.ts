import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { AppEnv } from './env.ts';
import { ProblemError } from './problem.ts';

const MAX_BYTES = 256 * 1024;

/** A batch is read and answered line by line, so only its lines are limited. */
const STREAMED = /\/batch$/;

/** Refuses a body over 256 KB; counts bytes as they come, so a missing Content-Length does not help. */
export function limitBody(): MiddlewareHandler<AppEnv> {
  const limited = bodyLimit({
    maxSize: MAX_BYTES,
    onError: () => {
      throw new ProblemError('body-too-large', `请求体超过 ${MAX_BYTES / 1024} KB。`);
    },
  });
  return async function limitBodySize(c, next) {
    return STREAMED.test(c.req.path) ? next() : limited(c, next);
  };
}
