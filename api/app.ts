/** Table of contents: middleware in order, routes, errors. */
import { OpenAPIHono } from '@hono/zod-openapi';
import { cors } from 'hono/cors';
import { pathBelow } from './base-path.ts';
import { limitBody } from './body-limit.ts';
import type { AppEnv } from './env.ts';
import { toResponse } from './errors.ts';
import { answerNotFound } from './not-found.ts';
import { describeApi } from './openapi.ts';
import { checkPages } from './routes/check-pages.ts';
import { checkVersions } from './routes/check-versions.ts';
import { checks } from './routes/checks.ts';
import { health } from './routes/health.ts';
import { pages } from './routes/pages.ts';
import { problems } from './routes/problems.ts';
import { programmes } from './routes/programmes.ts';
import { receiptPages } from './routes/receipt-pages.ts';
import { screeningPages } from './routes/screening-pages.ts';
import { screenings } from './routes/screenings.ts';
import { serviceDocument } from './routes/service-document.ts';
import { securityHeaders } from './security-headers.ts';
import { refusePrototypeKey, rejectInvalid } from './validation.ts';

/** The whole portal: `app.fetch(request, env)` on Workers and on the county server alike. */
export function createApp() {
  const app = new OpenAPIHono<AppEnv>({ getPath: pathBelow, defaultHook: rejectInvalid });

  app.use(securityHeaders());
  app.use(
    '/v1/*',
    cors({ origin: '*', allowMethods: ['GET', 'HEAD', 'POST'], exposeHeaders: ['ETag', 'Link'] }),
  );
  app.use('/v1/*', refusePrototypeKey());
  app.use(limitBody());

  app.route('/', serviceDocument);
  app.route('/', problems);
  app.route('/', health);
  app.route('/', programmes);
  app.route('/', checks);
  app.route('/', checkVersions);
  app.route('/', screenings);
  describeApi(app);
  app.route('/', checkPages);
  app.route('/', receiptPages);
  app.route('/', screeningPages);
  app.route('/', pages);

  app.notFound(answerNotFound(app));
  app.onError(toResponse);
  return app;
}
