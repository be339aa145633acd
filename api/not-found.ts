/** What is answered where no route matches: a problem below `/v1`, a page elsewhere. */
import type { Context, Hono, NotFoundHandler } from 'hono';
import { allowedMethods } from './allowed-methods.ts';
import { isApi } from './api-path.ts';
import { type AppEnv, linkBase } from './env.ts';
import { answerMissingPage } from './page-response.ts';
import { ProblemError } from './problem.ts';

/** Hono's `notFound`, with 405 where the path exists under another method (RFC 9110 §15.5.6). */
export function answerNotFound(app: Hono<AppEnv>): NotFoundHandler<AppEnv> {
  return function answerNotFoundFor(c) {
    if (!isApi(c.req.path)) return answerMissingPage(c);
    throw missing(c, allowedMethods(app, c.req.path));
  };
}

function missing(c: Context<AppEnv>, methods: string[]): ProblemError {
  if (methods.length === 0)
    return new ProblemError('not-found', `没有这个地址。所有地址见 ${linkBase(c.env)}/v1。`);
  const allow = methods.join(', ');
  return new ProblemError('method-not-allowed', `这里不支持 ${c.req.method}，可用 ${allow}。`, {
    headers: { Allow: allow },
  });
}
