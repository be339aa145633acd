import type { Hono } from 'hono';
import type { AppEnv } from './env.ts';

/** The methods some route of `app` takes at `path`, HEAD and OPTIONS with GET; empty where no route has that path. */
export function allowedMethods(app: Hono<AppEnv>, path: string): string[] {
  const routed = app.routes
    .filter((route) => route.method !== 'ALL' && patternOf(route.path).test(path))
    .map((route) => route.method);
  const methods = routed.includes('GET') ? ['GET', 'HEAD', 'OPTIONS', ...routed] : routed;
  return [...new Set(methods)].sort();
}

/** `/v1/programmes/:slug` as a regular expression. */
function patternOf(path: string): RegExp {
  const source = path
    .split('/')
    .map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
    .join('/');
  return new RegExp(`^${source}$`);
}
