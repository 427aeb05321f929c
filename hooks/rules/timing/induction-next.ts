import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { adult } from '../../case/adult.ts';
import { baselineOf } from '../../case/baseline.ts';
import { runningInduction } from '../../case/induction.ts';
import { phq9Totals } from '../../case/phq9.ts';
import { sessions } from '../../case/sessions.ts';
import { rule } from '../../rule.ts';

/**
 * `time-induction-next`: an induction series runs and its next session is not late. Ketamine infusions for mood: n of 6,
 * next 3 days after the last (2 to 4) [X]. Esketamine: n of 8 in the first 28 days, the same spacing, but at most two in
 * seven days as labelled. Administrations that were stopped are exposures and no sessions; anaesthesia is neither.
 *
 * Late sessions, complete series and everything after induction are rules of their own and keep this one quiet.
 */
export const inductionNext = rule({
  id: 'time-induction-next',
  plan: 'time-induction-next',
  title: 'Next induction session',
  basis: 'An induction series is studied as a series: sessions a few days apart, with a score before it.',
  group: 4,
  highest: 'info',
  needs: { sessions, totals: phq9Totals, adult },

  decide({ sessions, totals, adult }, { at, site }) {
    const running = runningInduction(sessions, at, site.thresholds.timing);
    const statement = allOf({ induction: running, adult, baseline: baselineOf(running, totals, site) });
    return verdict(statement, ({ induction: { sources, ...series }, baseline }) => ({
      facts: { ...series, entries: sources, baseline },
      indicator: 'info',
    }));
  },

  card: ({ series, done, of, last, target, range, partial, entries, baseline }, words) => {
    const name = series === 'esketamine' ? 'Esketamine' : 'Ketamine';
    const [from, to] = range.map((day) => words.date(day));
    const about = `${words.date(target)}${from === to ? '' : ` (range ${from}–${to})`}`;
    return {
      summary: `${name} series ${done}/${of} done; next session about ${about}`,
      line: `The record shows ${done} of ${of} ${series} induction sessions, the last on ${words.date(last)}; next about ${words.date(target)}, ${words.ago(target)}`,
      found: [
        ...entries.map(words.entry),
        ...(partial > 0 ? [`${words.count(partial, 'further administration')} not completed: not counted`] : []),
        baseline ? `Baseline: ${words.entry(baseline)}` : 'No PHQ-9 was found in the 30 days before the first session',
      ],
      why:
        series === 'esketamine'
          ? 'The label states two sessions a week in weeks 1 to 4, and a review of benefit after them.'
          : 'Six infusions in 14 to 21 days were studied, two or three a week. The spacing is practice, evidence low; use is off-label.',
      options: [
        'consider booking the next session in this range',
        'consider a symptom score before it',
        'no change: document the reason',
      ],
      ...(series === 'esketamine' && { cites: ['S02'] }),
      overrideReasons: 'OR-C',
    };
  },
});
