import type { RequestHandler, Response } from 'express';
import type { World } from '../world.ts';

const SAFE = /^[A-Za-z0-9._-]{1,64}$/;

/** Gives every request an id: the client's own if it is short and harmless, else a new one; always sent back (OBS-04). */
export function requestId({ newId }: World): RequestHandler {
  return function requestId(req, res, next) {
    const sent = req.get('x-request-id');
    const id = sent !== undefined && SAFE.test(sent) ? sent : newId();
    res.locals.requestId = id;
    res.set('X-Request-Id', id);
    next();
  };
}

/** The id given by the middleware above. */
export function requestIdOf(res: Response): string {
  return String(res.locals.requestId);
}
