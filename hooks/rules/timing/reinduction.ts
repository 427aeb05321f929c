import { verdict } from '../../../src/engine/index.ts';
import { allOf, no, yes } from '../../../src/picture/index.ts';
import { atHand, timed } from '../../case/course/at-hand.ts';
import { holds } from '../../case/holding.ts';
import { toldElsewhere } from '../../case/told-elsewhere.ts';
import { rule } from '../../rule.ts';
import { contraindicationRules } from '../contraindications/index.ts';
import { relapse } from './relapse.ts';
import { stopSafety } from './stop-safety.ts';

const against = [stopSafety, ...contraindicationRules];

/**
 * `time-reinduction` (F7): while `time-relapse` speaks, a line that a second induction is an option seen in open-label data.
 * Safer reading: not beside a contraindication or a safety finding of the course, where such an option would mislead.
 */
export const reinduction = rule({
  id: 'time-reinduction',
  plan: 'time-reinduction',
  title: 'Second induction after relapse',
  basis: 'Some who relapsed have improved again with a second induction.',
  group: 4,
  highest: 'info',
  lineOnly: true,
  needs: { hand: atHand },
  considers: [relapse, ...against],

  decide({ hand }, context) {
    const statement = allOf({
      timed: timed(hand, context.subject),
      relapse: holds(relapse, context.verdictOf(relapse)),
      unopposed: toldElsewhere(against, context)
        ? no('a contraindication or a safety finding is on record', [], 'already-handled')
        : yes(undefined),
    });
    return verdict(statement, (_, because) => ({ facts: { entries: because }, indicator: 'info' }));
  },

  card: ({ entries }, words) => ({
    summary: 'Second induction after relapse: an option seen in open-label data',
    line: 'After a relapse a second induction is an option: seen in an open-label extension of esketamine, evidence low',
    found: entries.map(words.entry),
    why: 'Patients who relapsed in a trial of esketamine improved again with a second induction. There was no control group.',
    options: [
      'consider a second induction after a reassessment, or another treatment',
      'no change: document the reason',
    ],
    cites: ['S29'],
    overrideReasons: 'OR-C',
  }),
});
