/** Whether what this service knows concerns the patient or the order at hand. */
export type Relevance = 'established' | 'absent' | 'unknown';

/** Everything that decides status and kind of answer; nothing else does. */
export interface Situation {
  /** Order hooks answer "could not tell" with a card, because the order is about to be signed. */
  readonly carriesOrders: boolean;
  /** Inputs without which nothing can be said at all (the patient). */
  readonly required: 'present' | 'missing';
  /** A suppressor that silences everything is known to hold. */
  readonly silenced: boolean;
  readonly relevance: Relevance;
  /** There is at least one finding card. */
  readonly fired: boolean;
  /** Rules that cannot tell: none, only about gaps that finding cards already name, or others too. */
  readonly undecided: 'no' | 'on-cards' | 'yes';
  readonly unableMode: '412' | 'card';
  readonly relevanceUnknown: '412' | 'card';
}

export interface Reply {
  readonly status: 200 | 412;
  readonly cards: { readonly findings: boolean; readonly incomplete: boolean };
  readonly relevance: Relevance;
}

/**
 * What is answered (security and reliability 9.3), the one function that decides status and cards. An empty list means
 * that everything applicable was evaluated on complete data, or that the service is silenced on purpose.
 */
export function respond(of: Situation): Reply {
  const reply = (status: 200 | 412, findings: boolean, incomplete: boolean): Reply => ({
    status,
    cards: { findings, incomplete },
    relevance: of.relevance,
  });

  if (of.required === 'missing') return of.unableMode === 'card' ? reply(200, false, true) : reply(412, false, false);
  if (of.silenced) return reply(200, false, false);
  if (of.fired) return reply(200, true, of.undecided === 'yes');
  if (of.relevance === 'absent') return reply(200, false, false);
  if (of.relevance === 'unknown' && !of.carriesOrders && of.relevanceUnknown === '412') return reply(412, false, false);
  return reply(200, false, of.relevance === 'unknown' || of.undecided !== 'no');
}
