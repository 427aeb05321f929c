import { icd10, type Loose, ny, rxnorm, snomed } from './small-record.ts';

/** Entries about ketamine and esketamine as tests of sessions write them. */
const routes = { iv: '47625008', im: '78421000', nasal: '46713006', oral: '26643006' } as const;
export const depression = icd10('F33.2');

export const weighs = (kg: number, day = '2026-06-01'): Loose => ({
  resourceType: 'Observation',
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] },
  effectiveDateTime: day,
  valueQuantity: { value: kg, unit: 'kg', system: 'http://unitsofmeasure.org', code: 'kg' },
});

interface Given {
  readonly mg?: number;
  readonly perKg?: number;
  readonly route?: keyof typeof routes | 'none';
}

/** A dose for depression: of a day, a moment, or from one moment to another. */
export function gave(
  drug: 'ketamine' | 'esketamine',
  when: string | readonly [string, string],
  { mg, perKg, route = drug === 'ketamine' ? 'iv' : 'nasal' }: Given,
  more: Loose = {},
): Loose {
  const quantity = (value: number, code: string) => ({ value, unit: code, system: 'http://unitsofmeasure.org', code });
  const dose = mg !== undefined ? quantity(mg, 'mg') : perKg !== undefined ? quantity(perKg, 'mg/kg') : undefined;
  return {
    resourceType: 'MedicationAdministration',
    status: 'completed',
    medicationCodeableConcept: rxnorm(drug === 'ketamine' ? '6130' : '2119365'),
    ...(typeof when === 'string' ? { effectiveDateTime: when } : { effectivePeriod: { start: when[0], end: when[1] } }),
    reasonCode: [depression],
    dosage: { ...(route !== 'none' && { route: snomed(routes[route]) }), ...(dose && { dose }) },
    ...more,
  };
}

/** From one time of a day in New York to another. */
export const from = (day: string, start: string, end: string, endDay = day): readonly [string, string] => [
  ny(day, start),
  ny(endDay, end),
];

export const procedure = (code: Loose, when: string, more: Loose = {}): Loose => ({
  resourceType: 'Procedure',
  status: 'completed',
  code,
  performedDateTime: when,
  ...more,
});

export const encounter = (more: Loose): Loose => ({
  resourceType: 'Encounter',
  status: 'finished',
  class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
  ...more,
});
