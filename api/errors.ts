/** The only place an error becomes a Response: a problem for callers of the API, a page for people. */
import { DrizzleQueryError } from 'drizzle-orm';
import type { Context } from 'hono';
import { html } from 'hono/html';
import { HTTPException } from 'hono/http-exception';
import { isApi } from './api-path.ts';
import type { AppEnv } from './env.ts';
import { answerErrorPage } from './page-response.ts';
import { PROBLEMS, ProblemError, problemResponse } from './problem.ts';

/** Hono's `onError`: a known fault keeps its words; anything else is our 500, logged without the request's content. */
export async function toResponse(error: Error, c: Context<AppEnv>): Promise<Response> {
  const known = knownFault(error, c);
  if (known) return answer(c, known);
  const requestId = crypto.randomUUID();
  const { method, routePath: route } = c.req;
  console.error(JSON.stringify({ requestId, method, route, error: loggable(error) }));
  const fault = new ProblemError(
    'internal-error',
    '不是您的问题，是我们出了错，已经记下来了。请过几分钟再试。',
  );
  return answer(c, fault, requestId);
}

/** A failed query's own message carries its parameters, which are what somebody asked; its cause says what went wrong. */
function loggable(error: Error): string {
  const told = error instanceof DrizzleQueryError ? (error.cause ?? error.name) : error;
  return told instanceof Error ? (told.stack ?? told.name) : told;
}

function knownFault(error: Error, c: Context<AppEnv>): ProblemError | undefined {
  if (error instanceof ProblemError) return error;
  const unread = c.req.raw.signal.aborted || (error instanceof HTTPException && error.status < 500);
  return unread ? new ProblemError('body-unreadable', '请求没有传完整，或无法读取。') : undefined;
}

async function answer(c: Context<AppEnv>, fault: ProblemError, requestId?: string): Promise<Response> {
  if (isApi(c.req.path)) return problemResponse(c, fault, requestId);
  const { status, title } = PROBLEMS[fault.code];
  const number = requestId && html`<p>编号：${requestId}</p>`;
  const said = await html`<h1>${title}</h1><p>${fault.message}</p>${number}`;
  // Where even the error page cannot be had, the problem still can.
  return answerErrorPage(c, said.toString(), status).catch(() => problemResponse(c, fault, requestId));
}
