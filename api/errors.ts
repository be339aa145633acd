/** The only place an error becomes a Response: a problem for callers of the API, a page for people. */
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { isApi } from './api-path.ts';
import type { AppEnv } from './env.ts';
import { answerBrokenPage } from './page-response.ts';
import { ProblemError, problemResponse } from './problem.ts';

/** Hono's `onError`: a known fault keeps its words; anything else is our 500, logged without the request's content. */
export async function toResponse(error: Error, c: Context<AppEnv>): Promise<Response> {
  const known = knownFault(error);
  if (known) return problemResponse(c, known);
  const requestId = crypto.randomUUID();
  const { method, routePath: route } = c.req;
  console.error(JSON.stringify({ requestId, method, route, error: error.stack ?? error.name }));
  const page = isApi(c.req.path) ? undefined : await answerBrokenPage(c, requestId).catch(() => undefined);
  return (
    page ??
    problemResponse(c, new ProblemError('internal-error', '系统出错，已记录。请稍后再试。'), requestId)
  );
}

function knownFault(error: Error): ProblemError | undefined {
  if (error instanceof ProblemError) return error;
  if (!(error instanceof HTTPException) || error.status >= 500) return undefined;
  return new ProblemError('body-unreadable', '请求无法读取。');
}
