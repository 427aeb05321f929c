import type { ValueSet, ValueSetComposeInclude, ValueSetComposeIncludeConcept } from '@medplum/fhirtypes';
import type { CodeRow } from './code-rows.ts';
import { copyrightFor, extensions, origin, release } from './release.ts';

const icd10cm = 'http://hl7.org/fhir/sid/icd-10-cm';

/** The value set of one concept. Same lines in, same text out, whatever their order. */
export function valueSetOf(concept: string, rows: readonly CodeRow[]): ValueSet {
  const title = titleOf(concept);
  const copyright = copyrightFor(rows.map((r) => r.system));
  const sources = [...new Set(rows.map((r) => r.source).filter((s) => s !== ''))].sort();
  return {
    resourceType: 'ValueSet',
    id: concept,
    meta: { tag: [{ system: origin.system, code: origin.imported }] },
    url: `${release.canonical}/ValueSet/${concept}`,
    version: release.version,
    name: nameOf(concept),
    title,
    status: 'active',
    experimental: rows.some((r) => !r.verified),
    date: release.date,
    publisher: release.publisher,
    description: `${title}: codes collected from public files. Sources: ${sources.join('; ')}.`,
    ...(copyright === undefined ? {} : { copyright }),
    compose: { include: includesOf(rows) },
  };
}

function includesOf(rows: readonly CodeRow[]): ValueSetComposeInclude[] {
  const groups = new Map<string, CodeRow[]>();
  for (const row of [...rows].sort(byCode)) {
    // Filters of one include are ANDed, so each heading needs an include of its own.
    const key = isPrefix(row) ? [row.system, row.status, row.code] : [row.system, row.status, ''];
    const group = groups.get(key.join('\n'));
    if (group === undefined) groups.set(key.join('\n'), [row]);
    else group.push(row);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => includeOf(group));
}

function includeOf(group: readonly CodeRow[]): ValueSetComposeInclude {
  const [first] = group;
  if (first === undefined) throw new Error('an include needs a code');
  const head = { extension: [{ url: extensions.status, valueCode: first.status }], system: first.system };
  if (!isPrefix(first)) return { ...head, concept: group.map(conceptOf) };
  const named =
    first.display === undefined ? {} : { extension: [{ url: extensions.display, valueString: first.display }] };
  return { ...head, filter: [{ ...named, property: 'concept', op: 'is-a', value: first.code }] };
}

/** ICD-10-CM carries its hierarchy in the code. Descendants of other systems stand in the list themselves. */
function isPrefix(row: CodeRow): boolean {
  return row.system === icd10cm && row.match === 'descendants';
}

function conceptOf(row: CodeRow): ValueSetComposeIncludeConcept {
  return {
    ...(row.verified ? {} : { extension: [{ url: extensions.unverified, valueBoolean: true }] }),
    code: row.code,
    ...(row.display === undefined ? {} : { display: row.display }),
  };
}

function byCode(a: CodeRow, b: CodeRow): number {
  return a.code === b.code ? 0 : a.code < b.code ? -1 : 1;
}

/** Words that are not written as they stand in a concept id. */
const spelling: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    'adhd alt alp arb arni ast aud bdi bmi bp bpi cgrp cmp copd cpap cr crps csf ect ed egfr epds ggt gi glp hba1c inr maoi mmse moca nmda nrs nyha ocd pdmp peg ptsd qt qtc rbc sc snri spo2 ssri sud svt tca tia tms tsh uds wbc'
      .split(' ')
      .map((w) => [w, w.toUpperCase()]),
  ),
  alpha: 'alpha',
  dast10: 'DAST-10',
  gad7: 'GAD-7',
  glp1: 'GLP-1',
  hba1c: 'HbA1c',
  iv: 'IV',
  im: 'IM',
  mao: 'MAO',
  mdd: 'MDD',
  moca: 'MoCA',
  ndri: 'NDRI',
  pcl5: 'PCL-5',
  phq2: 'PHQ-2',
  phq9: 'PHQ-9',
  qtc: 'QTc',
  spo2: 'SpO2',
};

function titleOf(concept: string): string {
  const words = concept
    .replace(/^c-ssrs/, 'C_SSRS')
    .split('-')
    .map((word) => (spelling[word] ?? word).replace('_', '-'))
    .join(' ');
  return words[0]?.toUpperCase() + words.slice(1);
}

function nameOf(concept: string): string {
  const name = concept
    .split('-')
    .map((w) => w[0]?.toUpperCase() + w.slice(1))
    .join('');
  return /^[A-Z]/.test(name) ? name : `Set${name}`;
}
