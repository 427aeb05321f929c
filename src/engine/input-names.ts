import type { InputKey } from '../picture/source.ts';

/** What a clinician calls each input (architecture 8). An input without a name here is shown by its key. */
const names: Readonly<Record<InputKey, string>> = {
  patient: 'patient details',
  encounter: 'current encounter',
  conditions: 'problem list',
  medicationRequests: 'medication orders',
  medicationStatements: 'reported medicines',
  medicationAdministrations: 'medicines given',
  scores: 'rating-scale scores',
  scores2: 'further rating scales',
  questionnaireResponses: 'questionnaires',
  vitals: 'vital signs',
  labs: 'laboratory results',
  screens: 'drug and alcohol screens',
  laboratory: 'other laboratory results',
  allergies: 'allergy list',
  procedures: 'procedures',
  serviceRequests: 'referrals and service orders',
  encounters: 'past encounters',
  coverages: 'coverage',
  appointments: 'appointments',
  context: 'draft orders',
};

export function nameOfInput(key: InputKey): string {
  return names[key] ?? key;
}
