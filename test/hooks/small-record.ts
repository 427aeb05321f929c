import type { Bundle } from '@medplum/fhirtypes';
import { defaultPolicy, templatesFor } from '../../hooks/index.ts';
import type { SitePolicy } from '../../hooks/policy/site-policy.ts';
import { closedWorld, type InputKey, type Need, readInputs, recordView } from '../../src/picture/index.ts';
import { withSiteCodes } from '../../src/terminology/index.ts';
import { terminology } from '../terminology/profiles.ts';

/** Monday, 15 June 2026, eleven in the morning in New York. */
const at = { instant: new Date('2026-06-15T15:00:00Z'), today: '2026-06-15', zone: 'America/New_York' };
const templates = templatesFor(defaultPolicy);

/** An entry as a test writes it; the patient is added. */
export type Loose = Readonly<Record<string, unknown>>;

interface Options {
  /** Inputs that were not sent. */
  readonly without?: readonly InputKey[];
  /** Inputs this EHR never offers. */
  readonly notOffered?: readonly InputKey[];
  /** Codes that a site maps. */
  readonly codes?: Parameters<typeof withSiteCodes>[1];
}

/** What a need of the hooks reads in a record of these entries. */
export function readIn<T>(need: Need<T, SitePolicy>, entries: readonly Loose[], options: Options = {}): T {
  const { without = [], notOffered = [], codes = {} } = options;
  const subject = { reference: 'Patient/p' };
  const resources = entries.map((entry, index) => ({ id: `e${index}`, subject, ...entry }));
  const entry = [{ resourceType: 'Patient', id: 'p' }, ...resources].map((resource) => ({ resource }));
  const bundle = { resourceType: 'Bundle', type: 'collection', entry } as Bundle;
  const { patientId, prefetch } = closedWorld(bundle, templates);
  for (const key of [...without, ...notOffered]) prefetch.delete(key);
  const inputs = readInputs({
    keys: Object.keys(templates),
    prefetch,
    context: { userId: 'Practitioner/1', patientId },
    templates,
    notOffered: new Set(notOffered),
    zone: at.zone,
  });
  const known = withSiteCodes(terminology, codes);
  return recordView({ inputs, patientId, terminology: known, at, site: defaultPolicy }).read(need);
}

const concept = (system: string) => (code: string, text?: string) => ({
  coding: [{ system, code }],
  ...(text && { text }),
});
export const snomed = concept('http://snomed.info/sct');
export const icd10 = concept('http://hl7.org/fhir/sid/icd-10-cm');
export const cpt = concept('http://www.ama-assn.org/go/cpt');
export const hcpcs = concept('http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets');
export const rxnorm = concept('http://www.nlm.nih.gov/research/umls/rxnorm');

/** A moment in New York, in summer. */
export const ny = (day: string, time: string) => `${day}T${time}:00-04:00`;
