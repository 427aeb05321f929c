import { codingsOf } from '../../src/fhir/elements.ts';
import { ACT_CODE } from '../../src/fhir/systems.ts';
import { encounterNow, memberOf, type Need, need } from '../../src/picture/index.ts';
import { drafts, type OrderUnderReview } from './order.ts';

/** Where the draft orders are to be carried out, as far as the visit and the orders say. */
export interface OrderSetting {
  /** An inpatient, observation or emergency visit, or an order of category inpatient: certainly no outpatient order. */
  isInpatient(order: OrderUnderReview): boolean;
  /** A category of the order says so, or an ambulatory visit. */
  isOutpatient(order: OrderUnderReview): boolean;
  /** Class ACUTE, or a service or visit type that the site maps as intensive care. */
  readonly intensiveCare: boolean;
}

const inpatientSets = [
  'encounter-class-inpatient',
  'encounter-class-observation',
  'encounter-class-short-stay',
  'encounter-class-emergency',
];

/**
 * The setting of the drafts. A category of the order outranks the visit: a patient on a ward may get an order for later.
 * Safer reading: what says nothing is an outpatient order outside intensive care, so that the checks of those speak.
 */
export const orderSetting: Need<OrderSetting> = need({
  name: 'setting of draft orders',
  inputs: ['context'],
  softens: ['encounter'],
  read(record) {
    const visit = record.read(encounterNow);
    const now = visit.state === 'known' ? visit.value : undefined;
    const ward = inpatientSets.some((set) => record.terminology.member(set, ACT_CODE, now?.class) !== undefined);
    const mapped = memberOf(record.terminology, 'intensive-care', [
      ...(now?.serviceTypes ?? []),
      ...(now?.types ?? []),
    ]);
    const settings = new Map(
      record.read(drafts).orders.map(({ key, resource }) => {
        const codes = codingsOf(resource.category).map(({ code }) => code);
        const elsewhere = codes.some((code) => code === 'outpatient' || code === 'community' || code === 'discharge');
        const inpatient = !elsewhere && (ward || codes.includes('inpatient'));
        return [key, { inpatient, outpatient: elsewhere || (!inpatient && now?.class === 'AMB') }] as const;
      }),
    );
    return Object.freeze({
      isInpatient: ({ key }: OrderUnderReview) => settings.get(key)?.inpatient === true,
      isOutpatient: ({ key }: OrderUnderReview) => settings.get(key)?.outpatient === true,
      intensiveCare: now?.class === 'ACUTE' || mapped !== undefined,
    });
  },
});
