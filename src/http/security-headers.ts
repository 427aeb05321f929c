import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Headers of every answer (SEC-79). `no-store` is the default; the routes that may be cached say so themselves, and the
 * one kind of page that needs a style names it in a policy of its own.
 */
export function securityHeaders(): readonly RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
      },
      referrerPolicy: { policy: 'no-referrer' },
      strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: true },
      xFrameOptions: { action: 'deny' },
    }),
    function noStore(_req, res, next) {
      res.set('Cache-Control', 'no-store');
      next();
    },
  ];
}
