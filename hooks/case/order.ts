import type {
  CodeableConcept,
  Coding,
  MedicationRequest,
  Reference,
  Resource,
  ServiceRequest,
} from '@medplum/fhirtypes';
import { type PartialDate, plainToPartial, readDate } from '../../src/fhir/dates.ts';
import { codingsOf, listOf, textOf } from '../../src/fhir/elements.ts';
import { LOINC, RXNORM } from '../../src/fhir/systems.ts';
import {
  type DoseReading,
  encounterNow,
  type Gap,
  type Index,
  medicationOf,
  type Need,
  need,
  type RecordView,
  readDose,
  type Source,
  sourceOf,
} from '../../src/picture/index.ts';
import type { Ingredient, Product, ValueSetName } from '../../src/terminology/index.ts';
import { interactingSets } from './interacting-sets.ts';
import { type OrderUse, useOf } from './order-use.ts';
import { hasUnclearRoute, isDenied, isDone, ordersNoDrug, plannedStart, textsOf } from './order-words.ts';
import { type Route, routesOf } from './route.ts';
import { namesSubject } from './subject-names.ts';
import { isLocal } from './systemic.ts';

/** One draft order of the hook, read once for all rules. */
export interface OrderUnderReview {
  /** `Type/id`: the key of the subject that stands for it. */
  readonly key: string;
  readonly resource: MedicationRequest | ServiceRequest;
  readonly drug: 'ketamine' | 'esketamine' | 'other';
  readonly ingredients: readonly Ingredient[];
  readonly product?: Product;
  /** The interacting sets its drug is in; a draft of any of them may meet a therapy. Eye drops and creams are in none. */
  readonly touches: readonly ValueSetName[];
  /** None on a service order: it asks for a session and names no dose. */
  readonly dose?: DoseReading;
  /** Empty where no route is recorded in a code we know. */
  readonly routes: readonly Route[];
  /** The same for each instruction, in the order of the dose's steps. */
  readonly stepRoutes: readonly (readonly Route[])[];
  /** An instruction names a route in a way that could not be read. */
  readonly unclearRoute: boolean;
  readonly use: OrderUse;
  /** When it is planned to be given, if the draft says so. */
  readonly plannedFor?: PartialDate;
  readonly source: Source;
}

/** The drafts of the hook, and those of which nobody can tell what they order. */
export interface Drafts {
  readonly orders: readonly OrderUnderReview[];
  readonly unreadable: readonly Gap[];
}

const ended: readonly unknown[] = ['cancelled', 'stopped', 'completed', 'revoked', 'entered-in-error'];

/** All drafts of the hook's context; empty where the hook carries none. */
export const drafts: Need<Drafts> = need({
  name: 'draft orders',
  inputs: ['context'],
  softens: ['encounter'],
  read(record, at) {
    const { resources, gaps } = record.input('context');
    const orders: OrderUnderReview[] = [];
    const unreadable: Gap[] = [...gaps];
    const keys = new Set<string>();
    resources.forEach((resource, index) => {
      // A draft is of today, whatever date it carries: it has not been given yet.
      const source = sourceOf('context', resource, index, { date: plainToPartial(at.today) });
      if (!isOrder(resource)) {
        if (!ordersNoDrug(resource)) unreadable.push({ input: 'context', reason: 'unreadable', source });
        return;
      }
      if (ended.includes(resource.status) || resource.doNotPerform === true) return;
      const drug =
        resource.resourceType === 'MedicationRequest' ? medicationOf(resource, record) : serviceOf(resource, record);
      if (drug.state === 'orphan') {
        unreadable.push({ input: 'context', reason: drug.why, source });
        return;
      }
      const order = readOrder(resource, source, drug, record, at);
      if (order.drug === 'other' && namesSubject(textsOf(resource, record), record.terminology))
        unreadable.push({ input: 'context', reason: 'unreadable', source });
      // Two drafts may carry one id, and each has to be looked at.
      const key = keys.has(order.key) ? `${order.key}.${index}` : order.key;
      keys.add(key);
      orders.push(Object.freeze({ ...order, key }));
    });
    return Object.freeze({ orders, unreadable });
  },
});

/** Of a drug outside our lists nothing is known, and nothing needs to be. */
interface Named {
  readonly state: string;
  readonly ingredients?: readonly Ingredient[];
  readonly product?: Product;
}

