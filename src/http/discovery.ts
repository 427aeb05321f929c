/** `GET /cds-services`: what is offered, and which data each service would like (DIS-01…08). */
import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import { discoveryFaults, tidy } from '../protocol/index.ts';
import type { AppDeps } from './deps.ts';

/** Made once: discovery holds nothing about the caller. Refuses to start with entries that no client could use. */
export function discovery({ engine }: AppDeps): RequestHandler {
  const response = tidy({ services: engine.services });
  const faults = discoveryFaults(response);
  if (faults.length > 0) throw new Error(`discovery is not valid: ${faults.join('; ')}`);
  const body = Buffer.from(JSON.stringify(response));
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;

  return function discovery(_req, res) {
    res.set({ 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'public, max-age=300', ETag: etag });
    res.send(body);
  };
}
