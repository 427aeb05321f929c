import { dayOf } from '../../../src/fhir/dates.ts';
import { daysBetween } from '../../../src/fhir/plain-date.ts';
import {
  type Gap,
  type Index,
  no,
  type PlainDate,
  type Source,
  type Truth,
  unknown,
  yes,
} from '../../../src/picture/index.ts';
import type { Thresholds } from '../../policy/thresholds.ts';
import type { Drug } from '../drug.ts';
import { HOUR_MS } from '../last-hours.ts';
import type { Session, Sessions } from '../sessions.ts';
import type { PainInfusion } from './pain-infusion-at-hand.ts';

/** A long infusion that ended before the one at hand (proto-crps-inpatient). */
export interface LongInfusion {
  readonly drug: Drug;
  /** From the first start to the last end of its administrations, in hours, pauses included. */
  readonly hours: number;
  readonly ended: PlainDate;
  /** Days from its end to the infusion at hand. */
  readonly days: number;
  /** Not known to be a pain session: no reason, acute care, or esketamine, which by vein has no class of its own. */
  readonly unclassified: boolean;
  readonly from: readonly Source[];
}

interface Stretch {
  readonly sessions: readonly Session[];
  readonly start: number;
  readonly end: number;
}

/** A pause as long as this is a night at home: what follows is no part of the same infusion. */
const NIGHT_HOURS = 8;

/** An order for so many hours a day may be for the bags of a long infusion. */
export const BAG_HOURS = 12;

/**
 * The last long infusion that ended less than the limit of days before the one at hand. An infusion that goes on, or
 * went on within the pause of a pain course, is the same course and not repeated. Safer readings: one that was stopped
 * counts; one that nobody can classify, or that acute care gave without a reason, counts, because the drug is the same and
 * anaesthesia takes no day; bags that follow each other without a night's pause are one. Infusions for mood and other routes
 * do not count.
 *
 * Entries of following days without a reason or their length may be one such infusion: then nobody can tell.
 */
export function longInfusionBefore(
  { day: planned }: PainInfusion,
  { days, gaps }: Sessions,
  { painCourse: limits }: Pick<Thresholds, 'painCourse'>,
  { zone }: Index,
): Truth<LongInfusion> {
  const isRepeat = (ended: PlainDate) => {
    const since = daysBetween(ended, planned);
    return since > limits.pauseDays && since < limits.repeatDays;
  };
  const counted = days.filter((one) => one.class === 'ketamine-iv-pain' || hasNoReason(one));
  const found = stretchesOf(counted).flatMap(({ sessions, start, end }): LongInfusion[] => {
    const ended = dayOf(end, zone);
    const hours = (end - start) / HOUR_MS;
    if (hours < limits.prolongedHours || !isRepeat(ended)) return [];
    const unclassified = sessions.every(hasNoReason);
    const from = sessions.flatMap((one) => one.from);
    const drug = sessions.at(-1)?.drug ?? 'ketamine';
    return [{ drug, hours: Math.floor(hours), ended, days: daysBetween(ended, planned), unclassified, from }];
  });
  const open = [
    ...gaps.filter(({ source }) => daysBetween(source?.date?.latest ?? planned, planned) < limits.repeatDays),
    ...lengthsUnknown(counted.filter(({ day }) => isRepeat(day))),
  ];
  const last = found.at(-1);
  if (last) return yes(last, last.from, open);
  return open.length > 0 ? unknown(open) : no('no long infusion ended shortly before');
}

/** Nobody can classify it, or it was given in acute care or beside an operation. */
function hasNoReason({ class: of }: Session): boolean {
  return of === 'unclassified' || of === 'anaesthetic';
}

/** Infusions without a night's pause, oldest first; only those whose times are recorded. */
function stretchesOf(sessions: readonly Session[]): readonly Stretch[] {
  const timed = sessions.flatMap((session): Stretch[] => {
    const start = session.start?.instant;
    const last = session.end?.instant ?? start;
    if (start === undefined || last === undefined) return [];
    return [{ sessions: [session], start, end: Math.max(last, start + (session.minutes ?? 0) * 60_000) }];
  });
  const joined: Stretch[] = [];
  for (const one of timed.toSorted((a, b) => a.start - b.start)) {
    const before = joined.at(-1);
    if (before && one.start < before.end + NIGHT_HOURS * HOUR_MS)
      joined[joined.length - 1] = {
        sessions: [...before.sessions, ...one.sessions],
        start: before.start,
        end: Math.max(before.end, one.end),
      };
    else joined.push(one);
  }
  return joined;
}

/** Such entries without a length on following days. Pain infusions without one were given in an outpatient visit. */
function lengthsUnknown(sessions: readonly Session[]): readonly Gap[] {
  const bare = sessions.filter((one) => hasNoReason(one) && one.minutes === undefined);
  const follows = (one: Session) => bare.some(({ day }) => Math.abs(daysBetween(day, one.day)) === 1);
  return bare
    .filter(follows)
    .flatMap(({ from }) => from)
    .map((source): Gap => ({ input: 'medicationAdministrations', reason: 'undated', source }));
}
