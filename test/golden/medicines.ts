import type { CodeableConcept, Dosage, Medication, Reference, Resource } from '@medplum/fhirtypes';
import type { Terminology } from '../../src/terminology/index.ts';
import type { DosageStep, MedicineEntry, OrderEntry } from './case.ts';
import { amount, codeable, route, SYSTEMS, statusOf } from './concepts.ts';
import { isPast, later, moment } from './dates.ts';

export interface Places {
  readonly terminology: Terminology;
  readonly subject: Reference;
  readonly id: string;
}

/** A drug as a concept: by name in the ingredient list, by RxNorm code, or in words only. */
function drugConcept(entry: MedicineEntry | OrderEntry, terminology: Terminology): CodeableConcept {
  if (entry.drug !== undefined && entry.rxnorm !== undefined)
    throw new Error('a medicine has a drug or an rxnorm code, not both');
  if (entry.drug === undefined) {
    const { rxnorm, system, code, text, display } = entry;
    const named = { rxnorm, system, code, text, display };
    const concept = codeable(Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined)));
    if (!concept) throw new Error('a medicine needs one of drug, rxnorm, code, text or display');
    return concept;
  }
  const found = terminology
    .ingredientsNamed(entry.drug)
    .filter(({ name }) => name.toLowerCase() === entry.drug?.toLowerCase());
  const ingredient = found[0];
  if (!ingredient || found.length > 1) {
    throw new Error(`"${entry.drug}" is not one ingredient of the RxNorm list; write rxnorm: <code> or text: <words>`);
  }
  return {
    coding: [{ system: SYSTEMS.rxnorm, code: ingredient.code, display: entry.display ?? ingredient.name }],
    ...(entry.text === undefined ? {} : { text: entry.text }),
  };
}

/** The `medication[x]` of an entry, and the Medication resource it needs if it is behind a reference. */
function named(
  entry: MedicineEntry | OrderEntry,
  places: Places,
): { own: object; contained?: Medication; beside?: Medication } {
  const concept = drugConcept(entry, places.terminology);
  const id = `${places.id}-drug`;
  const medication: Medication = { resourceType: 'Medication', id, code: concept };
  switch (entry.via ?? 'inline') {
    case 'inline':
      return { own: { medicationCodeableConcept: concept } };
    case 'contained':
      return { own: { medicationReference: { reference: `#${id}` } }, contained: medication };
    case 'urn':
      return { own: { medicationReference: { reference: `urn:uuid:${id}` } }, beside: medication };
    case 'relative':
      return { own: { medicationReference: { reference: `Medication/${id}` } }, beside: medication };
    case 'absolute':
      return {
        own: { medicationReference: { reference: `https://ehr.example.org/fhir/Medication/${id}` } },
        beside: medication,
      };
    case 'orphan':
      return {
        own: {
          medicationReference: { reference: `Medication/${id}`, ...(entry.display ? { display: entry.display } : {}) },
        },
      };
  }
}

/** Each instruction of an entry: its steps, or the one it is. */
function dosages(entry: MedicineEntry | OrderEntry): Dosage[] {
  if (entry.noDosage) return [];
  const { steps, ...single } = entry;
  if (steps === undefined) return instruction(single);
  return steps.flatMap((step, place) => instruction(step).map((one) => ({ sequence: place + 1, ...one })));
}

