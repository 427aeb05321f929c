import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { entriesOnce } from '../../case/entries-of.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { intolerances, untolerated } from '../../case/intolerances.ts';
import { drafts } from '../../case/order.ts';
import { rule } from '../../rule.ts';

/**
 * `ca-intolerance`: an earlier adverse reaction to ketamine or esketamine that is no allergy: an intolerance, an allergy
 * entry with expected effects only, an allergy to "an anaesthetic agent" (Z88.4), or an adverse effect on the problem list
 * (T41.295-). Allergies are `ci-hypersensitivity`. Cleared by a session of the drug completed on a later day.
 *
 * AdverseEvent resources are no input of this service; free-text notes are not computable.
 *
 * Safer readings: an undated reaction is never cleared by a session; sessions that could not be read clear nothing. Only
 * the drug of the order under review can show that it is tolerated.
 */
export const intolerance = rule({
  id: 'ca-intolerance',
  plan: 'ca-intolerance',
  title: 'Earlier adverse reaction',
  basis: 'A reaction that was unpleasant once is likely to come again with the same dose and speed.',
  group: 2,
  highest: 'warning',
  needs: { drafts, intolerances },

  decide({ drafts: { orders }, intolerances: recorded }, { subject }) {
    const statement = allOf({
      concerned: eitherDrugAsTherapy(orders, subject),
      found: untolerated(recorded, orders, subject),
    });
    return verdict(statement, ({ found }) => {
      const entries = entriesOnce(found);
      return { facts: { entries }, indicator: 'warning', lowered: loweredBy(entries) };
    });
  },

  card: ({ entries }, words) => ({
    summary: 'Earlier reaction to ketamine or an anaesthetic noted: review dose, rate and support',
    line: `The record shows an earlier adverse reaction: ${words.entries(entries)}`,
    found: entries.map(words.entry),
    why: 'Expected effects such as nausea or dissociation are no allergy, but worth a plan. Entries for "an anaesthetic agent" name no drug.',
    options: [
      'consider reviewing the reaction with the patient',
      'consider a lower dose, a slower rate or more support during the session',
      'continue as ordered and document the reason',
    ],
    clearedBy: 'a later session of the same drug that was completed, or an entry that is resolved or refuted',
    overrideReasons: 'OR-B',
  }),
});
