import type { Bundle } from '@medplum/fhirtypes';
import { instantRange, readDate } from '../../src/fhir/dates.ts';
import { addDays, type PlainDate } from '../../src/fhir/plain-date.ts';
import type { BuiltCase } from '../golden/build.ts';
import type { MedicineEntry, ProcedureEntry, RecordEntries, SessionEntry, VisitEntry } from '../golden/case.ts';
import { ZONE } from '../golden/dates.ts';
import { collection, recordOf } from '../golden/record.ts';
import { requestOf } from '../golden/request.ts';
import { ask, type Outcome, templatesOf } from '../golden/run.ts';
import { shipped } from '../support/app.ts';
import type { WholeCourse } from './courses.ts';

const owner = { patientId: 'golden-patient', mrn: 'MRN-0001', called: 'a course' };

/** The record as FHIR, as it is on a day: only what was known by noon of it. */
export function recordOn(course: WholeCourse, until = Number.POSITIVE_INFINITY): Bundle {
  const on = (day: number) => addDays(course.from, day);
  const known = <T>(list: readonly T[], when: (one: T) => number) =>
    list.map((one, place) => ({ ...one, place })).filter((one) => when(one) <= until);
  const operated = course.anaesthesia.filter((day) => day <= until);
  const entries: RecordEntries = {
    patient: { birthDate: '1980-03-15', sex: 'male' },
    conditions: [{ icd10: 'F33.2', onset: '2020-01-01' }],
    sessions: known(course.sessions, ({ day }) => day).map(
      ({ drug, day, stopped }): SessionEntry => ({
        id: `session-${day}`,
        drug,
        on: on(day),
        ...(stopped && { status: 'stopped' }),
      }),
    ),
    scores: known(course.scores, ({ day, time }) => (time === '16:00' ? day + 0.5 : day)).map(
      ({ day, time, phq9, place }) => ({
        id: `score-${place}`,
        scale: 'phq9',
        at: { [time ? `${on(day)} ${time}` : on(day)]: phq9 },
      }),
    ),
    medications: [
      ...operated.map(
        (day): MedicineEntry => ({
          id: `anaesthesia-${day}`,
          kind: 'administration',
          drug: 'ketamine',
          dose: '150 mg',
          route: 'iv',
          on: `${on(day)} 07:30`,
          to: `${on(day)} 07:35`,
        }),
      ),
      ...known(course.ordered, ({ made }) => made).map(
        ({ made, day, place }): MedicineEntry => ({
          id: `order-${place}`,
          drug: course.sessions[0]?.drug ?? 'ketamine',
          dose: course.sessions[0]?.drug === 'esketamine' ? '56 mg' : '35 mg',
          route: course.sessions[0]?.drug === 'esketamine' ? 'nasal' : 'iv',
          reason: { icd10: 'F33.2' },
          status: 'active',
          authored: on(made),
          from: on(day),
          to: on(day),
        }),
      ),
    ],
    procedures: operated.map(
      (day): ProcedureEntry => ({ id: `operation-${day}`, snomed: '241717009', on: on(day), status: 'completed' }),
    ),
    booked: known(course.booked, ({ made }) => made).map(
      ({ made, day, status, place }): VisitEntry => ({
        id: `booked-${place}`,
        created: on(made),
        on: `${on(day)} 09:00`,
        // Missed is only known once the day has come.
        status: status === 'noshow' && day > until ? 'booked' : status,
        serviceType: { text: 'Ketamine infusion' },
      }),
    ),
  };
  return collection(recordOf(entries, owner, shipped.terminology));
}

/** What opening the chart at noon of a day answers. */
export function chartOn(bundle: Bundle, today: PlainDate): Outcome {
  const built: BuiltCase = { bundle, context: { userId: 'Practitioner/example', patientId: patientOf(bundle) } };
  return ask(requestOf('patient-view', built, templatesOf('patient-view')), noonOf(today), today);
}

function patientOf({ entry = [] }: Bundle): string {
  return entry.find(({ resource }) => resource?.resourceType === 'Patient')?.resource?.id ?? '';
}

/** Opens the chart on the day the course is asked about. */
export function asked(course: WholeCourse, bundle = recordOn(course)): Outcome {
  return chartOn(bundle, addDays(course.from, course.asked));
}

export function noonOf(day: PlainDate): Date {
  const { from, to } = instantRange(readDate(day, ZONE)!, ZONE);
  return new Date((from + to) / 2);
}
