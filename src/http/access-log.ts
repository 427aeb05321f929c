import type { RequestHandler, Response } from 'express';
import type { Log, LogFields } from '../telemetry/index.ts';
import type { World } from '../world.ts';
import { requestIdOf } from './request-id.ts';

/** One line a request, after it was answered: the route's pattern, never its URL (SEC-100). */
export function accessLog({ log, world }: { readonly log: Log; readonly world: World }): RequestHandler {
  return function accessLog(req, res, next) {
    const began = world.now().getTime();
    res.once('close', () => {
      log.info('request', {
        requestId: requestIdOf(res),
        method: req.method,
        route: typeof req.route?.path === 'string' ? req.route.path : 'none',
        status: res.statusCode,
        durationMs: world.now().getTime() - began,
        ...(res.locals.noted as LogFields | undefined),
      });
    });
    next();
  };
}

/** Adds to the line of this request: counts, the hook, the problem. The log's own list says what may be said. */
export function note(res: Response, fields: LogFields): void {
  res.locals.noted = { ...(res.locals.noted as LogFields | undefined), ...fields };
}
