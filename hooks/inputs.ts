import type { InputKey } from '../src/picture/index.ts';

const PATIENT = 'patient={{context.patientId}}';
const COUNT = '_count=200';

/** A plain search for everything of one type: status, date and code are filtered here, because servers differ in them. */
function all(type: string): string {
  return `${type}?${PATIENT}&${COUNT}`;
}

/** A search for Observations by LOINC codes, in the form US Core asks of servers; at most 20 codes. */
function observations(codes: readonly string[]): string {
  return `Observation?${PATIENT}&code=${codes.map((code) => `http://loinc.org|${code}`).join(',')}&${COUNT}`;
}

/**
 * The prefetch template of each input, in the order discovery shows them. A service offers those its rules need.
 * Every search ends in `_count=200`: the most that common servers give in one page.
 */
export const templates: Readonly<Record<InputKey, string>> = Object.freeze({
  patient: 'Patient/{{context.patientId}}',
  encounter: 'Encounter/{{context.encounterId}}',
  conditions: all('Condition'),
  medicationRequests: all('MedicationRequest'),
  medicationStatements: all('MedicationStatement'),
  medicationAdministrations: all('MedicationAdministration'),
  scores: observations([
    '44249-1', // PHQ-9 panel
    '44261-6', // PHQ-9 total
    '44260-8', // PHQ-9 item 9
    '70274-6', // GAD-7 total
    '72514-3', // pain severity 0–10
    '38208-5', // pain severity
    '91147-9', // PEG
    '93373-9', // C-SSRS screener, and its items
    '93248-3',
    '93249-1',
    '93250-9',
    '93267-3',
    '93269-9',
  ]),
  questionnaireResponses: all('QuestionnaireResponse'),
  vitals: observations([
    '85354-9', // blood pressure panel
    '55284-4',
    '8480-6', // systolic
    '8462-4', // diastolic
    '8867-4', // heart rate
    '59408-5', // oxygen saturation
    '2708-6',
    '29463-7', // body weight
  ]),
  labs: observations([
    '1742-6', // ALT
    '1920-8', // AST
    '6768-6', // alkaline phosphatase
    '2324-2', // GGT
    '1975-2', // bilirubin
    '2106-3', // pregnancy test, urine
    '2118-8', // pregnancy test, serum
    '2110-5',
    '2112-1',
    '80384-1',
    '80385-8',
    '19080-1', // hCG, serum
    '21198-7',
    '82810-3', // pregnancy status
    '11449-6',
  ]),
  allergies: all('AllergyIntolerance'),
  procedures: all('Procedure'),
  serviceRequests: all('ServiceRequest'),
  encounters: all('Encounter'),
});