function instruction(entry: DosageStep): Dosage[] {
  const from = entry.from === undefined ? undefined : moment(entry.from);
  const to = entry.to === undefined ? undefined : moment(entry.to);
  const dose = entry.perKg ?? entry.dose;
  const repeats =
    entry.times !== undefined ||
    entry.per !== undefined ||
    (dose !== undefined && (from !== undefined || to !== undefined));
  const repeat = {
    ...(from || to ? { boundsPeriod: { ...(from ? { start: from } : {}), ...(to ? { end: to } : {}) } } : {}),
    ...(repeats
      ? {
          frequency: entry.times ?? 1,
          period: 1,
          periodUnit: ({ day: 'd', week: 'wk', month: 'mo' } as const)[entry.per ?? 'day'],
        }
      : {}),
    ...(entry.minutes === undefined ? {} : { duration: entry.minutes, durationUnit: 'min' as const }),
  };
  const timing = {
    ...(entry.at === undefined ? {} : { event: [moment(entry.at)] }),
    ...(Object.keys(repeat).length > 0 ? { repeat } : {}),
  };
  const doseAndRate = {
    ...(dose === undefined ? {} : { doseQuantity: amount(dose) }),
    ...(entry.rate === undefined ? {} : { rateQuantity: amount(entry.rate) }),
  };
  const whole: Dosage = {
    ...(entry.instructions === undefined ? {} : { text: entry.instructions }),
    ...(Object.keys(timing).length > 0 ? { timing } : {}),
    ...(entry.asNeeded ? { asNeededBoolean: true } : {}),
    ...(entry.route === undefined ? {} : { route: route(entry.route) }),
    ...(Object.keys(doseAndRate).length > 0 ? { doseAndRate: [doseAndRate] } : {}),
  };
  return Object.keys(whole).length > 0 ? [whole] : [];
}

/** What a prescription holds beside the drug and the dose. */
function prescribed(entry: MedicineEntry | OrderEntry): object {
  const { category, dispense, days, refills, priorPrescription, encounter } = entry;
  const quantity = dispense === true || dispense === false || dispense === undefined ? undefined : amount(dispense);
  const handedOut = dispense === true ? { value: 1 } : quantity;
  const request = {
    ...(refills === undefined ? {} : { numberOfRepeatsAllowed: refills }),
    ...(handedOut ? { quantity: handedOut } : {}),
    ...(days === undefined ? {} : { expectedSupplyDuration: amount(days, 'd') }),
  };
  return {
    ...(category ? { category: [statusOf('medicationrequest-category', category, category)] } : {}),
    ...(encounter ? { encounter: { reference: `Encounter/${encounter}` } } : {}),
    ...(Object.keys(request).length > 0 ? { dispenseRequest: request } : {}),
    ...(priorPrescription ? { priorPrescription: { reference: `MedicationRequest/${priorPrescription}` } } : {}),
  };
}

