/**
 * Which web pages may read answers (SEC-75…77, NET-02). An origin is compared as a whole string; credentials are never
 * allowed; preflights are answered here, before authentication, and go no further. CORS protects users of browsers: it is
 * not authentication.
 */
import type { RequestHandler } from 'express';
import { isLoopbackHost } from '../protocol/index.ts';

export interface AllowedOrigins {
  readonly listed: ReadonlySet<string>;
  /** Any origin on this machine, whatever its port: development only. */
  readonly loopback: boolean;
}

export interface RouteAccess {
  readonly methods: readonly string[];
  readonly headers: readonly string[];
  /** `any` for what is public and holds no patient data; `listed` otherwise. */
  readonly origins: 'any' | 'listed';
}

const MAX_AGE_SECONDS = '600';

/** Sets the headers of one route on every answer, errors too, and answers OPTIONS. */
export function cors({ methods, headers, origins }: RouteAccess, allowed: AllowedOrigins): RequestHandler {
  const allow = [...methods, 'OPTIONS'].join(', ');
  return function cors(req, res, next) {
    const origin = req.get('origin');
    const granted = origins === 'any' ? '*' : isAllowed(origin, allowed) ? origin : undefined;
    if (origins === 'listed') res.vary('Origin');
    if (origin !== undefined && granted !== undefined) {
      res.set('Access-Control-Allow-Origin', granted);
      res.set('Access-Control-Expose-Headers', 'X-Request-Id');
    }
    if (req.method !== 'OPTIONS') return next();
    if (origin !== undefined && granted !== undefined) {
      res.set('Access-Control-Allow-Methods', allow);
      if (headers.length > 0) res.set('Access-Control-Allow-Headers', headers.join(', '));
      res.set('Access-Control-Max-Age', MAX_AGE_SECONDS);
    }
    res.set('Allow', allow).status(204).end();
  };
}

function isAllowed(origin: string | undefined, { listed, loopback }: AllowedOrigins): boolean {
  if (origin === undefined) return false;
  if (listed.has(origin)) return true;
  if (!loopback || !URL.canParse(origin)) return false;
  const url = new URL(origin);
  return url.origin === origin && isLoopbackHost(url.hostname);
}
