/** What every artefact of this release says about itself. */
export const release = {
  canonical: 'https://ketamine-cds.example.org/fhir',
  version: '2026.11.0',
  date: '2026-11-22',
  publisher: 'Ketamine CDS project',
} as const;

/** `meta.tag` of a resource: written by the import tool, or by hand. */
export const origin = {
  system: `${release.canonical}/CodeSystem/origin`,
  imported: 'imported',
  curated: 'curated',
} as const;

/** Extensions of our value sets. */
export const extensions = {
  /** On an include: what its codes say about the state of the problem (`active`, `remission`, `any`). */
  status: `${release.canonical}/StructureDefinition/code-status`,
  /** On a concept: `true` where the code was not read in a source. */
  unverified: `${release.canonical}/StructureDefinition/unverified-code`,
  /** On a filter: the name of the heading its value stands for. */
  display: `${release.canonical}/StructureDefinition/filter-display`,
} as const;

const notices: Readonly<Record<string, string>> = {
  'http://snomed.info/sct':
    'This value set includes content from SNOMED CT, which is copyright of SNOMED International. Use in the US is covered by the UMLS licence of the National Library of Medicine; elsewhere an affiliate licence is needed.',
  'http://loinc.org':
    'This material contains content from LOINC (http://loinc.org). LOINC is copyright Regenstrief Institute, Inc. and the LOINC Committee and is available at no cost under the licence at http://loinc.org/license.',
  'http://www.nlm.nih.gov/research/umls/rxnorm':
    'RxNorm Current Prescribable Content, courtesy of the US National Library of Medicine. This is not a product of the NLM and not endorsed by it.',
  'http://www.ama-assn.org/go/cpt':
    'CPT codes are copyright of the American Medical Association. Codes only, no descriptors.',
};

/** The copyright notices that the content of these code systems asks for. */
export function copyrightFor(systems: Iterable<string>): string | undefined {
  const text = [...new Set(systems)].sort().flatMap((s) => notices[s] ?? []);
  return text.length === 0 ? undefined : text.join(' ');
}
