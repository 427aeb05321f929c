import { createHash } from 'node:crypto';
import type { Bundle, BundleEntry, Resource } from '@medplum/fhirtypes';
import type { Terminology } from '../../src/terminology/index.ts';
import type { BuiltCase } from '../golden/build.ts';

/** Ways of writing the same record differently. None may change what is said. */

const SERVER = 'https://ehr.example.org/fhir';

export function inOrder(
  built: BuiltCase,
  order: (entries: readonly BundleEntry[]) => readonly BundleEntry[],
): BuiltCase {
  return { ...built, bundle: { ...built.bundle, entry: [...order(built.bundle.entry ?? [])] } };
}

export function doubled(built: BuiltCase): BuiltCase {
  return inOrder(built, (entries) => entries.flatMap((entry) => [entry, structuredClone(entry)]));
}

/** Every reference between records of the Bundle in one of the three forms, and each fullUrl to fit. */
export function withReferences(built: BuiltCase, form: 'relative' | 'absolute' | 'urn'): BuiltCase {
  const entries = built.bundle.entry ?? [];
  const names = new Map<string, string>();
  for (const { resource, fullUrl } of entries) {
    if (!resource?.id) continue;
    const local = `${resource.resourceType}/${resource.id}`;
    const written = { relative: local, absolute: `${SERVER}/${local}`, urn: urnOf(local) }[form];
    for (const name of [local, `${SERVER}/${local}`, fullUrl]) if (name) names.set(name, written);
  }
  const rewritten = <T>(value: T): T =>
    changed(value, (object) =>
      typeof object.reference === 'string' && names.has(object.reference)
        ? { ...object, reference: names.get(object.reference) }
        : object,
    );
  const entry = entries.map(({ resource }): BundleEntry => {
    const local = `${resource?.resourceType}/${resource?.id}`;
    return { fullUrl: form === 'urn' ? urnOf(local) : `${SERVER}/${local}`, resource: rewritten(resource) as Resource };
  });
  return { ...built, bundle: { ...built.bundle, entry } };
}

/** Other words beside every code that the terminology knows: a code is what it is, whatever it is called. */
export function withOtherDisplays(built: BuiltCase, word: string, { knows }: Terminology): BuiltCase {
  const renamed = <T>(value: T): T =>
    changed(value, (object) => {
      const { system, code, coding } = object as {
        system?: string;
        code?: unknown;
        coding?: { system?: string; code?: string }[];
      };
      if (typeof code === 'string' && knows(system, code)) return { ...object, display: word };
      if (Array.isArray(coding) && coding.some((one) => knows(one.system, one.code)) && 'text' in object)
        return { ...object, text: word };
      return object;
    });
  const { draftOrders, appointments } = built.context;
  return {
    bundle: renamed(built.bundle),
    context: {
      ...built.context,
      ...(draftOrders ? { draftOrders: renamed(draftOrders) } : {}),
      ...(appointments ? { appointments: renamed(appointments) } : {}),
    },
  };
}

/** Records about something else: a sore throat, its treatment, a tooth, a peanut, a head circumference. */
export function withUnrelated(built: BuiltCase, seed: number): BuiltCase {
  const subject = { reference: `Patient/${built.context.patientId}` };
  const coded = (system: string, code: string) => ({ coding: [{ system, code }] });
  const day = `20${String(10 + (seed % 16))}-0${1 + (seed % 9)}-1${seed % 10}`;
  const resources = [
    {
      resourceType: 'Condition',
      id: 'unrelated-condition',
      clinicalStatus: coded(
        'http://terminology.hl7.org/CodeSystem/condition-clinical',
        seed % 2 ? 'active' : 'resolved',
      ),
      code: coded('http://hl7.org/fhir/sid/icd-10-cm', 'J02.9'),
      subject,
      onsetDateTime: day,
    },
    {
      resourceType: 'MedicationRequest',
      id: 'unrelated-medicine',
      status: seed % 2 ? 'completed' : 'active',
      intent: 'order',
      medicationCodeableConcept: coded('http://www.nlm.nih.gov/research/umls/rxnorm', '723'),
      subject,
      authoredOn: day,
    },
    {
      resourceType: 'Procedure',
      id: 'unrelated-procedure',
      status: 'completed',
      code: coded('http://snomed.info/sct', '55162003'),
      subject,
      performedDateTime: day,
    },
    {
      resourceType: 'AllergyIntolerance',
      id: 'unrelated-allergy',
      code: coded('http://snomed.info/sct', '91935009'),
      patient: subject,
    },
    {
      resourceType: 'Observation',
      id: 'unrelated-observation',
      status: 'final',
      code: coded('http://loinc.org', '8287-5'),
      subject,
      effectiveDateTime: day,
      valueQuantity: { value: 56, unit: 'cm', system: 'http://unitsofmeasure.org', code: 'cm' },
    },
    {
      resourceType: 'Immunization',
      id: 'unrelated-shot',
      status: 'completed',
      vaccineCode: coded('http://hl7.org/fhir/sid/cvx', '140'),
      patient: subject,
      occurrenceDateTime: day,
    },
  ] as unknown as Resource[];
  const added = resources.map(
    (resource): BundleEntry => ({ fullUrl: `${SERVER}/${resource.resourceType}/${resource.id}`, resource }),
  );
  return inOrder(built, (entries) => [...added.slice(seed % 3), ...entries, ...added.slice(0, seed % 3)]);
}

