import { type Need, readInputs, recordView } from '../../src/picture/index.ts';
import { withSiteCodes } from '../../src/terminology/index.ts';
import { terminology } from '../terminology/profiles.ts';

/** Monday, 15 June 2026, eleven in the morning in New York. */
export const at = { instant: new Date('2026-06-15T15:00:00Z'), today: '2026-06-15', zone: 'America/New_York' };

const templates: Readonly<Record<string, string>> = {
  conditions: 'Condition?patient={{context.patientId}}&_count=200',
  medicationRequests: 'MedicationRequest?patient={{context.patientId}}&_count=200',
  medicationStatements: 'MedicationStatement?patient={{context.patientId}}&_count=200',
  medicationAdministrations: 'MedicationAdministration?patient={{context.patientId}}&_count=200',
  scores: 'Observation?patient={{context.patientId}}&_count=200',
  vitals: 'Observation?patient={{context.patientId}}&_count=200',
  labs: 'Observation?patient={{context.patientId}}&_count=200',
  allergies: 'AllergyIntolerance?patient={{context.patientId}}&_count=200',
  procedures: 'Procedure?patient={{context.patientId}}&_count=200',
  serviceRequests: 'ServiceRequest?patient={{context.patientId}}&_count=200',
  questionnaireResponses: 'QuestionnaireResponse?patient={{context.patientId}}&_count=200',
};

/** Resources as a test writes them: as loose as what servers send. */
export type Loose = Readonly<Record<string, unknown>> & { readonly resourceType: string };

/**
 * What a need reads in a record that holds these resources, sent as a client would: one searchset a key. Keys that are
 * not named are complete and empty; a key that is `undefined` was not sent. `codes` are those a site maps.
 */
export function told<T>(
  need: Need<T, never>,
  lists: Readonly<Record<string, readonly Loose[] | undefined>>,
  codes: Parameters<typeof withSiteCodes>[1] = {},
): T {
  const prefetch = new Map<string, unknown>();
  for (const key of Object.keys(templates)) {
    if (key in lists && lists[key] === undefined) continue;
    prefetch.set(key, searchset(lists[key] ?? []));
  }
  const inputs = readInputs({
    keys: Object.keys(templates),
    prefetch,
    context: { userId: 'Practitioner/1', patientId: 'p' },
    templates,
    notOffered: new Set(),
    zone: at.zone,
  });
  return recordView({ inputs, patientId: 'p', terminology: withSiteCodes(terminology, codes), at, site: {} }).read(
    need,
  );
}

function searchset(resources: readonly Loose[]) {
  const entry = resources.map((resource) => ({ resource: { subject: { reference: 'Patient/p' }, ...resource } }));
  return { resourceType: 'Bundle', type: 'searchset', entry };
}

/** Entries in another order, some of them twice: what must change nothing. */
export function shuffledAndDoubled<T>(values: readonly T[]): readonly T[] {
  return [...values.toReversed(), ...values.filter((_value, index) => index % 2 === 0)];
}

export const icd10 = (code: string) => ({ coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code }] });
export const snomed = (code: string) => ({ coding: [{ system: 'http://snomed.info/sct', code }] });
export const loinc = (code: string) => ({ coding: [{ system: 'http://loinc.org', code }] });
export const rxnorm = (code: string) => ({ coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code }] });
export const concept = (system: string, code: string) => ({ coding: [{ system, code }] });
export const ucum = (value: number, code: string) => ({ value, unit: code, system: 'http://unitsofmeasure.org', code });
