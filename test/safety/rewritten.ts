import { ICD10CM, LOINC, RXNORM, SNOMED, UCUM } from '../../src/fhir/systems.ts';

/** A resource or a part of one, as untyped as a sender may leave it. */
export type Json = Record<string, unknown>;
type Rewrite = (resource: Json) => unknown;

const oids: Readonly<Record<string, string>> = {
  [SNOMED]: '2.16.840.1.113883.6.96',
  [LOINC]: '2.16.840.1.113883.6.1',
  [RXNORM]: '2.16.840.1.113883.6.88',
  [ICD10CM]: '2.16.840.1.113883.6.90',
  [UCUM]: '2.16.840.1.113883.6.8',
};

/** Ways in which servers write what a finding rests on. After each the finding stays, is lowered, or is told unchecked. */
export const told: Readonly<Record<string, Rewrite>> = {
  'no clinicalStatus': without('clinicalStatus'),
  'no verificationStatus': without('verificationStatus'),
  'an unknown clinicalStatus': having('clinicalStatus', () => ({ coding: [{ system: 'x', code: 'chronic' }] })),
  'a clinicalStatus in words': having('clinicalStatus', () => ({ text: 'Active' })),
  'a clinicalStatus that is a word': having('clinicalStatus', () => 'active'),
  'a clinicalStatus that contradicts itself': having('clinicalStatus', () => ({
    coding: [{ code: 'resolved' }, { code: 'active' }],
  })),
  'an unknown verificationStatus': having('verificationStatus', () => ({ coding: [{ code: 'working' }] })),
  'OIDs as systems': coded((one) => ({ ...one, system: `urn:oid:${oids[String(one.system)] ?? '1.2.3'}` }), oids),
  'bare OIDs as systems': coded((one) => ({ ...one, system: oids[String(one.system)] }), oids),
  'versioned systems': coded((one) => ({ ...one, system: `${one.system}|2024` }), oids),
  'codes without systems': coded(({ system: _, ...one }) => one),
  'codes as numbers': coded((one) => ({ ...one, code: Number(one.code) || one.code })),
  'padded codes': coded((one) => ({ ...one, code: ` ${one.code} ` })),
  'codes without dots': coded((one) =>
    one.system === ICD10CM ? { ...one, code: String(one.code).replace('.', '') } : one,
  ),
  'a local coding first': deep((part) =>
    Array.isArray(part.coding) ? { ...part, coding: [{ system: 'urn:local', code: 'L1' }, ...part.coding] } : part,
  ),
  'one coding for a list': deep((part) => (Array.isArray(part.coding) ? { ...part, coding: part.coding[0] } : part)),
  'a missing code': without('code'),
  'an empty code': having('code', () => ({})),
  'a code under another name': having('code', () => undefined, 'category'),
  'no unit': quantities(({ value }) => ({ value })),
  'a strange unit': quantities((one) => ({ ...one, unit: 'zorg', code: 'zorg' })),
  'a unit in words': quantities(({ value }) => ({ value, unit: 'millimeters of mercury' })),
  'another spelling of the unit': quantities((one) =>
    one.code === 'mm[Hg]' ? { ...one, code: 'mmHg', unit: 'mmHg' } : one,
  ),
  'another unit': quantities((one) =>
    one.code === 'mm[Hg]' ? { value: Number(one.value) / 7.50062, unit: 'kPa', code: 'kPa', system: UCUM } : one,
  ),
  'numbers in quotes': quantities((one) => ({ ...one, value: String(one.value) })),
  'a comparator': quantities((one) => ({ ...one, comparator: '>' })),
  'a string for a quantity': deep(({ valueQuantity, ...part }) =>
    isObject(valueQuantity)
      ? { ...part, valueString: `${valueQuantity.value} ${valueQuantity.unit ?? ''}` }
      : { ...part, ...kept({ valueQuantity }) },
  ),
  'a bare number for a quantity': deep((part) =>
    isObject(part.valueQuantity) ? { ...part, valueQuantity: part.valueQuantity.value } : part,
  ),
  'a range for a quantity': deep(({ valueQuantity, ...part }) =>
    isObject(valueQuantity)
      ? { ...part, valueRange: { low: valueQuantity, high: valueQuantity } }
      : { ...part, ...kept({ valueQuantity }) },
  ),
  'years for dates': dated((date) => date.slice(0, 4)),
  'months for dates': dated((date) => date.slice(0, 7)),
  'times without an offset': dated((date) => `${date.slice(0, 10)}T12:00:00`),
  'no dates': dated(() => undefined),
  'dates nobody can read': dated(() => '06/15/2026'),
  'an end in words': conditions({ abatementString: 'ongoing' }),
  'an empty end': conditions({ abatementRange: {} }),
  'an end to come': conditions({ abatementDateTime: '2030-01-01' }),
  'an end nobody can read': conditions({ abatementDateTime: 'never' }),
  'an unknown status': having('status', () => 'validated'),
  'no status': without('status'),
  'a shouted status': having('status', (status) => String(status).toUpperCase()),
  'no intent': without('intent'),
  'the patient behind a urn': having('subject', () => ({ reference: 'urn:uuid:00000000-0000-4000-8000-000000000001' })),
  'the patient contained': having('subject', () => ({ reference: '#patient' })),
  'the patient by identifier': having('subject', () => ({ identifier: { value: '1' } })),
  'somebody else': having('subject', () => ({ reference: 'Patient/other' })),
  'a drug in words': having('medicationCodeableConcept', (drug) => ({ text: nameOf(drug) })),
  'a contained drug': having(
    'medicationCodeableConcept',
    (code) => [{ resourceType: 'Medication', id: 'drug', code }],
    'contained',
    { medicationReference: { reference: '#drug' } },
  ),
  'a drug behind a dead reference': having(
    'medicationCodeableConcept',
    () => ({ reference: 'Medication/0' }),
    'medicationReference',
  ),
  'no id': without('id'),
  'a wrapped resource': (resource) => ({ resource }),
  'null for the resource': () => null,
};

