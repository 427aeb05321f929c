import type { ServiceRequest } from '@medplum/fhirtypes';
import { RXNORM } from '../../src/fhir/systems.ts';
import {
  type Amount,
  type DoseReading,
  type Exposure,
  type Fact,
  type FactList,
  factList,
  type InputKey,
  type MedicationEntry,
  type Medicine,
  type Need,
  need,
  readDose,
  type Source,
} from '../../src/picture/index.ts';
import type { Ingredient, Product, ValueSetName } from '../../src/terminology/index.ts';
import { drafts, type OrderUnderReview } from './order.ts';
import { systemicMedicines } from './systemic.ts';

/** How one entry says a drug is taken. */
export interface Use {
  readonly product?: Product | undefined;
  readonly dose: DoseReading;
  readonly entry: MedicationEntry | ServiceRequest;
}

/** What is taken of one drug in a day, or will be once the draft is signed. */
export interface DoseTaken {
  readonly ingredient: Ingredient;
  /** The input in which it stands. */
  readonly input: InputKey;
  /** Milligrams a day at most: as-needed use counts at its allowed maximum. None if nothing of it could be read. */
  readonly mgPerDay?: number;
  /** Milligrams a day without as-needed use. None if nothing of it could be read, or all of it is as needed. */
  readonly scheduledMgPerDay?: number;
  /** Some of it is as needed. */
  readonly asNeeded: boolean;
  /** Part of the dose could not be read: the true one may be higher. */
  readonly unread: boolean;
  readonly scheduledUnread: boolean;
  /** Every entry is an order of more than a year ago. */
  readonly stale: boolean;
  readonly uses: readonly Use[];
}

const inputs: Readonly<Record<string, InputKey>> = {
  MedicationStatement: 'medicationStatements',
  MedicationAdministration: 'medicationAdministrations',
};

/**
 * The daily doses of a value set: current medicines that get into the body, and what is drafted in the same signing. A
 * draft of the very product that is current renews it, so that the greater of the two doses counts; everything else adds up.
 */
export function dosesTaken(set: ValueSetName): Need<FactList<DoseTaken>> {
  const medicines = systemicMedicines(set);
  return need({
    name: `doses taken ${set}`,
    inputs: [...medicines.inputs, ...drafts.inputs],
    softens: ['encounter'],
    read(record, at) {
      const current = record.read(medicines);
      const drafted = record
        .read(drafts)
        .orders.filter(({ touches }) => touches.includes(set))
        .flatMap((order) =>
          order.ingredients
            .filter(({ code }) => record.terminology.member(set, RXNORM, code))
            .map((one): Fact<DoseTaken> => ({ value: doseOfDraft(order, one, at.zone), from: order.source })),
        );
      const now = current.items.map(
        ({ value, from }): Fact<DoseTaken> => ({ value: doseOfMedicine(value, from), from }),
      );
      const kept = now.filter((one) => !drafted.some((draft) => isRenewal(draft, one) && mgOf(draft) >= mgOf(one)));
      const added = drafted.filter((draft) => !now.some((one) => isRenewal(draft, one) && mgOf(one) > mgOf(draft)));
      const { complete, gaps, looked } = current;
      return factList({ items: [...kept, ...added], complete, gaps, looked });
    },
  });
}

function doseOfMedicine(medicine: Medicine, { type }: Source): DoseTaken {
  const { ingredient, exposures, perDay, scheduledPerDay, atLeast, stale } = medicine;
  const uses = exposures.filter(({ via }) => via !== 'administration');
  const scheduledOf = ({ perIngredient }: Exposure) =>
    perIngredient.find((dose) => dose.ingredient.code === ingredient.code)?.scheduledPerDay;
  return {
    ingredient,
    input: inputs[type] ?? 'medicationRequests',
    ...(perDay && { mgPerDay: perDay.value }),
    ...(scheduledPerDay && { scheduledMgPerDay: scheduledPerDay.value }),
    asNeeded: uses.some(({ dose }) => isPartlyAsNeeded(dose)),
    unread: atLeast || perDay === undefined,
    scheduledUnread: uses.some((use) => !use.asNeeded && scheduledOf(use)?.unit !== 'mg') || uses.length === 0,
    stale,
    uses,
  };
}

function doseOfDraft(order: OrderUnderReview, ingredient: Ingredient, zone: string): DoseTaken {
  const { product, resource, ingredients } = order;
  const dosages = resource.resourceType === 'MedicationRequest' ? resource.dosageInstruction : undefined;
  const dose = readDose(dosages, { zone, product, ingredient: ingredient.code });
  // In a product of several drugs an amount in mg does not say of which.
  const mixed = ingredients.length > 1 && (product === undefined || dose.steps.some((step) => step.recordedInMass));
  const mg = (amount: Amount | undefined) => (amount?.unit === 'mg' && !mixed ? amount.high : undefined);
  const [all, scheduled] = [mg(dose.perDay), dose.asNeeded ? 0 : mg(dose.scheduledPerDay)];
  return {
    ingredient,
    input: 'context',
    ...(all !== undefined && { mgPerDay: all }),
    ...(scheduled !== undefined && { scheduledMgPerDay: scheduled }),
    asNeeded: isPartlyAsNeeded(dose),
    unread: all === undefined,
    scheduledUnread: scheduled === undefined,
    stale: false,
    uses: [{ product, dose, entry: resource }],
  };
}

function isPartlyAsNeeded({ steps }: DoseReading): boolean {
  return steps.some((step) => step.asNeeded);
}

/** Is the draft for the one product in which the drug is taken, in the same way, both doses known? */
function isRenewal({ value: draft }: Fact<DoseTaken>, { value: current }: Fact<DoseTaken>): boolean {
  const product = draft.uses[0]?.product?.name;
  if (product === undefined || current.uses.some((use) => use.product?.name !== product)) return false;
  return draft.asNeeded === current.asNeeded && !draft.unread && !current.unread;
}

function mgOf({ value }: Fact<DoseTaken>): number {
  return value.mgPerDay ?? 0;
}
