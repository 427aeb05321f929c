import { verdict } from '../../../src/engine/index.ts';
import { addDays } from '../../../src/fhir/plain-date.ts';
import { allOf, no, yes } from '../../../src/picture/index.ts';
import { atHand, timed } from '../../case/course/at-hand.ts';
import { scoreTask } from '../../case/course/drafts.ts';
import { type MoodCourse, type Standing, standing } from '../../case/course/mood-course.ts';
import { timeline } from '../../case/course/timeline.ts';
import { rule } from '../../rule.ts';

/**
 * `time-induction-complete-assess` (F2, F3): six infusions for mood, or eight esketamine sessions or their 28 days, are over,
 * and no valid score on the scale of the baseline is on record since its last session, for 14 days. No next session is named
 * until then. Esketamine that was broken off in its 28 days, for more than 28, is left to `time-induction-overdue`.
 * Scores of the hours after a session do not count (F1). Without a baseline `time-score-missing` speaks, as it does later.
 */
export const inductionCompleteAssess = rule({
  id: 'time-induction-complete-assess',
  plan: 'time-induction-complete-assess',
  title: 'Response score due after induction',
  basis: 'The response to the series decides what comes after it.',
  group: 4,
  highest: 'info',
  needs: { hand: atHand, timeline },

  decide({ hand, timeline: { mood } }, { subject, site }) {
    const here = standing(mood);
    const awaited = here.is === 'yes' ? awaitedOf(here.value) : here;
    return verdict(allOf({ timed: timed(hand, subject), here, awaited }), ({ here: { course }, awaited: wanted }) => ({
      facts: {
        ...wanted,
        drug: course.drug,
        given: course.course.induction.length,
        of: course.course.inductionOf,
        entries: course.course.induction.flatMap(({ from }) => from),
        due: addDays(wanted.since, site.thresholds.timing.assessmentDays),
      },
      indicator: 'info',
    }));
  },

  card({ drug, given, of, since, due, scale, baseline, acute, entries }, words) {
    const on = words.date(since);
    const done =
      given < of
        ? `${given} of ${of} ${drug} sessions in the induction weeks, over on ${on},`
        : `${drug === 'esketamine' ? 'Esketamine' : 'Ketamine'} induction complete on ${on}`;
    const why = `To tell the response to the induction series by ${words.date(due)}.`;
    return {
      summary: `${given < of ? 'Induction weeks over' : 'Induction series complete'}: response score due by ${words.date(due)}`,
      line: `${done} and no ${scale} since: response score due by ${words.date(due)}`,
      found: [
        `Baseline: ${words.entry(baseline)}`,
        ...acute.map((one) => `Acute effect, not counted: ${words.entry(one)}`),
        ...entries.map(words.entry),
      ],
      why: 'The response decides what comes next. A score of the first day after a session shows its acute effect. Practice; evidence low.',
      options: [`consider a ${scale} from the day after the last session on`, 'no change: document the reason'],
      clearedBy: `a ${scale} at least a day after the last session`,
      suggestions: scoreTask({ scale, due, why }, words),
      cites: [drug === 'esketamine' ? 'S02' : 'S20'],
      overrideReasons: 'OR-C',
    };
  },
});

/** The score that is awaited after the induction: on which scale, since when. */
function awaitedOf({ course: { course, inducedOn }, now: { phase, tracking } }: { course: MoodCourse; now: Standing }) {
  if (phase !== 'assessment' || inducedOn === undefined) return no('no score is awaited after an induction');
  if (tracking === undefined) return no('no baseline: the response cannot be reckoned');
  const { scale, baseline, acute } = tracking;
  const last = course.induction.at(-1)?.day ?? inducedOn;
  const since = acute.filter(({ day }) => day >= last).map(({ from }) => from);
  return yes({ since: inducedOn, scale: scale.name, baseline: baseline.from, acute: since });
}
