import { no, type Truth, yes } from '../../../src/picture/index.ts';
import type { Interval } from './interval.ts';
import { type MoodCourse, type Plan, type Standing, standing } from './mood-course.ts';
import type { Phase } from './phase.ts';
import type { Timeline } from './timeline.ts';

/** A course that has an interval and a due date. */
export interface KeptPlan extends Plan {
  readonly course: MoodCourse;
  readonly now: Standing;
}

type Read = Pick<Timeline, 'mood' | 'bookings'>;

/**
 * The interval and the due date of the mood course that counts; none while it is in induction or assessment, without a
 * response, and once it has lapsed; none either while a session is under way. Bookings that were not read are a note: a missed visit may be among them.
 */
export function keptPlan({ mood, bookings }: Read): Truth<KeptPlan> {
  const here = standing(mood);
  if (here.is !== 'yes') return here;
  const { course, now } = here.value;
  const underWay = course.underWay.flatMap(({ from }) => from);
  if (now.plan && underWay.length > 0) return no('a session is under way', underWay, 'already-handled');
  return now.plan
    ? yes({ course, now, ...now.plan }, here.because, [...here.notChecked, ...bookings.gaps])
    : no(noPlan[now.phase], here.because);
}

/** Does F5 find this of the interval? Its scores are the grounds. */
export function intervalFound(timeline: Read, rule: Interval['rule']): Truth<KeptPlan> {
  const kept = keptPlan(timeline);
  if (kept.is !== 'yes') return kept;
  const { interval } = kept.value;
  const scores = interval.scores.map(({ from }) => from);
  return interval.rule === rule
    ? yes(kept.value, [...kept.because, ...scores], kept.notChecked)
    : no(others[interval.rule], [...kept.because, ...scores]);
}

const others: Readonly<Record<Interval['rule'], string>> = {
  wearoff: 'symptoms return before the next session',
  shorten: 'symptoms are worse',
  extend: 'stable on this interval',
  hold: 'nothing on record changes the interval',
  missing: 'the score that decides is missing',
};

const noPlan: Readonly<Record<Phase, string>> = {
  induction: 'the induction is not complete',
  interrupted: 'the induction was interrupted',
  assessment: 'the induction is complete and its score awaited',
  unrated: 'nothing is known of a response',
  maintenance: 'no interval is kept',
  partial: 'no response to maintain: partial',
  'non-response': 'no response to maintain',
  lapsed: 'the course has lapsed',
};
