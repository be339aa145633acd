/** Headers of every answer, pages and API alike (design note security §6). */
import type { MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import { isApi } from './api-path.ts';
import type { AppEnv } from './env.ts';

/** Sets the security headers; a route that set one itself (a stricter Referrer-Policy) keeps it. */
export function securityHeaders(): MiddlewareHandler<AppEnv> {
  return createMiddleware<AppEnv>(async function setSecurityHeaders(c, next) {
    await next();
    const api = isApi(c.req.path);
    for (const [name, value] of headersFor({
      api,
      https: isHttps(c.env.PUBLIC_URL),
      frameAncestors: c.env.FRAME_ANCESTORS,
    })) {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    }
  });
}

function headersFor({
  api,
  https,
  frameAncestors,
}: {
  api: boolean;
  https: boolean;
  frameAncestors: string | undefined;
}): [string, string][] {
  return [
    ['Content-Security-Policy', contentSecurityPolicy(frameAncestors)],
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'same-origin'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', api ? 'cross-origin' : 'same-origin'], // public facts may be read from any site
    ...(frameAncestors ? [] : ([['X-Frame-Options', 'DENY']] as [string, string][])),
    ...(https ? ([['Strict-Transport-Security', 'max-age=31536000']] as [string, string][]) : []),
  ];
}

function contentSecurityPolicy(frameAncestors = "'none'"): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${frameAncestors}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types mingbai',
  ].join('; ');
}

function isHttps(publicUrl: string | undefined): boolean {
  return publicUrl?.startsWith('https://') ?? false;
}
