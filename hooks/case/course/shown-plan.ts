import type { Subject, SuggestionPlan, Words } from '../../../src/engine/index.ts';
import { type Index, no, type PlainDate, type Truth } from '../../../src/picture/index.ts';
import type { SitePolicy } from '../../policy/site-policy.ts';
import type { Drug } from '../drug.ts';
import { type AtHand, noSessionPlanned } from './at-hand.ts';
import { nextSessionDraft } from './drafts.ts';
import type { Due } from './due-window.ts';
import { type Grounds, groundsOf } from './grounds.ts';
import { type KeptPlan, keptPlan } from './kept-plan.ts';
import type { EsketamineVisit } from './last-visit.ts';
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
  readonly grounds: Grounds;
  /** What would be worsening, where the scale has limits for it. */
  readonly worse?: { readonly scale: Scale['name']; readonly by: number; readonly from: number };
  /** What a draft of the next session needs; none where one is planned. */
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
 * Is the due date in that state, with an interval that is simply kept, and no session planned? A finding on the interval
 * carries the due date itself (F8, precedence); only an overdue session is named beside one. Planned means: in the due
 * window, or, once that is over, from today on.
 */
export function dueSession({ timeline, ...asked }: DueQuestion, state: Due['state']): Truth<KeptPlan> {
  const kept = keptPlan(timeline);
  if (kept.is !== 'yes') return kept;
  const { course, interval, due } = kept.value;
  if (due.state !== state) return no(`the next session is ${states[due.state]}`, kept.because);
  if (state !== 'overdue' && interval.rule !== 'hold')
    return no('the finding on the interval names the date', kept.because, 'already-handled');
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

/** Is no session planned in the due window, or, once that is over, from today on? */
function noPlanFor({ course, due }: KeptPlan, { timeline, hand, subject, at }: DueQuestion): Truth {
  const days = due.state === 'overdue' ? { from: at.today } : { from: due.from, to: due.to };
  return noSessionPlanned(hand, { bookings: timeline.bookings, drug: course.drug, days }, subject, at);
}

/** What a card shows of a plan, with what a draft needs unless a session is planned. */
export function shownPlan(kept: KeptPlan, asked: DueQuestion, visit: EsketamineVisit | undefined): ShownPlan {
  const { course, interval, due } = kept;
  const scale: Scale | undefined = kept.now.tracking?.scale;
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
    grounds: groundsOf(kept),
    ...(scale && worse && { worse: { scale: scale.name, ...worse } }),
    ...(noPlanFor(kept, asked).is === 'yes' && {
      draft: { ...(visit && { visit }) },
    }),
  };
}

/** The draft of the next session in its window; none where one is planned. */
export function draftOf(
  { drug, days, from, to, draft, grounds }: ShownPlan,
  text: Words,
  why: string,
): readonly SuggestionPlan[] {
  if (draft === undefined) return [];
  const { visit } = draft;
  const scores = [...grounds.wearOffs.map(({ score }) => score.from), ...(grounds.latest ? [grounds.latest] : [])];
  const entries = [...grounds.session, ...scores];
  const note = [`Interval ${text.count(days, 'day')} from the last session on record.`, why];
  return nextSessionDraft({ drug, from, to, why: note, entries, visit }, text);
}
