/** Reads a JSON body strictly, before any route sees it: size, media type, UTF-8, JSON, and an object at the top. */
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from './env.ts';
import { ProblemError } from './problem.ts';

const MAX_BYTES = 256 * 1024;

/** Refuses a body over 256 KB; counts bytes as they come, so a missing Content-Length does not help. */
export function limitBody(): MiddlewareHandler<AppEnv> {
  return bodyLimit({
    maxSize: MAX_BYTES,
    onError: () => {
      throw new ProblemError('body-too-large', `请求体超过 ${MAX_BYTES / 1024} KB。`);
    },
  });
}

/** For routes that take JSON: the body must be readable, or the answer is a problem that says why. */
export function requireJson(): MiddlewareHandler<AppEnv> {
  return createMiddleware<AppEnv>(async function requireJsonBody(c, next) {
    const mediaType = c.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase();
    if (mediaType !== 'application/json') {
      throw new ProblemError('unsupported-media-type', '请加上请求头 Content-Type: application/json。');
    }
    parseObject(decodeUtf8(await c.req.arrayBuffer()));
    await next();
  });
}

function decodeUtf8(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ProblemError('body-unreadable', '请求体不是有效的 UTF-8 编码。');
  }
}

function parseObject(text: string): object {
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ProblemError('body-unreadable', '请求体最外层要是一个 JSON 对象 { … }。');
  }
  // Zod passes over a `__proto__` key in silence; a caller's typo or attack is to be told, not dropped.
  if (Object.hasOwn(value, '__proto__'))
    throw new ProblemError('invalid-body', '请求体里不能有 __proto__。', {
      errors: [{ pointer: '#/__proto__', detail: '没有“__proto__”这一项；请删去。' }],
    });
  return value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ProblemError('body-unreadable', '请求体不是完整的 JSON。');
  }
}
