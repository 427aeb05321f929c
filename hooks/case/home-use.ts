import type { CodeableConcept, MedicationRequest } from '@medplum/fhirtypes';
import { codingsOf, listOf, numberOf, textOf } from '../../src/fhir/elements.ts';
import { memberOf, type Need, need, no, type RecordView, type Truth, unknown, yes } from '../../src/picture/index.ts';
import { drafts, type OrderUnderReview } from './order.ts';

/** What says that an order is for use outside a supervised setting. */
export interface HomeUse {
  /** The category of the order. */
  readonly category: boolean;
  /** Something is to be handed out. */
  readonly dispensed: boolean;
  /** A quantity of it. */
  readonly quantity: boolean;
  /** The word "home" stands in the instructions. */
  readonly words: boolean;
  /** One of its routes is the rectum. */
  readonly rectal: boolean;
}

/** HL7 category of a medication request: where it is expected to be taken. */
const CATEGORY = 'http://terminology.hl7.org/CodeSystem/medicationrequest-category';
const atHome: readonly unknown[] = ['community', 'discharge'];

/** Signs of home use of each draft of a medicine, by its key. A site may map its own categories (`home-dispensing`). */
export const homeUses: Need<ReadonlyMap<string, HomeUse>> = need({
  name: 'orders for home use',
  inputs: ['context'],
  softens: ['encounter'],
  read: (record) =>
    new Map(
      record
        .read(drafts)
        .orders.flatMap(({ key, resource, dose }) =>
          resource.resourceType === 'MedicationRequest'
            ? [[key, homeUse(resource, listOf(dose?.route), record)] as const]
            : [],
        ),
    ),
});

function homeUse(
  { category, dispenseRequest, dosageInstruction }: MedicationRequest,
  routes: Parameters<typeof memberOf>[2],
  { terminology }: RecordView,
): HomeUse {
  const categories = codingsOf(listOf<CodeableConcept>(category));
  const [dispense] = listOf(dispenseRequest);
  const instructions = listOf(dosageInstruction).flatMap(({ text }) => textOf(text) ?? []);
  return {
    category:
      categories.some(({ system, code }) => system === CATEGORY && atHome.includes(code)) ||
      memberOf(terminology, 'home-dispensing', categories) !== undefined,
    dispensed: dispense !== undefined,
    quantity: (numberOf(dispense?.quantity?.value) ?? 0) > 0,
    words: instructions.some((text) => /\bhome\b/i.test(text)),
    rectal: memberOf(terminology, 'route-rectal', routes) !== undefined,
  };
}

/** Does an order whose route is not recorded say that it is handed out or taken at home? Troches are often written so. */
export function isHandedOut(resource: MedicationRequest, record: RecordView): boolean {
  const { category, quantity, words } = homeUse(resource, [], record);
  return category || quantity || words;
}

/** Routes by which compounded ketamine is taken at home; the rectum has no name of its own among the routes. */
const homeRoutes: readonly unknown[] = ['oral', 'sublingual', 'nasal'];

/** Is it by a route that is used at home? Without a readable route nobody can tell. */
export function byHomeRoute({ routes, unclearRoute, source }: OrderUnderReview, { rectal }: HomeUse): Truth {
  if (rectal || routes.some((route) => homeRoutes.includes(route))) return yes(undefined, [source]);
  return routes.length === 0 || unclearRoute
    ? unknown([{ input: 'context', reason: 'unreadable', source }])
    : no('by a route that is given under supervision', [source], 'not-applicable');
}

/** In words, what says so. */
export function nameHomeUse({ category, dispensed, words }: HomeUse): readonly string[] {
  return [
    ...(category ? ['Category of the draft order: community, discharge or home'] : []),
    ...(dispensed ? ['Supply of the draft order: to be dispensed'] : []),
    ...(words ? ['Instructions of the draft order: they name the home'] : []),
  ];
}
