/**
 * `POST /cds-services/{id}/feedback`: what clinicians did with cards. Answered 200 with no body (FBK-12), and only after
 * the batch is on disk (REL-41).
 */
import type { RequestHandler } from 'express';
import { Problem } from '../problems.ts';
import { type FeedbackItem, parseFeedback } from '../protocol/index.ts';
import type { FeedbackEvent, Kept } from '../records/index.ts';
import { note } from './access-log.ts';
import { readJson } from './body.ts';
import type { AppDeps } from './deps.ts';
import { tenantOf } from './evaluate.ts';

export function feedback(deps: AppDeps): RequestHandler {
  const { engine, records, world, settings } = deps;
  return async function feedback(req, res) {
    const service = String(req.params.id);
    if (!engine.services.some(({ id }) => id === service)) throw new Problem('unknown-service');
    const tenant = await tenantOf(deps, req);
    const body = await readJson(req, settings.bodyBytes);
    const now = world.now();
    const items = parseFeedback(body, now);
    const from = { tenant: tenant.id, service, receivedAt: now.toISOString() };
    const kept = await keep(() => records.saveFeedback(items.map((item) => eventOf(item, from))));
    note(res, { tenant: tenant.id, service, items: items.length, stored: kept.stored });
    res.status(200).end();
  };
}

async function keep(save: () => Promise<Kept>): Promise<Kept> {
  try {
    return await save();
  } catch (cause) {
    throw new Problem('store-unavailable', { cause });
  }
}

function eventOf(
  { card, outcome, acceptedSuggestions, overrideReason, outcomeTimestamp }: FeedbackItem,
  from: Pick<FeedbackEvent, 'tenant' | 'service' | 'receivedAt'>,
): FeedbackEvent {
  return {
    ...from,
    card,
    outcome,
    acceptedSuggestions,
    ...(overrideReason?.reason === undefined ? {} : { reason: overrideReason.reason }),
    ...(overrideReason?.userComment === undefined ? {} : { userComment: overrideReason.userComment }),
    outcomeAt: outcomeTimestamp,
  };
}
