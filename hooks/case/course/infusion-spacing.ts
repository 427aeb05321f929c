import { instantRange, plainToPartial } from '../../../src/fhir/dates.ts';
import { addDays, daysBetween, type PlainDate } from '../../../src/fhir/plain-date.ts';
import { type Gap, type Index, no, type Source, type Truth, unknown, yes } from '../../../src/picture/index.ts';
import type { Thresholds } from '../../policy/thresholds.ts';
import type { Drug } from '../drug.ts';
import { endOf, startOf } from '../exposure-times.ts';
import { HOUR_MS } from '../last-hours.ts';
import type { Moment } from '../order-moments.ts';
import { PAUSE_HOURS } from '../session-days.ts';
import type { Session, Sessions } from '../sessions.ts';
import type { InfusionAtHand } from './infusion-at-hand.ts';

/** Infusions for mood closer together than usual (F3). */
export interface TooSoon {
  /**
   * - `next`: signed without a day, on the day of a completed session: the next one, signed early
   * - `running`: signed without a day while one is given: for that one, or for the next
   * - `coming`: the one at hand, after the last exposure
   * - `within`: two that one order plans
   * - `planned`: the one at hand and another that is planned
   * - `given`: the last two on record
   * - `twice`: two on record, of one day
   */
  readonly why: 'next' | 'running' | 'coming' | 'within' | 'planned' | 'given' | 'twice';
  /** Whole hours between them, at least; at most, where a time of day is not recorded. */
  readonly hours: number;
  readonly hoursMost?: number;
  /** What was given before. */
  readonly drug: Drug;
  /** A time of day is not recorded, and by their days they are as far apart as is usual. */
  readonly usual: boolean;
  /** Nobody can tell whether what was given before was a session. */
  readonly unclassified: boolean;
  /** Given for mood, in a dose or at a speed at which it is no session. */
  readonly beyond?: boolean;
  /** One of the last two on record was stopped, goes on, or is no session. */
  readonly incomplete?: boolean;
  readonly from: readonly Source[];
}

type Limits = Thresholds['timing'];

/** An order without a day, beside a session of today: the day is the question, and not the hours. */
export function isUndated(why: TooSoon['why']): boolean {
  return why === 'next' || why === 'running';
}

/**
 * Is the infusion at hand too soon after the last mood exposure, of either drug? Stopped and running ones count, and
 * those nobody can classify, or that were given for mood like anaesthesia; anaesthesia, pain infusions and other routes do
 * not. What is surely one comes first. What began at or after the planned moment is not before it. A day without a time
 * reaches to its end; a planned one may be its first moment.
 */
export function spacingAtHand(
  infusion: InfusionAtHand,
  all: Sessions,
  planned: readonly TooSoon[],
  limits: Limits,
  at: Index,
): Truth<TooSoon> {
  const { moments, dayless, from } = infusion;
  const exposures = all.days.filter((one) => isMood(one) || one.class === 'unclassified');
  const ofToday = all.days.filter((one) => one.day === at.today && isSession(one));
  const today = ofToday.filter(({ state }) => state === 'completed').at(-1);
  const running = dayless ? ofToday.find((one) => one.running) : undefined;
  // What is planned so far ahead cannot be too close to anything that was given.
  const isNear = moments.some(({ from: begin }) => begin - at.instant.getTime() < limits.soonHours * HOUR_MS);
  const unread = isNear ? [...all.gaps, ...all.visitGaps] : [];
  const gaps = gapsBefore(moments[0]?.day ?? at.today, unread, limits);
  if (dayless && today) return decided([{ ...after(today), why: 'next', hours: 0, usual: false }], gaps);
  const found = moments.flatMap((moment, place): TooSoon[] => {
    const given = exposures.filter((one) => one !== running && startOf(one, at) < moment.from);
    const ended = given.toSorted((a, b) => endOf(b, at).to - endOf(a, at).to);
    const lasts = [ended.find(isMood), ended.find((one) => !isMood(one))];
    const before = moments[place - 1];
    const hours = before?.timed && moment.timed ? Math.floor((moment.from - before.from) / HOUR_MS) : limits.soonHours;
    // Parts of one day a few hours apart are one session, as they are once given.
    const apart = before?.day === moment.day && hours <= PAUSE_HOURS ? limits.soonHours : hours;
    const own = { why: 'within', hours: apart, drug: 'ketamine', usual: false, unclassified: false, from } as const;
    return [
      ...lasts.flatMap((last) => {
        const close = last && closeness(last, moment, limits, at);
        return close ? [{ ...after(last), why: 'coming' as const, ...close }] : [];
      }),
      ...(apart < limits.soonHours ? [own] : []),
    ];
  });
  found.push(...planned);
  if (running && found.length === 0)
    return decided([{ ...after(running), why: 'running', hours: 0, usual: false }], gaps);
  return decided(found, gaps);
}

