/** Canonical code system URLs, and the other spellings in which records carry them. */

export const SNOMED = 'http://snomed.info/sct';
export const LOINC = 'http://loinc.org';
export const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm';
const NDC = 'http://hl7.org/fhir/sid/ndc';
export const ICD10CM = 'http://hl7.org/fhir/sid/icd-10-cm';
export const HCPCS = 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets';
export const CPT = 'http://www.ama-assn.org/go/cpt';
export const UCUM = 'http://unitsofmeasure.org';
export const ACT_CODE = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';
const ROUTE = 'http://terminology.hl7.org/CodeSystem/v3-RouteOfAdministration';
const INTERPRETATION = 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation';
export const YES_NO = 'http://terminology.hl7.org/CodeSystem/v2-0136';

const aliases: ReadonlyMap<string, string> = new Map(
  Object.entries({
    [SNOMED]: [
      '2.16.840.1.113883.6.96',
      'https://snomed.info/sct',
      'http://www.snomed.org',
      'http://www.ihtsdo.org/snomed-ct',
    ],
    [LOINC]: ['2.16.840.1.113883.6.1', 'https://loinc.org', 'http://www.loinc.org'],
    [RXNORM]: ['2.16.840.1.113883.6.88', 'https://www.nlm.nih.gov/research/umls/rxnorm', 'http://rxnorm.info'],
    [NDC]: ['2.16.840.1.113883.6.69', 'http://www.fda.gov/Drugs/InformationOnDrugs'],
    [ICD10CM]: [
      '2.16.840.1.113883.6.90',
      'https://hl7.org/fhir/sid/icd-10-cm',
      'http://hl7.org/fhir/sid/icd-10-cm-us',
      'http://www.cdc.gov/nchs/icd/icd10cm',
    ],
    [HCPCS]: [
      '2.16.840.1.113883.6.14',
      '2.16.840.1.113883.6.285',
      'http://terminology.hl7.org/CodeSystem/HCPCS',
      'http://www.cms.gov/Medicare/Coding/MedHCPCSGenInfo',
      'https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets',
    ],
    [CPT]: ['2.16.840.1.113883.6.12', 'https://www.ama-assn.org/go/cpt'],
    [UCUM]: ['2.16.840.1.113883.6.8', 'https://unitsofmeasure.org'],
    [ACT_CODE]: ['2.16.840.1.113883.5.4', 'http://hl7.org/fhir/v3/ActCode'],
    [ROUTE]: ['2.16.840.1.113883.5.112', 'http://hl7.org/fhir/v3/RouteOfAdministration'],
    [INTERPRETATION]: [
      '2.16.840.1.113883.5.83',
      'http://hl7.org/fhir/v3/ObservationInterpretation',
      'http://hl7.org/fhir/v2/0078',
      'http://terminology.hl7.org/CodeSystem/v2-0078',
    ],
    [YES_NO]: ['2.16.840.1.113883.12.136', 'http://hl7.org/fhir/v2/0136'],
  }).flatMap(
    ([system, others]) => [[system, system], ...others.map((other): [string, string] => [other, system])] as const,
  ),
);

/**
 * The canonical URL for a system as a record spells it: OIDs (bare or `urn:oid:`), old URLs, a trailing slash, a version
 * behind `|`, a SNOMED CT edition in the path. A system we do not know comes back as it is.
 */
export function canonicalSystem(system: string): string {
  const known = aliases.get(system);
  if (known !== undefined) return known;
  const [plain = ''] = system.trim().split('|');
  const bare = plain.startsWith('urn:oid:') ? plain.slice(8) : plain.replace(/\/$/, '');
  if (bare.startsWith(`${SNOMED}/`)) return SNOMED;
  return aliases.get(bare) ?? bare;
}

/** One spelling per code: ICD-10-CM in capitals with the dot after the third character, everything else trimmed. */
export function canonicalCode(system: string, code: string): string {
  const plain = code.trim();
  if (system !== ICD10CM) return plain;
  const letters = plain.replace('.', '').toUpperCase();
  return letters.length > 3 ? `${letters.slice(0, 3)}.${letters.slice(3)}` : letters;
}