function isOrder(resource: Resource): resource is MedicationRequest | ServiceRequest {
  return resource.resourceType === 'MedicationRequest' || resource.resourceType === 'ServiceRequest';
}

function readOrder(
  resource: MedicationRequest | ServiceRequest,
  source: Source,
  { ingredients = [], product }: Named,
  record: RecordView,
  at: Index,
): OrderUnderReview {
  const named = (set: string) => ingredients.find(({ code }) => record.terminology.member(set, RXNORM, code));
  const esketamine = named('esketamine');
  const asked = esketamine ?? named('ketamine');
  const drug = esketamine ? 'esketamine' : asked ? 'ketamine' : 'other';
  const plannedFor = readDate(plannedStart(resource), at.zone);
  const dose =
    resource.resourceType === 'MedicationRequest'
      ? readDose(resource.dosageInstruction, {
          zone: at.zone,
          product,
          ingredient: asked?.code,
          // No day: all that is signed is under review, later steps too.
        })
      : undefined;
  const routes = routesOf(dose?.route ?? [], record.terminology);
  // The nasal product is made for treatment under supervision only, whatever the visit; other forms are anaesthetics too.
  const touches = isLocal(product, dose?.route ?? [], record.terminology) ? [] : interactingSets.filter(named);
  const nasalProduct = drug === 'esketamine' && (routes.includes('nasal') || !isInjection(product));
  return {
    key: `${source.type}/${source.id}`,
    resource,
    drug,
    ingredients,
    ...(product && { product }),
    touches,
    ...(dose && { dose }),
    routes,
    stepRoutes: (dose?.steps ?? []).map(({ route }) => routesOf(route, record.terminology)),
    unclearRoute: hasUnclearRoute(resource, record),
    use: nasalProduct ? 'therapy' : useOfOrder(resource, record, at),
    ...(plannedFor && { plannedFor }),
    source: {
      ...source,
      shown: { name: `Draft order for ${ingredients.map(({ name }) => name).join(', ') || 'another drug'}` },
    },
  };
}

function isInjection(product: Product | undefined): boolean {
  return /inject/i.test(`${product?.name} ${product?.form}`);
}

/** A service order for a session: by its visit or supply code, or by the drug its words name. Laboratory tests are none. */
function serviceOf(order: ServiceRequest, record: RecordView): Named & { readonly state: 'named' } {
  const codings = codingsOf([...listOf(order.code), ...listOf(order.orderDetail)]);
  const isMember = (set: string) => codings.some(({ system, code }) => record.terminology.member(set, system, code));
  if (codings.some(({ system }) => system === LOINC)) return { state: 'named' };
  const visit = isMember('esketamine-visit') || isMember('esketamine-drug') ? ['esketamine'] : [];
  const texts = [...textsOf(order, record), ...visit];
  return { state: 'named', ingredients: texts.flatMap((text) => record.terminology.ingredientsNamed(text)) };
}

function useOfOrder(order: MedicationRequest | ServiceRequest, record: RecordView, at: Index): OrderUse {
  const behind = (references: readonly Reference[] | undefined) =>
    listOf(references).flatMap(({ reference }) => record.resolve(textOf(reference), order) ?? []);
  const reasons = behind(order.reasonReference).filter((one) => one.resourceType !== 'Condition' || !isDenied(one));
  const context = [...behind(order.basedOn), ...behind(supportingOf(order)), ...reasons];
  const encounter = record.read(encounterNow);
  const visit = encounter.state === 'known' ? encounter.value : undefined;
  const concepts: readonly CodeableConcept[] = [
    ...listOf(order.reasonCode),
    ...reasons.flatMap((resource) => (resource.resourceType === 'Condition' ? listOf(resource.code) : [])),
  ];
  const procedures: readonly Readonly<Coding>[] = context.flatMap((resource) =>
    resource.resourceType === 'ServiceRequest' || (resource.resourceType === 'Procedure' && !isDone(resource, at))
      ? codingsOf(resource.code)
      : [],
  );
  return useOf(
    {
      reasons: [...codingsOf(concepts), ...(visit?.reasons ?? [])],
      words: concepts.flatMap(({ text }) => textOf(text) ?? []),
      procedures,
      encounterClass: visit?.class,
      serviceTypes: visit?.serviceTypes ?? [],
    },
    record.terminology,
  );
}

function supportingOf(order: MedicationRequest | ServiceRequest): readonly Reference[] | undefined {
  return order.resourceType === 'MedicationRequest' ? order.supportingInformation : order.supportingInfo;
}
