import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf, problems } from '../../../src/picture/index.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { datedWithin, recent } from '../../case/recent.ts';
import { rule } from '../../rule.ts';
import { strokeOld } from '../cautions/stroke-old.ts';

/**
 * `ci-stroke-recent`: a stroke or TIA of the last 90 days, whatever its status. Older ones, late effects and history are
 * `ca-stroke-old`; transient global amnesia is neither. A bleed is `ci-ich`. Not in anaesthesia or procedures. The
 * interval is chosen by analogy with elective surgery [X].
 *
 * Safer readings: a stroke of unstated kind counts here; an active one without a date counts as recent; words such as
 * "history of stroke" written down lately are read as a recent uncoded entry, one level lower.
 */
export const strokeRecent = rule({
  id: 'ci-stroke-recent',
  plan: 'ci-stroke-recent',
  title: 'Recent stroke or TIA',
  basis: 'After a stroke the brain cannot buffer a sudden rise in blood pressure for some months.',
  group: 2,
  highest: 'critical',
  needs: { drafts, strokes: problems('stroke-or-tia', 'ever') },
  replaces: [strokeOld],

  decide({ drafts: { orders }, strokes }, { subject, at, site }) {
    const days = site.thresholds.brain.strokeDays;
    const statement = allOf({
      concerned: eitherDrugAsTherapy(orders, subject),
      found: recent(strokes, days, at).any(`no stroke or TIA of the last ${days} days on record`),
    });
    return verdict(statement, ({ found }) => {
      const entries = found.map(({ from }) => from);
      return {
        facts: { entries, days, dated: datedWithin(entries, days, at) },
        indicator: 'critical',
        lowered: loweredBy(entries),
      };
    });
  },

  card: ({ entries, days, dated }, words) => ({
    summary: `${dated ? `Stroke/TIA in the last ${days} days` : 'Active, undated stroke/TIA'} on record: neurology review before dosing`,
    line: `The record shows a recent stroke or TIA: ${words.entries(entries, 1)}`,
    found: entries.map(words.entry),
    why: 'The UK ketamine label lists cerebrovascular accident; the interval is chosen, by analogy with elective surgery.',
    options: [
      'consider a neurology review before any dose',
      'consider waiting, or another treatment',
      'consider correcting the date if the event is older',
      'continue as ordered and document the reason',
    ],
    clearedBy: `more than ${days} days since the event`,
    overrideReasons: 'OR-A',
  }),
});
