/**
 * The service as an Express app: each route with who may read it, what it answers, and 405 for the rest. Order matters
 * only at the top: every answer, errors too, gets its id, its headers and its log line.
 */
import express, { type Express, type RequestHandler } from 'express';
import { Problem } from '../problems.ts';
import { accessLog } from './access-log.ts';
import { cors } from './cors.ts';
import type { AppDeps } from './deps.ts';
import { discovery } from './discovery.ts';
import { explain } from './explain.ts';
import { feedback } from './feedback.ts';
import { onlyMethods } from './methods.ts';
import { problemHandler } from './problem-handler.ts';
import { requestId } from './request-id.ts';
import { rulePage, rulePages } from './rule-pages.ts';
import { securityHeaders } from './security-headers.ts';
import { service } from './service.ts';

export function createApp(deps: AppDeps): Express {
  const { settings, stopping } = deps;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.enable('case sensitive routing');
  app.set('trust proxy', false);
  app.set('query parser', false);

  app.use(requestId(deps.world), accessLog(deps), ...securityHeaders(), refuseWhen(stopping), oneSlash);

  const read = { methods: ['GET', 'HEAD'], headers: ['Authorization', 'Content-Type'], origins: 'any' } as const;
  app.route('/cds-services').all(cors(read, settings.origins)).get(discovery(deps)).all(onlyMethods('GET', 'HEAD'));

  const call = {
    methods: ['POST'],
    headers: ['Authorization', 'Content-Type', 'traceparent'],
    origins: 'listed',
  } as const;
  app.route('/cds-services/:id').all(cors(call, settings.origins)).post(service(deps)).all(onlyMethods('POST'));

  const tell = { methods: ['POST'], headers: ['Authorization', 'Content-Type'], origins: 'listed' } as const;
  app
    .route('/cds-services/:id/feedback')
    .all(cors(tell, settings.origins))
    .post(feedback(deps))
    .all(onlyMethods('POST'));

  if (settings.explain) app.route('/cds-services/:id/explain').post(explain(deps)).all(onlyMethods('POST'));

  const page = { methods: ['GET', 'HEAD'], headers: [], origins: 'any' } as const;
  app.route('/rules').all(cors(page, settings.origins)).get(rulePages(deps)).all(onlyMethods('GET', 'HEAD'));
  app.route('/rules/:number').all(cors(page, settings.origins)).get(rulePage(deps)).all(onlyMethods('GET', 'HEAD'));

  app.use(function nothingHere() {
    throw new Problem('not-found');
  });
  app.use(problemHandler(deps.log));
  return app;
}

/**
 * The reference client joins URLs without looking: a discovery URL typed with a slash at its end gives
 * `/cds-services//{id}`. That is answered like the exact URL.
 */
const oneSlash: RequestHandler = function oneSlash(req, _res, next) {
  if (req.url.startsWith('/cds-services//')) req.url = req.url.replace(/^\/cds-services\/+/, '/cds-services/');
  next();
};

function refuseWhen(stopping: () => boolean): RequestHandler {
  return function refuseWhenStopping(_req, res, next) {
    if (!stopping()) return next();
    res.set('Connection', 'close');
    throw new Problem('stopping');
  };
}
