/** Reads a JSON body strictly before its route sees it: media type, UTF-8, JSON, and an object at the top. */
import type { MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from './env.ts';
import { requireMediaType } from './media-type.ts';
import { ProblemError } from './problem.ts';

/** For routes that take JSON: the body must be readable, or the answer is a problem that says why. */
export function requireJson(): MiddlewareHandler<AppEnv> {
  return createMiddleware<AppEnv>(async function requireJsonBody(c, next) {
    requireMediaType(c, 'application/json', '请加上请求头 Content-Type: application/json。');
    parseJsonObject(decodeUtf8(await c.req.arrayBuffer()));
    await next();
  });
}

/** The object a text of JSON holds; throws `body-unreadable` where there is none, `invalid-body` for a `__proto__` key. */
export function parseJsonObject(text: string): unknown {
  const value = parseJson(text);
  checkObject(value);
  return value;
}

function decodeUtf8(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ProblemError('body-unreadable', '请求体不是有效的 UTF-8 编码。');
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ProblemError('body-unreadable', '请求体不是完整的 JSON。');
  }
}

function checkObject(value: unknown): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ProblemError('body-unreadable', '请求体最外层要是一个 JSON 对象 { … }。');
  }
  // Zod passes over a `__proto__` key in silence; a caller's typo or attack is to be told, not dropped.
  if (Object.hasOwn(value, '__proto__')) {
    const errors = [{ pointer: '#/__proto__', detail: '没有“__proto__”这一项；请删去。' }];
    throw new ProblemError('invalid-body', '请求体里不能有 __proto__。', { errors });
  }
}
