import type { Verdict } from '../../../src/engine/index.ts';
import { type Gap, no, refOf, type Source, type Truth, unknown, yes } from '../../../src/picture/index.ts';
import type { LatestRun } from './latest-run.ts';

/** A finding that was not on record when the course began. */
export interface FoundSince {
  readonly entries: readonly Source[];
  readonly loud: boolean;
}

/** What a finding may rest on beside the finding itself. */
const around = [
  ...['MedicationAdministration', 'MedicationRequest', 'MedicationStatement'],
  ...['Encounter', 'ServiceRequest', 'Appointment'],
];

/**
 * Does that rule speak, by entries dated after the day of the first session? A partial date counts as its latest day. One
 * without a date leaves it open; so does a session that was not read, because the course may have begun before. What is
 * put as a question is not counted.
 */
export function foundSince(found: Verdict<unknown>, { run, gaps }: LatestRun): Truth<FoundSince> {
  if (found.kind === 'quiet') return no('it does not hold');
  if (found.kind === 'cannot-tell') return unknown(found.gaps);
  if (found.lowered === 2) return no('only put as a question');
  if (run === undefined) return gaps.length > 0 ? unknown(gaps) : no('no course of sessions', [], 'not-applicable');

  const given = new Set(run.sessions.flatMap(({ from }) => from.map(refOf)));
  const own = found.because.filter((source) => !around.includes(source.type) && !given.has(refOf(source)));
  const entries = own.filter(({ date }) => date !== undefined && date.latest > run.first);
  const loud = found.indicator === 'critical' || (found.indicator === 'warning' && found.lowered === 0);
  if (entries.length > 0) return yes({ entries, loud }, entries, gaps);
  const open = own
    .filter(({ date }) => date === undefined)
    .map((source): Gap => ({ input: 'conditions', reason: 'undated', source }));
  const undecided = [...open, ...gaps];
  return undecided.length > 0 ? unknown(undecided) : no('on record since before the course', own);
}
