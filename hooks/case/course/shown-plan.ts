import type { Subject, SuggestionPlan, Words } from '../../../src/engine/index.ts';
import { addDays } from '../../../src/fhir/plain-date.ts';
import { type Index, no, type PlainDate, type Truth } from '../../../src/picture/index.ts';
import type { SitePolicy } from '../../policy/site-policy.ts';
import type { Drug } from '../drug.ts';
import { type AtHand, noSessionPlanned } from './at-hand.ts';
import { bookedBetween, forMood } from './bookings.ts';
import { nextSessionDraft } from './drafts.ts';
import type { Due } from './due-window.ts';
import { type Grounds, groundsOf } from './grounds.ts';
import { type KeptPlan, keptPlan } from './kept-plan.ts';
import type { EsketamineVisit } from './last-visit.ts';
import { missingScore } from './missing-score.ts';
import type { Scale } from './scales.ts';
import type { Timeline } from './timeline.ts';

/** An interval and its due date as a card shows them. */
export interface ShownPlan {
  readonly drug: Drug;
  readonly days: number;
  readonly current: number;
  readonly beyondLabel: boolean;
  /** The shortest interval there is without a specialist. */
  readonly floor: number;
  readonly target: PlainDate;
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** The first day that keeps the spacing from a later exposure, where that is after the window has begun. */
  readonly soonest?: PlainDate;
  readonly grounds: Grounds;
  /** What would be worsening, where the scale has limits for it. */
  readonly worse?: { readonly scale: Scale['name']; readonly by: number; readonly from: number };
  /** Days for which a score is as good as one taken at the session. */
  readonly scoreDays: number;
  /** What a draft of the next session needs; none where one may be planned. */
  readonly draft?: { readonly visit?: EsketamineVisit };
}

/** Where a rule on the due date is asked. */
interface DueQuestion {
  readonly site: SitePolicy;
  readonly timeline: Timeline;
  readonly hand: AtHand;
  readonly subject: Subject;
  readonly at: Index;
}

/**
 * Is the due date in that state, with an interval that is simply kept, and no session planned? A finding on the interval, or a missing score,
 * carries the due date itself (F8, precedence); only an overdue session is named beside one. Planned means: in the due
 * window, or, once that is over, at most a week from today. A later one is named on the card.
 */
export function dueSession({ timeline, ...asked }: DueQuestion, state: Due['state']): Truth<KeptPlan> {
  const kept = keptPlan(timeline);
  if (kept.is !== 'yes') return kept;
  const { course, interval, due } = kept.value;
  if (due.state !== state) return no(`the next session is ${states[due.state]}`, kept.because);
  if (state !== 'overdue' && interval.rule !== 'hold')
    return no('the finding on the interval names the date', kept.because, 'already-handled');
  const missing = missingScore(timeline, asked.at.today, asked.site.thresholds);
  if (state !== 'overdue' && missing.is === 'yes' && !missing.value.aside)
    return no('the missing score names the date', missing.because, 'already-handled');
  if (course.course.sessions.length <= course.course.induction.length && kept.value.now.phase === 'unrated')
    return no('no maintenance session yet, and nothing known of a response', kept.because);
  const unplanned = noPlanFor(kept.value, { timeline, ...asked });
  return unplanned.is === 'yes' ? kept : unplanned;
}

const states: Readonly<Record<Due['state'], string>> = {
  early: 'more than a week ahead',
  soon: 'within a week',
  due: 'due',
  overdue: 'overdue',
};

/**
 * Is no session planned in the due window, or, once that is over, in the days by which a due date may be missed at most? The
 * window is as much longer as a later exposure puts the session off.
 */
function noPlanFor(
  { course, due, soonest = due.to }: KeptPlan,
  { timeline, hand, subject, at, site }: DueQuestion,
): Truth {
  const soon = addDays(at.today, site.thresholds.timing.dueMostDays);
  const days =
    due.state === 'overdue'
      ? { from: at.today, to: soon }
      : { from: due.from, to: soonest > due.to ? soonest : due.to };
  return noSessionPlanned(hand, { bookings: timeline.bookings, drug: course.drug, days }, subject, at);
}

/** What a card shows of a plan, with what a draft needs unless any session is planned, be it out of its window. */
export function shownPlan(kept: KeptPlan, asked: DueQuestion, visit: EsketamineVisit | undefined): ShownPlan {
  const { course, interval, due, soonest } = kept;
  const { watched, tracking } = kept.now;
  const scale: Scale | undefined = (watched ?? tracking)?.scale;
  const booked = bookedBetween(forMood(asked.timeline.bookings), course.drug, asked.at.today, undefined);
  const worse = scale?.worse?.(asked.site.thresholds.response);
  return {
    drug: course.drug,
    days: interval.days,
    current: interval.current,
    beyondLabel: interval.beyondLabel,
    floor: asked.site.thresholds.timing.firstIntervalDays,
    target: due.target,
    from: due.from,
    to: due.to,
    ...(soonest !== undefined && soonest > due.from && { soonest }),
    scoreDays: asked.site.thresholds.timing.scoreBeforeDays,
    grounds: groundsOf(kept, booked),
    ...(scale && worse && { worse: { scale: scale.name, ...worse } }),
    ...(booked.length === 0 && mayDraft(asked.hand) && { draft: { ...(visit && { visit }) } }),
  };
}

/** None beside an order, a visit or a session of either drug, unless it is for pain, nor where the visit is for another service. */
function mayDraft({ orders, visits, begins, forPain, elsewhere }: AtHand): boolean {
  const isOwn = ({ key }: { readonly key: string }) => !forPain.has(key);
  const ordered = orders.filter(({ drug }) => drug !== 'other').some(isOwn);
  const booked = visits.filter(({ drugs, mayBeSession }) => drugs.length > 0 || mayBeSession).some(isOwn);
  return !ordered && !booked && begins.length === 0 && !elsewhere;
}

/** The draft of the next session in its window; none where one is planned. */
export function draftOf(
  { drug, days, from, to, soonest = from, draft, grounds }: ShownPlan,
  text: Words,
  why: string,
): readonly SuggestionPlan[] {
  if (draft === undefined) return [];
  const { visit } = draft;
  const scores = [...grounds.wearOffs.map(({ score }) => score.from), ...(grounds.latest ? [grounds.latest] : [])];
  const entries = [...grounds.session, ...scores];
  const note = [
    `Interval ${text.count(days, 'day')} from the last session on record.`,
    why,
    ...(soonest > from ? ['It begins later because of an exposure since then.'] : []),
  ];
  return nextSessionDraft({ drug, from: soonest, to, why: note, entries, visit }, text);
}