/** The answers of a server that was asked each template, worked out by hand: type and code list, drugs riding along. */
export function plainPrefetch(
  { bundle, context }: BuiltCase,
  templates: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const resources = (bundle.entry ?? []).flatMap(({ resource }) => (resource ? [resource] : []));
  const drugs = (bundle.entry ?? []).filter(({ resource }) => resource?.resourceType === 'Medication');
  const answer = (template: string): unknown => {
    const [type = '', query] = template.split(/[?/]/, 2);
    if (query?.startsWith('{{context.encounterId}}')) {
      return resources.find((one) => one.resourceType === 'Encounter' && one.id === context.encounterId);
    }
    if (template.includes('/{{context.patientId}}')) return resources.find((one) => one.resourceType === 'Patient');
    const asked = (parameter: string) =>
      new RegExp(`[&?]${parameter}=([^&]*)`)
        .exec(template)?.[1]
        ?.split(',')
        .map((one) => one.split('|').at(-1));
    const [codes, categories] = [asked('code'), asked('category')];
    const own = resources.filter(
      (one) =>
        one.resourceType === type &&
        aboutPatient(one, context.patientId) &&
        (!codes || codings(one).some((code) => codes.includes(code))) &&
        (!categories || categoriesOf(one).some((category) => categories.includes(category))),
    );
    const entry = own.map((resource) => ({
      fullUrl: fullUrlOf(bundle, resource),
      resource,
      search: { mode: 'match' },
    }));
    const riding = type.startsWith('Medication') ? drugs.map((drug) => ({ ...drug, search: { mode: 'include' } })) : [];
    return entry.length === 0
      ? null
      : { resourceType: 'Bundle', type: 'searchset', total: entry.length, entry: [...entry, ...riding] };
  };
  return Object.fromEntries(
    Object.entries(templates).flatMap(([key, template]) => {
      const value = answer(template);
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

function fullUrlOf(bundle: Bundle, resource: Resource): string | undefined {
  return bundle.entry?.find((entry) => entry.resource === resource)?.fullUrl;
}

function aboutPatient(resource: Resource, id: string): boolean {
  if (resource.resourceType === 'Appointment')
    return resource.participant.some(({ actor }) => actor?.reference === `Patient/${id}`);
  const { subject, patient, beneficiary } = resource as Readonly<
    Partial<Record<'subject' | 'patient' | 'beneficiary', { reference?: string }>>
  >;
  const reference = (subject ?? patient ?? beneficiary)?.reference;
  return reference === undefined || reference === `Patient/${id}`;
}

function categoriesOf(resource: Resource): (string | undefined)[] {
  const { category = [] } = resource as { category?: { coding?: { code?: string }[] }[] };
  return category.flatMap(({ coding = [] }) => coding.map(({ code }) => code));
}

function codings(resource: Resource): (string | undefined)[] {
  return ((resource as { code?: { coding?: { code?: string }[] } }).code?.coding ?? []).map(({ code }) => code);
}

function urnOf(local: string): string {
  const hex = createHash('sha256').update(local).digest('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Every object inside a value, changed from the inside out. */
function changed<T>(value: T, change: (object: Record<string, unknown>) => Record<string, unknown>): T {
  if (Array.isArray(value)) return value.map((one) => changed(one, change)) as T;
  if (value === null || typeof value !== 'object') return value;
  const inner = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, changed(one, change)]));
  return change(inner) as T;
}
