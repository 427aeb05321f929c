import { instantRange, plainToPartial } from '../../../src/fhir/dates.ts';
import { addDays, daysBetween, type PlainDate } from '../../../src/fhir/plain-date.ts';
import { type Gap, type Index, no, type Source, type Truth, unknown, yes } from '../../../src/picture/index.ts';
import type { Thresholds } from '../../policy/thresholds.ts';
import type { Drug } from '../drug.ts';
import { endOf, startOf } from '../exposure-times.ts';
import { HOUR_MS } from '../last-hours.ts';
import type { Moment } from '../order-moments.ts';
import type { Session, Sessions } from '../sessions.ts';
import type { InfusionAtHand } from './infusion-at-hand.ts';

/** Infusions for mood closer together than usual (F3). */
export interface TooSoon {
  /**
   * - `next`: signed without a day, on the day of a completed session: the next one, signed early
   * - `coming`: the one at hand, after the last exposure
   * - `within`: two that one order plans
   * - `given`: the last two on record
   */
  readonly why: 'next' | 'coming' | 'within' | 'given';
  /** Whole hours between them, at least; at most, where a time of day is not recorded. */
  readonly hours: number;
  readonly hoursMost?: number;
  /** What was given before. */
  readonly drug: Drug;
  /** A time of day is not recorded, and by their days they are as far apart as is usual. */
  readonly usual: boolean;
  /** Nobody can tell whether what was given before was a session. */
  readonly unclassified: boolean;
  readonly from: readonly Source[];
}

type Limits = Thresholds['timing'];

/**
 * Is the infusion at hand too soon after the last mood exposure, of either drug? Stopped and running ones count, and
 * those nobody can classify; anaesthesia, pain infusions and other routes do not. What began at or after the planned
 * moment is not before it. A day without a time reaches to its end; a planned one may be its first moment.
 */
export function spacingAtHand(infusion: InfusionAtHand, all: Sessions, limits: Limits, at: Index): Truth<TooSoon> {
  const { moments, dayless, from } = infusion;
  const exposures = all.days.filter((one) => isMood(one) || one.class === 'unclassified');
  const today = exposures.filter(({ day, state }) => day === at.today && state === 'completed').at(-1);
  // What is planned so far ahead cannot be too close to anything that was given.
  const isNear = moments.some(({ from: begin }) => begin - at.instant.getTime() < limits.soonHours * HOUR_MS);
  const unread = isNear ? [...all.gaps, ...all.visitGaps] : [];
  const gaps = gapsBefore(moments[0]?.day ?? at.today, unread, limits);
  if (dayless && today) return decided([{ ...after(today), why: 'next', hours: 0, usual: false }], gaps);
  const found = moments.flatMap((moment, place): readonly TooSoon[] => {
    const given = exposures.filter((one) => startOf(one, at) < moment.from);
    const last = given.toSorted((a, b) => endOf(b, at).to - endOf(a, at).to)[0];
    const close = last && closeness(last, moment, limits, at);
    const before = moments[place - 1];
    const apart = before?.timed && moment.timed ? Math.floor((moment.from - before.from) / HOUR_MS) : limits.soonHours;
    const own = { why: 'within', hours: apart, drug: 'ketamine', usual: false, unclassified: false, from } as const;
    return [
      ...(close ? [{ ...after(last), why: 'coming' as const, ...close }] : []),
      ...(apart < limits.soonHours ? [own] : []),
    ];
  });
  return decided(found, gaps);
}

/** Did the last infusion on record, of the last days, begin too soon after the exposure before it? */
export function spacingOnRecord(all: Sessions, limits: Limits, at: Index): Truth<TooSoon> {
  // Once the next one is late, it no longer matters how close the last two were.
  const since = addDays(at.today, -limits.lateAfterDays);
  const exposures = all.days.filter(isMood).toSorted((a, b) => startOf(a, at) - startOf(b, at));
  const last = exposures.findLast((one) => one.class === 'ketamine-iv-mood');
  if (last === undefined || last.day < since) return decided([], gapsBefore(since, all.gaps, limits));
  const before = exposures[exposures.indexOf(last) - 1];
  const range = instantRange(last.start ?? plainToPartial(last.day), at.zone);
  const close = before && closeness(before, { ...range, day: last.day }, limits, at);
  const gaps = gapsBefore(last.day, [...all.gaps, ...all.visitGaps], limits);
  return decided(
    close ? [{ ...after(before), why: 'given', ...close, from: [...before.from, ...last.from] }] : [],
    gaps,
  );
}

function isMood({ class: kind }: Session): boolean {
  return kind === 'ketamine-iv-mood' || kind === 'esketamine-session';
}

function after({ drug, class: kind, from }: Session): Pick<TooSoon, 'drug' | 'unclassified' | 'from'> {
  return { drug, unclassified: kind === 'unclassified', from };
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
  const ordered = found.toSorted((a, b) => Number(a.usual) - Number(b.usual) || a.hours - b.hours);
  const [worst] = ordered;
  if (worst) return yes(worst, worst.from, gaps);
  return gaps.length > 0 ? unknown(gaps) : no('no infusion is closer to the one before than usual');
}
