import type { CodeableConcept, Coding } from '@medplum/fhirtypes';
import type { Concept } from './case.ts';

export const SYSTEMS = {
  icd10: 'http://hl7.org/fhir/sid/icd-10-cm',
  snomed: 'http://snomed.info/sct',
  loinc: 'http://loinc.org',
  rxnorm: 'http://www.nlm.nih.gov/research/umls/rxnorm',
  cpt: 'http://www.ama-assn.org/go/cpt',
  hcpcs: 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets',
} as const;

const UCUM = 'http://unitsofmeasure.org';

/** Unit as written in a case → UCUM code. A unit not listed here goes out without a code, as it often does. */
const ucum: Readonly<Record<string, string>> = {
  mg: 'mg',
  g: 'g',
  kg: 'kg',
  mcg: 'ug',
  ug: 'ug',
  mL: 'mL',
  'mg/kg': 'mg/kg',
  'mg/h': 'mg/h',
  'mg/kg/h': 'mg/kg/h',
  'mg/kg/min': 'mg/kg/min',
  'mg/min': 'mg/min',
  'mcg/h': 'ug/h',
  'mL/h': 'mL/h',
  'mm[Hg]': 'mm[Hg]',
  kPa: 'kPa',
  '[lb_av]': '[lb_av]',
  lb: '[lb_av]',
  '/min': '/min',
  '%': '%',
  '{score}': '{score}',
  '[pH]': '[pH]',
  'U/L': 'U/L',
  'mg/dL': 'mg/dL',
  'm[IU]/mL': 'm[IU]/mL',
  'm[IU]/L': 'm[IU]/L',
  'mmol/L': 'mmol/L',
  'umol/L': 'umol/L',
  'ng/dL': 'ng/dL',
  'g/dL': 'g/dL',
  '10*3/uL': '10*3/uL',
  'mL/min/{1.73_m2}': 'mL/min/{1.73_m2}',
  '{INR}': '{INR}',
  'kg/m2': 'kg/m2',
  cm: 'cm',
  m: 'm',
  in: '[in_i]',
  ms: 'ms',
  d: 'd',
  '/[HPF]': '/[HPF]',
  '{spray}': '{spray}',
};

export interface Amount {
  value: number;
  unit?: string;
  system?: string;
  code?: string;
}

/** `100 mg`, `0.5 mg/kg`, `2 tablets` or a bare number, as a FHIR Quantity. */
export function amount(text: string | number, unit?: string): Amount {
  const found = /^(-?\d+(?:\.\d+)?)\s*(.*)$/.exec(String(text).trim());
  if (!found) throw new Error(`"${text}" is not an amount; write for instance 100 mg`);
  const named = found[2] || unit;
  const value = Number(found[1]);
  if (!named) return { value };
  const code = ucum[named];
  return code ? { value, unit: named, system: UCUM, code } : { value, unit: named };
}

/** The codings and text a case names, or undefined if it names none. */
export function codeable(concept: Concept | undefined): CodeableConcept | undefined {
  if (!concept) return undefined;
  const display = concept.display === undefined ? {} : { display: concept.display };
  const known = Object.entries(SYSTEMS).flatMap(([key, system]): Coding[] => {
    const code = concept[key as keyof typeof SYSTEMS];
    return code === undefined ? [] : [{ system, code, ...display }];
  });
  const local: Coding[] =
    concept.code === undefined && concept.system === undefined
      ? []
      : [
          {
            ...(concept.system ? { system: concept.system } : {}),
            ...(concept.code ? { code: concept.code } : {}),
            ...display,
          },
        ];
  const coding = [...known, ...local];
  if (coding.length === 0 && concept.text === undefined) {
    if (concept.display === undefined) return undefined;
    return { coding: [display] };
  }
  return { ...(coding.length > 0 ? { coding } : {}), ...(concept.text === undefined ? {} : { text: concept.text }) };
}

const routes: Readonly<Record<string, readonly [string, string]>> = {
  iv: ['47625008', 'Intravenous route'],
  im: ['78421000', 'Intramuscular route'],
  sc: ['34206005', 'Subcutaneous route'],
  nasal: ['46713006', 'Nasal route'],
  oral: ['26643006', 'Oral route'],
  sublingual: ['37839007', 'Sublingual route'],
  transdermal: ['45890007', 'Transdermal route'],
  rectal: ['37161004', 'Rectal route'],
  topical: ['6064005', 'Topical route'],
  epidural: ['404820008', 'Epidural route'],
  ophthalmic: ['54485002', 'Ophthalmic route'],
};

/** A route by its short name; `text:…` is a route in words only. */
export function route(name: string): CodeableConcept {
  if (name.startsWith('text:')) return { text: name.slice(5).trim() };
  const found = routes[name];
  if (!found)
    throw new Error(`route "${name}" is not known; write one of ${Object.keys(routes).join(', ')}, or text:…`);
  return { coding: [{ system: SYSTEMS.snomed, code: found[0], display: found[1] }] };
}

export function statusOf(system: string, code: string | undefined, usual: string): CodeableConcept | undefined {
  if (code === 'none') return undefined;
  return { coding: [{ system: `http://terminology.hl7.org/CodeSystem/${system}`, code: code ?? usual }] };
}
