import type { Verdict } from '../../../src/engine/index.ts';
import type { PlainDate } from '../../../src/fhir/plain-date.ts';
import { no, refOf, type Source, type Truth, unknown, yes } from '../../../src/picture/index.ts';
import type { SafetyCourse } from './safety-course.ts';

/** A finding that was not on record when the course began, as far as dates say. */
export interface FoundSince {
  readonly entries: readonly Source[];
  /** One of them is surely dated between the day after the first session and today. */
  readonly sure: boolean;
  readonly loud: boolean;
}

/** What a finding may rest on beside the finding itself. */
const around = [
  ...['MedicationAdministration', 'MedicationRequest', 'MedicationStatement'],
  ...['Encounter', 'ServiceRequest', 'Appointment', 'Patient'],
];

/**
 * Does that rule speak, by entries that may be dated after the day of the first session? Safer reading: a partial date counts
 * as its latest day, and an entry without a date may be of any day. A session that was not read leaves it open where all
 * entries are older, because the course may have begun before. What is put as a question is not counted.
 */
export function foundSince(found: Verdict<unknown>, { run, gaps }: SafetyCourse, today: PlainDate): Truth<FoundSince> {
  if (found.kind === 'quiet') return no('it does not hold');
  if (found.kind === 'cannot-tell') return unknown(found.gaps);
  if (found.lowered === 2) return no('only put as a question');
  if (run === undefined) return gaps.length > 0 ? unknown(gaps) : no('no course of sessions', [], 'not-applicable');

  const given = new Set(run.sessions.flatMap(({ from }) => from.map(refOf)));
  const own = found.because.filter((source) => !around.includes(source.type) && !given.has(refOf(source)));
  const isSure = ({ date }: Source) => date !== undefined && date.earliest > run.first && date.earliest <= today;
  const mayBe = own.filter(({ date }) => date === undefined || date.latest > run.first);
  const sure = mayBe.filter(isSure);
  const entries = sure.length > 0 ? sure : mayBe;
  const loud = found.indicator === 'critical' || (found.indicator === 'warning' && found.lowered === 0);
  if (entries.length > 0) return yes({ entries, sure: sure.length > 0, loud }, entries, gaps);
  return gaps.length > 0 ? unknown(gaps) : no('on record since before the course', own);
}
