/**
 * Health, on a port of its own that no client reaches (SEC-82, REL-62). `/livez` says the process answers; `/readyz` says
 * it should get requests. Neither asks an EHR anything.
 */
import express, { type Express } from 'express';
import { Problem } from '../problems.ts';
import type { Log } from '../telemetry/index.ts';
import type { World } from '../world.ts';
import { onlyMethods } from './methods.ts';
import { problemHandler } from './problem-handler.ts';
import { requestId } from './request-id.ts';
import { securityHeaders } from './security-headers.ts';
import { sendJson } from './send-json.ts';

export interface AdminDeps {
  readonly world: World;
  readonly log: Log;
  readonly ready: () => boolean;
}

export function createAdminApp({ world, log, ready }: AdminDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
  app.use(requestId(world), ...securityHeaders());
  app
    .route('/livez')
    .get((_req, res) => sendJson(res, 200, { status: 'alive' }))
    .all(onlyMethods('GET', 'HEAD'));
  app
    .route('/readyz')
    .get((_req, res) =>
      ready() ? sendJson(res, 200, { status: 'ready' }) : sendJson(res, 503, { status: 'not ready' }),
    )
    .all(onlyMethods('GET', 'HEAD'));
  app.use(function nothingHere() {
    throw new Problem('not-found');
  });
  app.use(problemHandler(log));
  return app;
}
