import type { MedicationRequest, Ratio, ServiceRequest } from '@medplum/fhirtypes';
import { listOf, numberOf, textOf } from '../../src/fhir/elements.ts';
import { type Need, need, no, type RecordView, strengthOf, type Truth, unknown, yes } from '../../src/picture/index.ts';
import { ketamineLabel } from '../policy/limits/doses.ts';
import { unreadableOrder } from './dose-limit.ts';
import { drafts, type OrderUnderReview } from './order.ts';
import { textsOf } from './order-words.ts';

/** `100 mg/mL`, `500 mg/5 mL`, `1 g per 10 mL`, however it is spaced. */
const inWords = /(\d[\d,]*(?:\.\d+)?)\s*(mg|g)\s*(?:\/|per|in)\s*(\d+(?:\.\d+)?)?\s*ml\b/gi;

/**
 * Which drafts are for the ketamine solution that the label says to dilute, by their key? By the strength of the coded
 * product, or by that of an ingredient of the product the order refers to. A product without either is not, unless a name
 * says so much in a mL: then nobody can tell.
 */
export const concentrates: Need<ReadonlyMap<string, Truth>> = need({
  name: 'concentrated products ordered',
  inputs: ['context'],
  softens: ['encounter'],
  read: (record) =>
    new Map(record.read(drafts).orders.map((order) => [order.key, isConcentrate(order, record)] as const)),
});

function isConcentrate({ product, ingredients, resource, source }: OrderUnderReview, record: RecordView): Truth {
  const coded = ingredients.flatMap(({ code }) => strengthOf(product, code) ?? []);
  const perMl = [
    ...coded.flatMap(({ mg, per }) => (per === 'mL' ? mg : [])),
    ...ratiosOf(resource, record).flatMap((ratio) => perMlOf(ratio) ?? []),
  ];
  if (perMl.some(isFull)) return yes(undefined, [source]);
  return coded.length + perMl.length === 0 && textsOf(resource, record).some(saysSo)
    ? unknown([unreadableOrder(source)])
    : no('not the 100 mg/mL product', [source]);
}

/** Strengths of the ingredients of the product that an order refers to. */
function ratiosOf(order: MedicationRequest | ServiceRequest, record: RecordView): readonly Ratio[] {
  if (order.resourceType !== 'MedicationRequest') return [];
  const [reference] = listOf(order.medicationReference);
  const target = record.resolve(textOf(reference?.reference), order);
  return target?.resourceType === 'Medication'
    ? listOf(target.ingredient).flatMap(({ strength }) => listOf(strength))
    : [];
}

function perMlOf({ numerator, denominator }: Ratio): number | undefined {
  const [mg, mL] = [numberOf(numerator?.value), numberOf(denominator?.value) ?? 1];
  const unit = `${numerator?.code ?? numerator?.unit}/${denominator?.code ?? denominator?.unit}`.toLowerCase();
  if (mg === undefined || (unit !== 'mg/ml' && unit !== 'g/ml')) return undefined;
  return (unit === 'g/ml' ? mg * 1000 : mg) / mL;
}

function saysSo(words: string): boolean {
  return [...words.matchAll(inWords)].some(([, amount = '', unit = '', mL = '1']) => {
    const mg = Number(amount.replaceAll(',', '')) * (unit.toLowerCase() === 'g' ? 1000 : 1);
    return isFull(mg / Number(mL));
  });
}

function isFull(mgPerMl: number): boolean {
  return Math.round(mgPerMl * 100) / 100 === ketamineLabel.concentrateMgPerMl;
}
