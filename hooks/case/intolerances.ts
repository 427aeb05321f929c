import type { Subject } from '../../src/engine/index.ts';
import {
  allergiesTo,
  derive,
  type FactList,
  factList,
  joinLists,
  type Need,
  problems,
  type Truth,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { type Drug, drugOfSession } from './drug.ts';
import { orderOf } from './gate.ts';
import type { OrderUnderReview } from './order.ts';
import { drugReactions } from './reactions.ts';
import { type Session, sessions } from './sessions.ts';
import { uncleared } from './uncleared.ts';

/** Earlier reactions to ketamine or esketamine that are no allergy, and the sessions that may have been tolerated since. */
export interface Intolerances {
  readonly reactions: FactList<unknown>;
  readonly completed: FactList<Session>;
}

/**
 * Entries that `ca-intolerance` is about: an intolerance, or an allergy entry with nothing but expected effects; an allergy
 * to "an anaesthetic agent" (Z88.4), which names no drug; and an adverse effect as a problem (T41.295-), current or not.
 * AdverseEvent resources are no input of this service, and free-text notes cannot be computed.
 */
export const intolerances: Need<Intolerances, SitePolicy> = derive(
  'intolerances',
  {
    drugReactions,
    unnamed: allergiesTo(['ketamine-allergy-nonspecific']),
    effects: problems('ketamine-adverse-effect', 'ever'),
    status: problems('ketamine-allergy-nonspecific', 'active'),
    sessions,
  },
  ({ drugReactions: { intolerances: mild }, unnamed, effects, status, sessions: { days, gaps } }) => ({
    reactions: joinLists<unknown>([
      mild,
      unnamed.where(({ clinical }) => clinical === 'active' || clinical === 'absent'),
      effects,
      status,
    ]),
    completed: factList({
      items: days.flatMap((session) =>
        session.state === 'completed' ? session.from.slice(0, 1).map((from) => ({ value: session, from })) : [],
      ),
      complete: 'all',
      gaps,
      looked: ['medicationAdministrations'],
    }),
  }),
);

/**
 * Reactions that no later completed session of the drug under review shows to be tolerated; a session of either drug where
 * no order is under review. An undated reaction is not cleared by a session.
 */
export function untolerated(
  { reactions, completed }: Intolerances,
  orders: readonly OrderUnderReview[],
  subject: Subject,
): Truth<readonly { readonly value: unknown; readonly from: (typeof reactions.items)[number]['from'] }[]> {
  const drug = orderOf(orders, subject)?.drug;
  const counts = (of: Drug | undefined) => of !== undefined && (drug === undefined || of === drug);
  return uncleared(reactions, {
    by: completed,
    clears: ({ from: { date } }, { value: session }) =>
      date !== undefined && session.day > date.latest && counts(drugOfSession(session.class)),
    none: 'no intolerance of ketamine or esketamine on record',
    over: 'a session was completed after every recorded reaction',
    why: 'already-handled',
  });
}
