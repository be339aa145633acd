/** The problems a caller of the API sees: RFC 9457 problem+json with a closed list of codes. */
import type { Context } from 'hono';
import * as z from 'zod';
import { type AppEnv, linkBase } from './env.ts';

/** The closed list of problem codes: status, Chinese title, and what to do. Served at `/v1/problems`. */
export const PROBLEMS = {
  'unknown-parameter': {
    status: 400,
    title: '未知参数',
    about: '地址里有本接口不认识的参数；删去或按提示改名。',
  },
  'invalid-parameter': {
    status: 400,
    title: '参数不正确',
    about: '参数的值不合要求；errors 里写明应当怎样。',
  },
  'body-unreadable': {
    status: 400,
    title: '请求内容读不懂',
    about: '请求体要是 UTF-8 编码的 JSON 对象；batch 是每行一个。',
  },
  'cursor-mismatch': {
    status: 400,
    title: '翻页标记与查询不符',
    about: '翻页标记只能用于给出它的那次查询。',
  },
  'not-found': { status: 404, title: '没有找到', about: '没有这个地址或编号。' },
  'method-not-allowed': { status: 405, title: '不支持这种请求方法', about: '可用的方法见 Allow 头。' },
  'cursor-expired': { status: 410, title: '翻页标记已失效', about: '内容已更新，请从第一页重新读。' },
  'body-too-large': {
    status: 413,
    title: '请求内容太大',
    about: '请求体最多 256 KB；batch 不限，每行最多 64 KB。',
  },
  'unsupported-media-type': {
    status: 415,
    title: '请求格式不支持',
    about: '请求体要用 Content-Type: application/json；batch 用 application/x-ndjson。',
  },
  'invalid-body': { status: 422, title: '请求内容不正确', about: 'errors 里逐项写明哪里不对、应当怎样。' },
  'internal-error': { status: 500, title: '系统出错', about: '是我们的错误，已记录；请稍后再试。' },
} as const satisfies Record<string, { status: number; title: string; about: string }>;
export type ProblemCode = keyof typeof PROBLEMS;

export const ProblemDetail = z
  .strictObject({
    parameter: z.string().optional().describe('Name of the query or path parameter that is wrong'),
    pointer: z
      .string()
      .optional()
      .describe('JSON Pointer (RFC 6901) to the wrong part of the body, as a URI fragment'),
    detail: z.string().describe('What was wrong and what would be right, in Chinese'),
    didYouMean: z.string().optional().describe('The nearest name we do know'),
  })
  .meta({ id: 'ProblemDetail' });
export type ProblemDetail = z.infer<typeof ProblemDetail>;

export const Problem = z
  .strictObject({
    type: z.string().describe('URI of the problem code in the list at /v1/problems'),
    title: z.string().describe('The kind of problem, in Chinese'),
    status: z.int().describe('The HTTP status'),
    detail: z.string().describe('What happened this time, in Chinese'),
    code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]).describe('Stable English code'),
    errors: z.array(ProblemDetail).optional().describe('Each wrong field, where there are any'),
    requestId: z.string().optional().describe('Only with 500: quote it when you report the error'),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' });
export type Problem = z.infer<typeof Problem>;

/** Thrown where the fault is known; becomes an answer in `api/errors.ts`. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly errors: ProblemDetail[] | undefined;
  readonly headers: Record<string, string>;

  constructor(
    code: ProblemCode,
    detail: string,
    more: { errors?: ProblemDetail[]; headers?: Record<string, string> } = {},
  ) {
    super(detail);
    this.code = code;
    this.errors = more.errors;
    this.headers = more.headers ?? {};
  }
}

/** A known fault as its answer. */
export function problemResponse(c: Context<AppEnv>, error: ProblemError, requestId?: string): Response {
  const { status, title } = PROBLEMS[error.code];
  const body: Problem = {
    type: `${linkBase(c.env)}/v1/problems#${error.code}`,
    title,
    status,
    detail: error.message,
    code: error.code,
    ...(error.errors && { errors: error.errors }),
    ...(requestId && { requestId }),
  };
  return c.body(JSON.stringify(body), status, {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Cache-Control': 'no-store',
    'Content-Language': 'zh-CN',
    ...error.headers,
  });
}