/** What the knowledge base says is no evidence, so that nothing needs to be told (0.3 and 0.4). */
export const ignored: Readonly<Record<string, Rewrite>> = {
  'a status that says unknown': having('status', () => 'unknown'),
  'a value that is said to be absent': (resource) =>
    resource.resourceType === 'Observation'
      ? { ...resource, dataAbsentReason: { coding: [{ code: 'unknown' }] } }
      : resource,
  'a planned medicine': having('intent', () => 'plan'),
};

function without(name: string): Rewrite {
  return ({ [name]: _, ...rest }) => rest;
}

/** Changes one element where it is there, perhaps into one of another name. */
function having(name: string, change: (old: unknown) => unknown, as = name, more: Json = {}): Rewrite {
  return (resource) => {
    if (resource[name] === undefined || resource.resourceType === 'Patient') return resource;
    const { [name]: old, ...rest } = resource;
    return { ...rest, ...kept({ [as]: change(old) }), ...more };
  };
}

function conditions(more: Json): Rewrite {
  return (resource) => (resource.resourceType === 'Condition' ? { ...resource, ...more } : resource);
}

function coded(change: (coding: Json) => Json, systems?: Readonly<Record<string, string>>): Rewrite {
  return deep((part) => {
    const isCoding = typeof part.code === 'string' && typeof part.system === 'string' && !('value' in part);
    return isCoding && (!systems || String(part.system) in systems) ? change(part) : part;
  });
}

function quantities(change: (quantity: Json) => Json): Rewrite {
  return deep((part) => (isObject(part.valueQuantity) ? { ...part, valueQuantity: change(part.valueQuantity) } : part));
}

function dated(change: (date: string) => string | undefined): Rewrite {
  const names = ['onsetDateTime', 'recordedDate', 'effectiveDateTime', 'authoredOn', 'performedDateTime', 'authored'];
  return (resource) =>
    kept(
      Object.fromEntries(
        Object.entries(resource).map(([name, value]) => [
          name,
          names.includes(name) && typeof value === 'string' ? change(value) : value,
        ]),
      ),
    );
}

/** Every object inside, from the inside out. */
function deep(change: (part: Json) => Json): Rewrite {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (!isObject(value)) return value;
    return change(Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walk(inner)])));
  };
  return walk;
}

function kept(members: Json): Json {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

function nameOf(drug: unknown): unknown {
  const { coding, text } = drug as { coding?: { display?: string }[]; text?: string };
  return coding?.[0]?.display ?? text;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
