import type { InputKey } from '../../src/picture/index.ts';

/** Without these nobody can tell whether anything here concerns the patient (security and reliability 9.3). */
export const relevance: readonly InputKey[] = [
  'conditions',
  'medicationRequests',
  'medicationAdministrations',
  'scores',
];
