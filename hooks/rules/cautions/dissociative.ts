import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf, problems } from '../../../src/picture/index.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { rule } from '../../rule.ts';

/**
 * `ca-dissociative`: dissociative identity or other specified dissociative disorder, depersonalisation-derealisation, or
 * the dissociative subtype of PTSD (found in words only: it has no public code). Not in anaesthesia.
 *
 * Safer reading: the row names no status, so one that is over or in remission counts too.
 */
export const dissociative = rule({
  id: 'ca-dissociative',
  plan: 'ca-dissociative',
  title: 'Dissociative disorder',
  basis: 'Both drugs cause dissociation for an hour or two, which may be hard to bear with this history.',
  group: 2,
  highest: 'warning',
  needs: { drafts, disorders: problems('dissociative-disorder-caution', 'ever') },

  decide({ drafts: { orders }, disorders }, { subject }) {
    const statement = allOf({
      concerned: eitherDrugAsTherapy(orders, subject),
      found: disorders.any('no dissociative disorder on record'),
    });
    return verdict(statement, ({ found }) => {
      const entries = found.map(({ from }) => from);
      return { facts: { entries }, indicator: 'warning', lowered: loweredBy(entries) };
    });
  },

  card: ({ entries }, words) => ({
    summary: 'Dissociative disorder on record: preparation and support plan',
    line: `The record shows a dissociative disorder: ${words.entries(entries)}`,
    found: entries.map(words.entry),
    why: 'Both drugs cause dissociation. That this calls for preparation is expert opinion, with very little evidence.',
    options: [
      'consider a preparation session and a support plan for each dose',
      'consider a psychiatry review before a course',
      'no change: document the reason',
    ],
    overrideReasons: 'OR-B',
  }),
});
