import type { Condition } from '@medplum/fhirtypes';
import { type PartialDate, readDate } from '../fhir/dates.ts';
import { codingsOf, listOf, numberOf } from '../fhir/elements.ts';
import { daysBetween } from '../fhir/plain-date.ts';
import type { Index } from './need.ts';
import { meaningOf, statusTable } from './status-word.ts';

/** Knowledge 0.2, rows `verificationStatus`. */
const verifications = statusTable({
  confirmed: 'confirmed',
  unconfirmed: 'unconfirmed',
  provisional: 'unconfirmed',
  differential: 'unconfirmed',
  refuted: 'never',
  'entered-in-error': 'never',
});

/** Knowledge 0.2, rows `clinicalStatus`. */
const clinicalStates = statusTable({
  active: 'active',
  recurrence: 'active',
  relapse: 'active',
  inactive: 'inactive',
  remission: 'inactive',
  resolved: 'inactive',
});

/** How long an encounter diagnosis without a status is read as current, in days. */
const encounterDiagnosisDays = 365;

/** The dates of a Condition, as far as they can be read. */
export interface ConditionDates {
  readonly onset?: PartialDate;
  readonly recorded?: PartialDate;
  readonly abated?: PartialDate;
}

/** What the status elements of one Condition say, before its code is looked at. */
export interface ConditionStatus {
  /** An absent verification status is read as confirmed. */
  readonly verification: 'confirmed' | 'unconfirmed' | 'never' | 'unknown';
  /** `aged` is an old encounter diagnosis without a status: over, unless the disease is lifelong. */
  readonly clinical: 'active' | 'inactive' | 'aged' | 'unknown';
}

export function conditionDates(condition: Condition, zone: string): ConditionDates {
  const onset = readDate(condition.onsetDateTime ?? condition.onsetPeriod?.start, zone);
  const recorded = readDate(condition.recordedDate, zone);
  const abated = readDate(condition.abatementDateTime ?? condition.abatementPeriod?.end, zone);
  return { ...(onset && { onset }), ...(recorded && { recorded }), ...(abated && { abated }) };
}

/** Reads the status elements by the table of knowledge 0.2. `date` is the date of the entry, for ageing out. */
export function conditionStatus(
  condition: Condition,
  dates: ConditionDates,
  date: PartialDate | undefined,
  at: Index,
): ConditionStatus {
  const verification = meaningOf(condition.verificationStatus, verifications);
  return {
    verification: verification === 'absent' ? 'confirmed' : verification,
    clinical: clinicalState(condition, dates, date, at),
  };
}

function clinicalState(
  condition: Condition,
  dates: ConditionDates,
  date: PartialDate | undefined,
  at: Index,
): ConditionStatus['clinical'] {
  const said = meaningOf(condition.clinicalStatus, clinicalStates);
  if (said === 'unknown' || said === 'inactive') return said;
  // An active status beside an end that has passed contradicts itself; the end is the later news.
  if (hasEnded(condition, dates.abated, at)) return 'inactive';
  if (said === 'active') return 'active';
  const last = [dates.onset, dates.recorded].reduce(
    (a, b) => (a && b ? (a.latest < b.latest ? b : a) : (a ?? b)),
    undefined,
  );
  const day = (last ?? date)?.latest;
  return isEncounterDiagnosisOnly(condition) && day !== undefined && daysBetween(day, at.today) > encounterDiagnosisDays
    ? 'aged'
    : 'active';
}

/** An age at which it ended can only be written down once that age was reached. Words are never parsed. */
function hasEnded(condition: Condition, abated: PartialDate | undefined, at: Index): boolean {
  const ages: readonly unknown[] = [
    condition.abatementAge?.value,
    condition.abatementRange?.low?.value,
    condition.abatementRange?.high?.value,
  ];
  if (ages.some((age) => numberOf(age) !== undefined)) return true;
  if (abated === undefined) return false;
  return abated.instant === undefined ? abated.latest < at.today : abated.instant <= at.instant.getTime();
}

function isEncounterDiagnosisOnly(condition: Condition): boolean {
  const categories = codingsOf(listOf(condition.category)).map((coding) => coding.code);
  return categories.includes('encounter-diagnosis') && !categories.includes('problem-list-item');
}
