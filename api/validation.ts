/** Strict shapes for requests, and the one place where a failed validation becomes a problem. */
import type { Hook } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import * as z from 'zod';
import zhCN from 'zod/v4/locales/zh-CN.js';
import { nearest } from '#api/rules/suggest.ts';
import type { AppEnv } from './env.ts';
import { type ProblemDetail, ProblemError } from './problem.ts';

z.config(zhCN()); // messages that no schema words itself reach callers too

/** An object that refuses any key it does not know, naming the nearest one it does. */
export function strict<Shape extends z.ZodRawShape>(shape: Shape) {
  const known = Object.keys(shape);
  const object = z.looseObject(shape).superRefine((value, context) => {
    for (const key of Object.keys(value)) {
      if (Object.hasOwn(shape, key)) continue;
      const didYouMean = nearest(key, known);
      const hint = didYouMean
        ? `您是不是想写“${didYouMean}”？`
        : known.length > 0
          ? `可用的有：${known.join('、')}。`
          : '这里不接受任何参数。';
      context.addIssue({
        code: 'custom',
        path: [key],
        message: `没有“${key}”这一项。${hint}`,
        params: { unknown: true, didYouMean },
      });
    }
  });
  return object.meta({ additionalProperties: false }); // what OpenAPI is told; the check above words its own refusal
}

/** Refuses the one query name that would be lost on its way to `strict`: as a key of an object it sets the prototype. */
export function refusePrototypeKey(): MiddlewareHandler<AppEnv> {
  return createMiddleware<AppEnv>(async function refusePrototypeKeyInQuery(c, next) {
    const parameter = '__proto__';
    if (new URL(c.req.url).searchParams.has(parameter)) {
      const errors = [{ parameter, detail: `没有“${parameter}”这一项。请删去。` }];
      throw new ProblemError('unknown-parameter', '地址里的参数有误，见 errors。', { errors });
    }
    await next();
  });
}

/** What `schema` makes of a value that did not come as a whole body; throws `invalid-body` as `rejectInvalid` does. */
export function parseAs<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw invalidBody(parsed.error.issues);
  return parsed.data;
}

/** The `defaultHook` of every router: throws, so that one handler shapes all errors. */
export const rejectInvalid: Hook<unknown, AppEnv, string, unknown> = (result) => {
  if (result.success) return undefined;
  const { issues } = result.error;
  if (result.target === 'json') throw invalidBody(issues);
  const errors = issues.map((issue) => ({ parameter: issue.path.map(String).join('.'), ...detailOf(issue) }));
  const code = issues.every((issue) => issue.code === 'custom' && issue.params?.unknown)
    ? 'unknown-parameter'
    : 'invalid-parameter';
  throw new ProblemError(code, '地址里的参数有误，见 errors。', { errors });
};

function invalidBody(issues: readonly z.core.$ZodIssue[]): ProblemError {
  const errors = issues.map((issue) => ({ pointer: pointer(issue.path), ...detailOf(issue) }));
  return new ProblemError('invalid-body', '请求内容有误，见 errors。', { errors });
}

function detailOf(issue: z.core.$ZodIssue): Pick<ProblemDetail, 'detail' | 'didYouMean'> {
  const didYouMean = issue.code === 'custom' ? issue.params?.didYouMean : undefined;
  return { detail: issue.message, ...(typeof didYouMean === 'string' && { didYouMean }) };
}

/** A JSON Pointer as a URI fragment: `#/answers/income`. */
export function pointer(path: readonly PropertyKey[]): string {
  return `#${path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}`;
}
