import { verdict } from '../../../src/engine/index.ts';
import { allOf, no, type Truth, unknown, yes } from '../../../src/picture/index.ts';
import { atHand, timed } from '../../case/course/at-hand.ts';
import { type Relapse, relapseShown } from '../../case/course/relapse.ts';
import { holds } from '../../case/holding.ts';
import { toldElsewhere } from '../../case/told-elsewhere.ts';
import { rule } from '../../rule.ts';
import { contraindicationRules } from '../contraindications/index.ts';
import { relapse } from './relapse.ts';
import { stopSafety } from './stop-safety.ts';

/** Is it surely a relapse, and no second induction under way, as far as sessions show one? */
function asksForOne({ sure, underWay }: Relapse): Truth {
  if (!sure) return no('dates leave open whether it is a relapse');
  return underWay ? no('sessions since come as close as in an induction', [], 'already-handled') : yes(undefined);
}

const against = [stopSafety, ...contraindicationRules];

/**
 * `time-reinduction` (F7): while `time-relapse` speaks, a line that a second induction is an option seen in open-label data.
 * Safer reading: not beside a contraindication or a safety finding of the course, nor where one of them cannot be told, because
 * such an option would mislead. Not where dates leave a relapse open, or sessions since come as close as in an induction.
 */
export const reinduction = rule({
  id: 'time-reinduction',
  plan: 'time-reinduction',
  title: 'Second induction after relapse',
  basis: 'Some who relapsed have improved again with a second induction.',
  group: 4,
  highest: 'info',
  lineOnly: true,
  needs: { hand: atHand, relapseShown },
  considers: [relapse, ...against],

  decide({ hand, relapseShown: found }, context) {
    const { subject, site, verdictOf } = context;
    const open = against.flatMap((one) => {
      const told = verdictOf(one);
      return told.kind === 'cannot-tell' ? told.gaps : [];
    });
    const unopposed: Truth = toldElsewhere(against, context)
      ? no('a contraindication or a safety finding is on record', [], 'already-handled')
      : open.length > 0
        ? unknown(open)
        : yes(undefined);
    const statement = allOf({
      timed: timed(hand, subject),
      relapse: holds(relapse, verdictOf(relapse), () => site.families[relapse.id] !== 'shadow'),
      course: found.is === 'yes' ? asksForOne(found.value) : found,
      unopposed,
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
