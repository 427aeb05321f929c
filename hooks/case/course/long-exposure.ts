import { addDays, daysBetween, type PlainDate } from '../../../src/fhir/plain-date.ts';
import {
  derive,
  type FactList,
  type Need,
  need,
  no,
  type Source,
  type Truth,
  unknown,
  yes,
} from '../../../src/picture/index.ts';
import type { SitePolicy } from '../../policy/site-policy.ts';
import { urinalyses } from '../bladder-check.ts';
import { type Drug, drugOfSession } from '../drug.ts';
import { enzymes } from '../liver-tests.ts';
import { type Session, sessions } from '../sessions.ts';
import { latestRun } from './latest-run.ts';

/** Long treatment (F7), and what answers a review of it. */
export interface LongExposure {
  /** Days with a therapy exposure in the last year; those of them without a completed one; and of each drug. */
  readonly sessions: number;
  readonly uncompleted: number;
  readonly counts: Readonly<Record<Drug, number>>;
  /** Those of the year, or of the course where it is its length that counts; oldest first. */
  readonly entries: readonly Source[];
  /** Days from the first to the last session of the course. */
  readonly days: number;
  /** The twelfth exposure of the course, or of the year where that is earlier; none where treatment is long by its days alone. */
  readonly twelfth?: PlainDate;
  /** A check counts from the day after that one on, and for 90 days. */
  readonly checkFrom: PlainDate;
}

/**
 * Twelve therapy exposures in 365 days, or a course that has lasted 365 days. All therapy counts: both drugs, pain, other routes,
 * sessions that were stopped. Of mood treatment that has lapsed nothing is said (F2.6); pauses belong to pain treatment.
 *
 * The twelfth is counted from the start of the course: of a year of monthly sessions the twelfth is the latest, and no check
 * could be after it.
 */
export const longExposure: Need<Truth<LongExposure>, SitePolicy> = derive(
  'long exposure',
  { sessions, latestRun },
  ({ sessions: given, latestRun: { run, gaps } }, at, { thresholds: { timing } }: SitePolicy): Truth<LongExposure> => {
    const year = addDays(at.today, -timing.exposureDays);
    const all = given.days.filter((session) => drugOfSession(session.class) !== undefined);
    const recent = all.filter(({ day }) => day >= year);
    const days = daysOf(recent);
    const completed = new Set(daysOf(recent.filter(({ state }) => state === 'completed')));
    const last = all.at(-1);
    const esketamine = all.some(({ drug }) => drug === 'esketamine');
    const open = esketamine ? gaps : gaps.filter(({ input }) => input === 'medicationAdministrations');
    const lasted = run ? daysBetween(run.first, run.last) : 0;
    if (days.length < timing.exposureSessions && lasted < timing.exposureDays)
      return open.length > 0 ? unknown(open) : no('fewer sessions, and a shorter treatment');
    if (last && last.class !== 'ketamine-iv-pain' && daysBetween(last.day, at.today) > timing.laterGapDays)
      return no('treatment has lapsed', last.from);
    const twelfths = [days, daysOf(run?.sessions ?? [])].flatMap((list) => list[timing.exposureSessions - 1] ?? []);
    const twelfth = days.length < timing.exposureSessions ? undefined : twelfths.toSorted()[0];
    const quarter = addDays(at.today, -timing.exposureCheckDays);
    const after = twelfth === undefined ? quarter : addDays(twelfth, 1);
    const counted = days.length < timing.exposureSessions && run ? run.sessions : recent;
    const entries = counted.flatMap(({ from }) => from);
    const count = (drug: Drug) => recent.filter((one) => one.drug === drug).length;
    return yes(
      {
        sessions: days.length,
        uncompleted: days.length - completed.size,
        counts: { ketamine: count('ketamine'), esketamine: count('esketamine') },
        entries,
        days: lasted,
        ...(twelfth !== undefined && { twelfth }),
        checkFrom: after > quarter ? after : quarter,
      },
      entries,
      open,
    );
  },
);

function daysOf(sessions: readonly Session[]): readonly PlainDate[] {
  return [...new Set(sessions.map(({ day }) => day))];
}

/** A urinalysis, and ALT or AST: asked of nobody, read where a service has them. */
export const exposureChecks: Need<{ readonly urine: FactList<unknown>; readonly liver: readonly FactList<unknown>[] }> =
  need({
    name: 'checks of long exposure',
    inputs: [],
    softens: ['laboratory', 'labs'],
    read: (record) => ({
      urine: record.read(urinalyses),
      liver: [record.read(enzymes.alt), record.read(enzymes.ast)],
    }),
  });
