/** From an HTTP request to the engine's answer: what the service route and the explain route share. */
import type { Request, Response } from 'express';
import type { Tenant } from '../auth/index.ts';
import type { Answer } from '../engine/index.ts';
import { dayOf } from '../fhir/dates.ts';
import type { Gap } from '../picture/gap.ts';
import { Problem } from '../problems.ts';
import { parseRequest } from '../protocol/index.ts';
import { note } from './access-log.ts';
import { readJson } from './body.ts';
import type { AppDeps } from './deps.ts';

/** The client is known before the body is read, and the service before either (SEC-14). */
export async function evaluate(deps: AppDeps, req: Request, res: Response): Promise<Answer> {
  const { engine, world, settings } = deps;
  const id = String(req.params.id);
  const hooks = engine.services.filter((entry) => entry.id === id).map(({ hook }) => hook);
  if (hooks.length === 0) throw new Problem('unknown-service');
  const tenant = await tenantOf(deps, req);
  const body = await readJson(req, settings.bodyBytes);
  const request = parseRequest(body, { hooks, plainHttp: settings.plainHttpFhirServer });

  const instant = world.now();
  const at = { instant, today: dayOf(instant.getTime(), tenant.zone), zone: tenant.zone };
  const answer = engine.evaluate(id, request, { at, tenant });
  note(res, {
    tenant: tenant.id,
    service: id,
    hook: request.hook,
    hookInstance: request.hookInstance,
    ...(answer.status === 200 ? { cards: answer.response.cards.length } : { gaps: answer.missing.length }),
  });
  return answer;
}

/** Who calls. */
export async function tenantOf({ authenticate }: AppDeps, req: Request): Promise<Tenant> {
  return authenticate({ headers: req.headers, path: req.path });
}

/** ST-01: the 412, naming each input and what is wrong with it. Input names are ours; nothing of the patient is in it. */
export function unavailable(missing: readonly Gap[]): Problem {
  const inputs = [...new Set(missing.map(({ input, reason }) => `${input} (${reason})`))];
  const keys = [...new Set(missing.map(({ input }) => `prefetch.${input}`))];
  return new Problem('prefetch-unavailable', {
    ...(keys.length === 1 && keys[0] !== undefined ? { path: keys[0] } : {}),
    detail: `Missing: ${inputs.join(', ')}.`,
  });
}