/** Did the last infusion on record, of the last days, begin too soon after the exposure before it? */
export function spacingOnRecord(all: Sessions, limits: Limits, at: Index): Truth<TooSoon> {
  // Once the next one is late, it no longer matters how close the last two were.
  const since = addDays(at.today, -limits.lateAfterDays);
  const exposures = all.days.filter(isMood).toSorted((a, b) => startOf(a, at) - startOf(b, at));
  const last = exposures.findLast((one) => one.drug === 'ketamine');
  if (last === undefined || last.day < since) return decided([], gapsBefore(since, all.gaps, limits));
  const before = exposures[exposures.indexOf(last) - 1];
  const range = instantRange(last.start ?? plainToPartial(last.day), at.zone);
  const close = before && closeness(before, { ...range, day: last.day }, limits, at);
  const gaps = gapsBefore(last.day, [...all.gaps, ...all.visitGaps], limits);
  const incomplete = [before, last].some((one) => one && (one.state === 'partial' || !isSession(one)));
  const from = [...(before?.from ?? []), ...last.from];
  const twice = { ...after(last), why: 'twice' as const, hours: last.hoursApart ?? limits.soonHours, usual: false };
  return decided(
    [
      ...(close ? [{ ...after(before), why: 'given' as const, ...close, incomplete, from }] : []),
      ...(twice.hours < limits.soonHours ? [twice] : []),
    ],
    gaps,
  );
}

function isSession({ class: kind }: Session): boolean {
  return kind === 'ketamine-iv-mood' || kind === 'esketamine-session';
}

function isMood(one: Session): boolean {
  return isSession(one) || one.meantFor === 'mood';
}

function after(one: Session): Pick<TooSoon, 'drug' | 'unclassified' | 'beyond' | 'from'> {
  const { drug, class: kind, from } = one;
  return { drug, unclassified: kind === 'unclassified', ...(isMood(one) && !isSession(one) && { beyond: true }), from };
}

/** How close a beginning is to the end of what came before; none where it is surely far enough. */
function closeness(
  before: Session,
  { from, to, day }: Pick<Moment, 'from' | 'to' | 'day'>,
  { soonHours, infusionSoonestDays }: Limits,
  at: Index,
): Pick<TooSoon, 'hours' | 'hoursMost' | 'usual'> | undefined {
  const ended = endOf(before, at);
  const hours = Math.floor(Math.max(0, from - ended.to) / HOUR_MS);
  const hoursMost = Math.floor((to - ended.from) / HOUR_MS);
  if (hours >= soonHours) return undefined;
  const usual = hoursMost >= soonHours && daysBetween(before.day, day) >= infusionSoonestDays;
  return { hours, ...(hoursMost > hours && { hoursMost }), usual };
}

/** What was not read and may lie in the hours before that day. */
function gapsBefore(day: PlainDate, gaps: readonly Gap[], { soonHours }: Limits): readonly Gap[] {
  const since = addDays(day, -Math.ceil(soonHours / 24));
  return gaps.filter(({ source }) => (source?.date?.latest ?? since) >= since);
}

/** The closest of those that are surely too close, else one that only may be. */
function decided(found: readonly TooSoon[], gaps: readonly Gap[]): Truth<TooSoon> {
  const ordered = found.toSorted(
    (a, b) => Number(a.usual) - Number(b.usual) || Number(a.unclassified) - Number(b.unclassified) || a.hours - b.hours,
  );
  const [worst] = ordered;
  if (worst) return yes(worst, worst.from, gaps);
  return gaps.length > 0 ? unknown(gaps) : no('no infusion is closer to the one before than usual');
}
