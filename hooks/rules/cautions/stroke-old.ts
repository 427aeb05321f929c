import { verdict } from '../../../src/engine/index.ts';
import { allOf, joinLists, problems } from '../../../src/picture/index.ts';
import { entriesOnce } from '../../case/entries-of.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { older } from '../../case/recent.ts';
import { traumaticBleeds } from '../../case/traumatic-bleed.ts';
import { rule } from '../../rule.ts';

/**
 * `ca-stroke-old`: a stroke or TIA more than 90 days ago, late effects or history of one at any date, or a bleed inside the
 * skull by an injury more than 180 days ago. A recent stroke is `ci-stroke-recent`. Always info: nothing clears it.
 *
 * Safer readings: a stroke that is over and has no date is old; so is a traumatic bleed known from a later visit without
 * an onset, or from its sequela. Doubtful entries stay info.
 */
export const strokeOld = rule({
  id: 'ca-stroke-old',
  plan: 'ca-stroke-old',
  title: 'Older stroke, TIA or traumatic bleed',
  basis: 'After a stroke a rise in blood pressure, even for hours, is worth weighing.',
  group: 2,
  highest: 'info',
  needs: {
    drafts,
    strokes: problems('stroke-or-tia', 'ever'),
    past: problems('stroke-past', 'ever'),
    traumaticBleeds,
  },

  decide({ drafts: { orders }, strokes, past, traumaticBleeds: traumatic }, { subject, at, site }) {
    const old = older(strokes, site.thresholds.brain.strokeDays, at);
    const statement = allOf({
      concerned: eitherDrugAsTherapy(orders, subject),
      found: joinLists([old, past, traumatic.old]).any('no older stroke, TIA or traumatic bleed on record'),
    });
    return verdict(statement, ({ found }) => ({ facts: { entries: entriesOnce(found) }, indicator: 'info' }));
  },

  card: ({ entries }, words) => ({
    summary: 'Prior stroke/TIA on record: weigh transient BP rise',
    line: `The record shows a prior stroke, TIA or traumatic bleed: ${words.entries(entries, 1)}`,
    found: entries.map(words.entry),
    why: 'The esketamine label asks to assess cerebrovascular conditions before a dose.',
    options: ['consider a blood-pressure plan for the session', 'continue as ordered and document the reason'],
    overrideReasons: 'OR-B',
  }),
});
