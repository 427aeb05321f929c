import type { PlainDate } from '../../src/fhir/plain-date.ts';
import { addDays } from '../../src/fhir/plain-date.ts';
import type { FactList, Index, Need } from '../../src/picture/index.ts';
import type { Thresholds } from '../policy/thresholds.ts';
import { recorded } from './recorded.ts';
import type { Session } from './sessions.ts';

/** Bladder questionnaires, where a site maps one. Symptoms that are on the problem list have a caution of their own. */
export const bladderQuestions: Need<FactList<undefined>> = recorded({
  name: 'Bladder questionnaire',
  sets: ['bladder-questionnaire'],
  inputs: ['scores2', 'questionnaireResponses'],
});

/** Urinalyses: they ask nobody about symptoms, and so answer half of the row. */
export const urinalyses: Need<FactList<undefined>> = recorded({
  name: 'Urinalysis',
  sets: [
    ...['urinalysis-panel', 'urine-blood-dipstick', 'urine-leukocyte-esterase'],
    ...['urine-nitrite', 'urine-rbc-microscopy', 'urine-wbc-microscopy'],
  ],
  inputs: ['laboratory'],
});

/**
 * The day from which a check counts: 90 days back; as the twelfth session of a course is next, or later, not before the eleventh.
 * Sessions of a year are counted.
 */
export function checkSince(
  sessions: readonly Session[],
  { urinaryDays, urinarySessions }: Thresholds['monitoring'],
  at: Index,
): PlainDate {
  const quarter = addDays(at.today, -urinaryDays);
  const last = sessions.filter(({ day }) => day < at.today)[urinarySessions - 2]?.day;
  return last !== undefined && last > quarter ? last : quarter;
}
