import { readDate } from '../../src/fhir/dates.ts';
import { codingsOf, listOf } from '../../src/fhir/elements.ts';
import { daysBetween } from '../../src/fhir/plain-date.ts';
import type { Exposure, Index, MedicationEntry } from '../../src/picture/index.ts';
import type { Interacting } from './interaction.ts';
import type { OrderUnderReview } from './order.ts';

/** Products that pair dextromethorphan with a drug that keeps it in the body: taken for months, never for a cough. */
const lasting = /\b(quinidine|bupropion|nuedexta|auvelity)\b/i;

/**
 * Is this dextromethorphan a short course for a cough: as needed, or ordered for at most two weeks (`coughDays`, [X])?
 * Never with quinidine or bupropion. Safer reading: without an end it is no short course; of a draft, only a
 * period with both days ends.
 */
export function isForCough({ medicine, order }: Interacting, days: number, at: Index): boolean {
  if (order)
    return !isLasting(order, order.resource) && (order.dose?.asNeeded === true || isShortOrder(order, days, at));
  return medicine.exposures.every((one) => !isLasting(one, one.entry) && (one.asNeeded || isShort(one, days)));
}

/** A brand in words does not always tell both of its drugs, so the words of the entry count too. */
function isLasting(
  { product, ingredients }: Pick<Exposure, 'product' | 'ingredients'>,
  entry: MedicationEntry | OrderUnderReview['resource'],
): boolean {
  const concepts = entry.resourceType === 'ServiceRequest' ? [] : listOf(entry.medicationCodeableConcept);
  const words = [...concepts.map(({ text }) => text), ...codingsOf(concepts).map(({ display }) => display)];
  return lasting.test([product?.name, ...ingredients.map(({ name }) => name), ...words].join(' '));
}

function isShort({ start, end }: Exposure, days: number): boolean {
  return start !== undefined && end !== undefined && daysBetween(start.earliest, end.latest) < days;
}

function isShortOrder({ resource }: OrderUnderReview, days: number, { zone }: Index): boolean {
  if (resource.resourceType !== 'MedicationRequest') return false;
  const instructions = listOf(resource.dosageInstruction);
  return (
    instructions.length > 0 &&
    instructions.every(({ timing }) => {
      const bounds = listOf(timing)[0]?.repeat?.boundsPeriod;
      const start = readDate(bounds?.start, zone);
      const end = readDate(bounds?.end, zone);
      return start !== undefined && end !== undefined && daysBetween(start.earliest, end.latest) < days;
    })
  );
}
