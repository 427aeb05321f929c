import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf, no, problems, yes } from '../../../src/picture/index.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { rule } from '../../rule.ts';

/**
 * `ca-personality`: active borderline personality disorder, as information when an order is signed; silent at every
 * other moment. Small trials found no clear harm. Not in anaesthesia. Uncoded and unconfirmed entries stay information.
 */
export const personality = rule({
  id: 'ca-personality',
  plan: 'ca-personality',
  title: 'Borderline personality disorder',
  basis: 'Crises between sessions are better met with a plan.',
  group: 2,
  highest: 'info',
  needs: { drafts, disorders: problems('personality-disorder-borderline', 'active') },

  decide({ drafts: { orders }, disorders }, { subject, hook }) {
    const signing = hook === 'order-sign' ? yes(undefined) : no('told only at signing', undefined, 'not-applicable');
    const statement = allOf({
      signing,
      concerned: eitherDrugAsTherapy(orders, subject),
      found: disorders.any('no active borderline personality disorder on record'),
    });
    return verdict(statement, ({ found }) => {
      const entries = found.map(({ from }) => from);
      return { facts: { entries }, indicator: 'info', lowered: loweredBy(entries) };
    });
  },

  card: ({ entries }, words) => ({
    summary: 'BPD on record: crisis plan between sessions',
    line: `The record shows borderline personality disorder: ${words.entries(entries)}`,
    found: entries.map(words.entry),
    why: 'Small trials found no clear harm; a plan for crises between sessions is expert opinion.',
    options: ['consider a crisis plan for the days between sessions', 'no change: document the reason'],
    overrideReasons: 'OR-B',
  }),
});