/** A medicine of the record as the resources it takes. */
export function medicine(entry: MedicineEntry, places: Places): Resource[] {
  const { own, contained, beside } = named(entry, places);
  const first = entry.from ?? entry.on;
  const from = first === undefined ? undefined : moment(first);
  const to = entry.to === undefined ? undefined : moment(entry.to);
  const ended = to !== undefined && isPast(to);
  const head = { id: places.id, ...(contained ? { contained: [contained] } : {}) };
  const reason = codeable(entry.reason);
  const context = entry.encounter === undefined ? undefined : { reference: `Encounter/${entry.encounter}` };
  const rest: Resource[] = beside ? [beside] : [];

  switch (entry.kind ?? 'request') {
    case 'request': {
      const authored =
        entry.authored === 'none' ? undefined : entry.authored === undefined ? from : moment(entry.authored);
      const dosageInstruction = dosages(entry);
      const request = {
        resourceType: 'MedicationRequest',
        ...head,
        status: entry.status ?? (ended ? 'completed' : 'active'),
        intent: entry.intent ?? 'order',
        ...(entry.reported === undefined ? {} : { reportedBoolean: entry.reported }),
        ...(entry.doNotPerform === undefined ? {} : { doNotPerform: entry.doNotPerform }),
        ...own,
        subject: places.subject,
        ...prescribed(entry),
        ...(authored ? { authoredOn: authored } : {}),
        ...(reason ? { reasonCode: [reason] } : {}),
        ...(dosageInstruction.length > 0 ? { dosageInstruction } : {}),
      };
      return [request as Resource, ...rest];
    }
    case 'statement': {
      const { from: _from, to: _to, ...taken } = entry;
      const taking = dosages({
        ...taken,
        ...(entry.dose !== undefined && entry.times === undefined && !entry.per ? { times: 1 } : {}),
      });
      const statement = {
        resourceType: 'MedicationStatement',
        ...head,
        status: entry.status ?? (ended ? 'completed' : 'active'),
        ...own,
        subject: places.subject,
        ...(context ? { context } : {}),
        ...(from || to ? { effectivePeriod: { ...(from ? { start: from } : {}), ...(to ? { end: to } : {}) } } : {}),
        ...(entry.authored === undefined || entry.authored === 'none' ? {} : { dateAsserted: moment(entry.authored) }),
        ...(reason ? { reasonCode: [reason] } : {}),
        ...(taking.length > 0 ? { dosage: taking } : {}),
      };
      return [statement as Resource, ...rest];
    }
    case 'administration': {
      if (from === undefined) throw new Error('an administration needs on: or from:');
      if (entry.steps) throw new Error('an administration is one dose; write one entry for each');
      const end =
        to ??
        (entry.minutes === undefined
          ? undefined
          : later(from.length > 10 ? from : moment(`${first} 12:00`), entry.minutes));
      const start = from.length > 10 || end === undefined || to !== undefined ? from : moment(`${first} 12:00`);
      const given = {
        ...(entry.instructions === undefined ? {} : { text: entry.instructions }),
        ...(entry.route === undefined ? {} : { route: route(entry.route) }),
        ...(entry.dose === undefined ? {} : { dose: amount(entry.dose) }),
        ...(entry.rate === undefined ? {} : { rateQuantity: amount(entry.rate) }),
      };
      const administration = {
        resourceType: 'MedicationAdministration',
        ...head,
        status: entry.status ?? 'completed',
        ...own,
        subject: places.subject,
        ...(context ? { context } : {}),
        ...(end === undefined ? { effectiveDateTime: start } : { effectivePeriod: { start, end } }),
        ...(reason ? { reasonCode: [reason] } : {}),
        ...(entry.noDosage || Object.keys(given).length === 0 ? {} : { dosage: given }),
      };
      return [administration as Resource, ...rest];
    }
  }
}

/** A draft order as the hook's `draftOrders` carry it. */
export function draftOrder(entry: OrderEntry, places: Places): Resource[] {
  const reason = codeable(entry.reason);
  const same = {
    id: places.id,
    status: entry.status ?? 'draft',
    intent: entry.intent ?? 'order',
    subject: places.subject,
    ...(reason ? { reasonCode: [reason] } : {}),
    ...(entry.reasonFrom ? { reasonReference: [{ reference: `Condition/${entry.reasonFrom}` }] } : {}),
  };
  if (entry.kind === 'service') {
    const { snomed, cpt, hcpcs, text, system, code } = entry;
    const asked = { snomed, cpt, hcpcs, text, system, code };
    const concept = codeable(Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)));
    if (!concept) throw new Error('a service order needs one of snomed, cpt, hcpcs, code or text');
    const request = {
      resourceType: 'ServiceRequest',
      ...same,
      code: concept,
      ...(entry.encounter ? { encounter: { reference: `Encounter/${entry.encounter}` } } : {}),
      authoredOn: moment('0d'),
      ...(entry.at === undefined ? {} : { occurrenceDateTime: moment(entry.at) }),
    };
    return [request as Resource];
  }
  const { own, contained, beside } = named(entry, places);
  const dosageInstruction = dosages(entry);
  const request = {
    resourceType: 'MedicationRequest',
    ...same,
    ...(contained ? { contained: [contained] } : {}),
    ...own,
    ...prescribed(entry),
    authoredOn: moment('0d'),
    ...(dosageInstruction.length > 0 ? { dosageInstruction } : {}),
  };
  return [request as Resource, ...(beside ? [beside] : [])];
}
