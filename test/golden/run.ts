import type { Answer, Explanation } from '../../src/engine/index.ts';
import { parseRequest } from '../../src/protocol/index.ts';
import type { Card, CdsResponse, DiscoveryEntry } from '../../src/protocol/types.ts';
import { engineOf, type SiteChange, tenant } from '../support/app.ts';
import type { VerdictKind } from './case.ts';
import { INDEX_INSTANT, TODAY, ZONE } from './dates.ts';
import type { WireRequest } from './request.ts';

/** What came back, whichever way it was asked for. */
export interface Outcome {
  readonly status: number;
  readonly cards: readonly SeenCard[];
  readonly explanation: Explanation;
}

/** A card with what the explanation says of it. The incomplete card belongs to no group. */
export interface SeenCard {
  readonly card: Card;
  readonly incomplete: boolean;
  readonly group: number;
  readonly rules: readonly string[];
  /** Those of them that stand on it as a line. */
  readonly lines: readonly string[];
  readonly suggestions: readonly string[];
}

export function serviceFor(hook: string, site?: SiteChange): DiscoveryEntry {
  const service = engineOf(site).services.find((one) => one.hook === hook);
  if (!service) throw new Error(`no service for ${hook}`);
  return service;
}

/** The queries whose answers a case sends: what discovery asks for, and what the service reads though it cannot ask for it. */
export function templatesOf(hook: string, site?: SiteChange): Readonly<Record<string, string>> {
  return engineOf(site).queriesOf(serviceFor(hook, site).id);
}

/** Asks the engine itself, past HTTP, for properties that ask thousands of times. The envelope is parsed as the route does. */
export function ask(request: WireRequest, instant = INDEX_INSTANT, today = TODAY, site?: SiteChange): Outcome {
  const service = serviceFor(request.hook);
  const parsed = parseRequest(request, { hooks: [service.hook], plainHttp: true });
  const answer: Answer = engineOf(site).evaluate(service.id, parsed, { at: { instant, today, zone: ZONE }, tenant });
  return outcomeOf(answer.status, answer.status === 200 ? answer.response : { cards: [] }, answer.explanation);
}

/** Joins the cards of a response with their explanation. */
export function outcomeOf(status: number, response: CdsResponse, explanation: Explanation): Outcome {
  const cards = response.cards.map((card): SeenCard => {
    const known = explanation.cards.find(({ uuid }) => uuid === card.uuid);
    return {
      card,
      incomplete: known === undefined,
      group: known?.group ?? 0,
      rules: known?.rules ?? [],
      lines: explanation.rules
        .filter(({ id, fate }) => fate === 'line' && known?.rules.includes(id))
        .map(({ id }) => id),
      suggestions: known?.suggestions ?? [],
    };
  });
  return { status, cards, explanation };
}

export interface SeenVerdict {
  readonly kind: VerdictKind;
  readonly why?: string;
  readonly indicator?: string;
  readonly reason?: string;
  readonly fate?: string;
  readonly gaps: readonly string[];
}

/** What a rule, or a suppressor, said: one verdict a subject. A suppressor that holds counts as one that fires. */
export function verdictsOf(id: string, { rules, suppressors }: Explanation): readonly SeenVerdict[] {
  const held = { yes: 'fires', no: 'quiet', unknown: 'cannot-tell' } as const;
  return [
    ...rules
      .filter((rule) => rule.id === id)
      .map(({ verdict, why, indicator, reason, fate, gaps }) => ({
        kind: verdict,
        ...(why === undefined ? {} : { why }),
        ...(indicator === undefined ? {} : { indicator }),
        ...(reason === undefined ? {} : { reason }),
        fate,
        gaps: gaps.map(({ input }) => input),
      })),
    ...suppressors.filter((one) => one.id === id).map(({ holds }) => ({ kind: held[holds], gaps: [] })),
  ];
}

/** Verdicts and cards in a form that two ways of asking must share, card ids included (architecture 9, item 5). */
export function gist({ status, cards, explanation }: Outcome): unknown {
  return {
    status,
    cards: cards.map(({ card, group, incomplete, rules, suggestions }) => ({
      uuid: card.uuid,
      group,
      incomplete,
      rules,
      suggestions,
      indicator: card.indicator,
      summary: card.summary,
    })),
    verdicts: explanation.rules.map(({ id, subject, verdict, why, indicator }) =>
      [id, subject, verdict, why, indicator].join(' '),
    ),
    suppressors: explanation.suppressors.map(({ id, subject, holds }) => `${id} ${subject} ${holds}`),
  };
}
