import { addDays, daysBetween, type PlainDate } from '../../../src/fhir/plain-date.ts';
import type { Thresholds } from '../../policy/thresholds.ts';
import type { Course } from './courses.ts';
import type { Response } from './response.ts';

/**
 * Where a mood course stands (F2).
 *
 * - `induction`: its series is not complete
 * - `interrupted`: the series is not complete, and its last session more than 28 days ago
 * - `assessment`: complete, its score awaited for 14 days
 * - `unrated`: complete, and nobody can tell whether it helped: no valid score after it, or no baseline
 * - `maintenance`: a response was shown
 * - `partial`, `non-response`: it was not
 * - `lapsed`: the last session is more than 90 days ago, whatever came before
 */
export type Phase =
  | 'induction'
  | 'interrupted'
  | 'assessment'
  | 'unrated'
  | 'maintenance'
  | 'partial'
  | 'non-response'
  | 'lapsed';

/** The phase as far as sessions alone decide it; none where it turns on the scores. */
export function phaseBySessions(
  { last }: Course,
  inducedOn: PlainDate | undefined,
  today: PlainDate,
  { laterGapDays, courseGapDays }: Thresholds['timing'],
): Phase | undefined {
  const since = daysBetween(last, today);
  if (since > laterGapDays) return 'lapsed';
  if (inducedOn === undefined) return since > courseGapDays ? 'interrupted' : 'induction';
  return undefined;
}

/** The phase after the induction. Without a baseline there is no response. */
export function phaseByScores(
  inducedOn: PlainDate,
  response: Response | undefined,
  today: PlainDate,
  { assessmentDays }: Thresholds['timing'],
): Phase {
  const state = response?.state ?? 'unrated';
  if (state === 'response') return 'maintenance';
  if (state !== 'unrated') return state;
  return today <= addDays(inducedOn, assessmentDays) ? 'assessment' : 'unrated';
}
