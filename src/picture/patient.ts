import type { Patient } from '@medplum/fhirtypes';
import { ageOn, readDate } from '../fhir/dates.ts';
import { textOf } from '../fhir/elements.ts';
import { entryGap, sourceOf } from './entry.ts';
import { Known } from './known.ts';
import { type Need, need } from './need.ts';
import type { RecordView } from './record.ts';
import type { Source } from './source.ts';

const key = 'patient';

/** Age in whole years, as the range that the birth date allows. */
export interface Age {
  readonly min: number;
  readonly max: number;
}

export type Sex = 'male' | 'female' | 'other' | 'unknown';

const sexes: ReadonlySet<unknown> = new Set<Sex>(['male', 'female', 'other', 'unknown']);

/** Age on the day of the request (REL-53). A birth date that is missing, unreadable or ahead is a gap, never an age. */
export const patientAge: Need<Known<Age>> = need({
  name: 'age',
  inputs: [key],
  traits: ['dateOfBirth'],
  read: (record, at) =>
    ofPatient(record, (patient, source) => {
      const birth = readDate(patient.birthDate, at.zone);
      if (!birth)
        return Known.gap([entryGap(textOf(patient.birthDate) === undefined ? 'undated' : 'unreadable', key, source)]);
      const age = ageOn(birth, at.today);
      if (age.max < 0) return Known.gap([entryGap('out-of-range', key, source)]);
      return Known.of({ min: Math.max(0, age.min), max: age.max }, [{ ...source, date: birth }]);
    }),
});

/** Administrative gender; `none` where it is not recorded. Says nothing about what is biologically possible. */
export const patientSex: Need<Known<Sex>> = need({
  name: 'sex',
  inputs: [key],
  traits: ['sex'],
  read: (record) =>
    ofPatient(record, (patient, source) => {
      const gender = textOf(patient.gender);
      if (gender === undefined) return Known.none([key]);
      return isSex(gender) ? Known.of(gender, [source]) : Known.gap([entryGap('unreadable', key, source)]);
    }),
});

/**
 * Whether a death is recorded. A date of death that cannot be read is one all the same; one beside the word that the
 * patient lives settles nothing.
 */
export const deceased: Need<Known<boolean>> = need({
  name: 'deceased',
  inputs: [key],
  read: (record) =>
    ofPatient(record, ({ deceasedBoolean, deceasedDateTime }, source) => {
      const dated = textOf(deceasedDateTime) !== undefined;
      if (dated && deceasedBoolean === false) return Known.gap([entryGap('unreadable', key, source)]);
      return Known.of(deceasedBoolean === true || dated, [source]);
    }),
});

function ofPatient<T>(record: RecordView, read: (patient: Patient, source: Source) => Known<T>): Known<T> {
  const { resources, gaps } = record.input(key);
  const patient = resources.find((resource) => resource.resourceType === 'Patient');
  if (!patient) return gaps.length > 0 ? Known.gap(gaps) : Known.none([key]);
  return read(patient, sourceOf(key, patient, 0));
}

function isSex(word: string): word is Sex {
  return sexes.has(word);
}
