import { readDate } from '../../src/fhir/dates.ts';
import { listOf, numberOf, textOf } from '../../src/fhir/elements.ts';
import { daysBetween } from '../../src/fhir/plain-date.ts';
import type { Exposure, Index } from '../../src/picture/index.ts';
import type { Interacting } from './interaction.ts';
import type { OrderUnderReview } from './order.ts';

/** Products that pair dextromethorphan with a drug that keeps it in the body: taken for months, never for a cough. */
const lasting = /\b(quinidine|bupropion|nuedexta|auvelity)\b/i;

/**
 * Is this dextromethorphan a short course for a cough: as needed, or ordered for at most two weeks (`coughDays`, [X])?
 * Never with quinidine or bupropion. Safer reading: without an end it is no short course.
 */
export function isForCough({ medicine, order }: Interacting, days: number, at: Index): boolean {
  if (order) return !isLasting(order) && (order.dose?.asNeeded === true || isShortOrder(order, days, at));
  const exposures = medicine?.exposures ?? [];
  return exposures.length > 0 && exposures.every((one) => !isLasting(one) && (one.asNeeded || isShort(one, days)));
}

function isLasting({ product, ingredients }: Pick<Exposure, 'product' | 'ingredients'>): boolean {
  return lasting.test([product?.name, ...ingredients.map(({ name }) => name)].join(' '));
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
      const { boundsPeriod, boundsDuration } = listOf(timing)[0]?.repeat ?? {};
      const start = readDate(boundsPeriod?.start, zone);
      const end = readDate(boundsPeriod?.end, zone);
      if (start && end) return daysBetween(start.earliest, end.latest) < days;
      const length = textOf(boundsDuration?.code) === 'd' ? numberOf(boundsDuration?.value) : undefined;
      return length !== undefined && length <= days;
    })
  );
}
