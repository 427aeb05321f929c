/**
 * What an order may say beyond the language of the golden cases: instructions without a place in a sequence, several dates in
 * one instruction, counts and lengths of a course, the strength of an ingredient.
 */
import supertest from 'supertest';
import { describe, expect, it } from 'vitest';
import { orderLimits, standInWeight } from '../../hooks/policy/limits/orders.ts';
import { RXNORM, SNOMED, UCUM } from '../../src/fhir/systems.ts';
import type { CdsResponse } from '../../src/protocol/types.ts';
import { INDEX_INSTANT } from '../golden/dates.ts';
import { samples } from '../properties/cases.ts';
import { shippedApp } from '../support/app.ts';
import { draftOf, draftOrdersOf } from './draft.ts';

const app = shippedApp(() => INDEX_INSTANT);
const { request } = samples.find(({ name }) => name === 'dose-ketamine-high.yaml: the usual dose')!;
const subject = { reference: `Patient/${request.context.patientId}` };
const quantity = (value: number, unit: string) => ({ value, unit, system: UCUM, code: unit });
const drug = (code: string) => ({ medicationCodeableConcept: { coding: [{ system: RXNORM, code }] } });
const ketamine = drug('6130');
const esketamine = drug('2119365');
const nasal = { coding: [{ system: SNOMED, code: '46713006' }] };
const vein = { coding: [{ system: SNOMED, code: '47625008' }] };
const spray = (mg: number, more: object = {}) => ({
  route: nasal,
  doseAndRate: [{ doseQuantity: quantity(mg, 'mg') }],
  ...more,
});
const daily = (more: object) =>
  spray(56, { timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd', ...more } } });

/** The summaries at signing, the checklist left out. */
async function said(order: object): Promise<string> {
  const reasonCode = [{ coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'F33.2' }] }];
  const draftOrders = draftOrdersOf(draftOf(subject, { reasonCode, ...order }));
  const answer = await supertest(app)
    .post('/cds-services/ketamine-order-sign')
    .send({ ...request, context: { ...request.context, draftOrders } });
  expect(answer.status).toBe(200);
  const { cards }: CdsResponse = answer.body;
  return cards
    .filter(({ summary }) => !summary.startsWith('Session checklist'))
    .map(({ indicator, summary, detail }) => `${indicator} ${summary} ${detail}`)
    .join('\n');
}

describe('esketamine instructions that nothing sets apart', () => {
  it.each<[string, readonly object[], RegExp]>([
    ['84 and 84 mg', [spray(84), spray(84)], /^critical Esketamine 168 mg/],
    ['56 and 56 mg', [spray(56), spray(56)], /^critical Esketamine 112 mg/],
  ])('come together: %s', async (_, dosageInstruction, expected) => {
    expect(await said({ ...esketamine, dosageInstruction })).toMatch(expected);
  });

  it('28 and 56 mg are a labelled dose, and no 28 mg', async () => {
    const answer = await said({ ...esketamine, dosageInstruction: [spray(28), spray(56)] });
    expect(answer).not.toMatch(/^critical|Esketamine 28 mg under 65/);
  });
});

describe('dates and counts of one esketamine instruction', () => {
  const dates = (...event: string[]) => [spray(56, { timing: { event } })];

  it('counts every date', async () => {
    const answer = await said({ ...esketamine, dosageInstruction: dates('2026-06-16', '2026-06-17', '2026-06-18') });
    expect(answer).toMatch(/3 esketamine sessions in 7 days/);
  });

  it.each([
    ['two dates a few days apart', dates('2026-06-16', '2026-06-19')],
    ['once a day, one time', [daily({ count: 1 })]],
    ['once a day for one day', [daily({ boundsDuration: quantity(1, 'd') })]],
    ['once a day for 48 hours', [daily({ boundsDuration: quantity(48, 'h') })]],
    ['once a day for one to two days', [daily({ boundsRange: { low: quantity(1, 'd'), high: quantity(2, 'd') } })]],
  ])('is silent for %s', async (_, dosageInstruction) => {
    expect(await said({ ...esketamine, dosageInstruction })).not.toMatch(/in 7 days/);
  });

  it.each([
    ['three times', [daily({ count: 3 })], 3],
    ['two to four times', [daily({ count: 2, countMax: 4 })], 4],
    ['for three days', [daily({ boundsDuration: quantity(3, 'd') })], 3],
    ['for two weeks', [daily({ boundsDuration: quantity(2, 'wk') })], 7],
  ])('speaks of once a day, %s', async (_, dosageInstruction, times) => {
    expect(await said({ ...esketamine, dosageInstruction })).toMatch(`ordered ${times} times in 7 days`);
  });

  it('adds the weekdays of several instructions', async () => {
    const on = (...dayOfWeek: string[]) => daily({ period: 1, periodUnit: 'wk', frequency: 2, dayOfWeek });
    const answer = await said({ ...esketamine, dosageInstruction: [on('mon', 'wed'), on('tue', 'thu')] });
    expect(answer).toMatch('ordered 4 times in 7 days');
  });
});

describe('the strength of an ingredient', () => {
  const vial = (numerator: object, denominator: object) => ({
    contained: [
      {
        resourceType: 'Medication',
        id: 'vial',
        ingredient: [{ itemCodeableConcept: ketamine.medicationCodeableConcept, strength: { numerator, denominator } }],
      },
    ],
    medicationReference: { reference: '#vial' },
    dosageInstruction: [
      {
        route: vein,
        timing: { repeat: { duration: 40, durationUnit: 'min' } },
        doseAndRate: [{ doseQuantity: quantity(35, 'mg') }],
      },
    ],
  });

  it.each([
    ['500 mg in 5 mL', quantity(500, 'mg'), quantity(5, 'mL')],
    ['1 g in 10 mL', quantity(1, 'g'), quantity(10, 'mL')],
  ])('is read: %s', async (_, numerator, denominator) => {
    expect(await said(vial(numerator, denominator))).toMatch('Ketamine 100 mg/mL ordered by vein');
  });

  it('500 mg in 10 mL is another product', async () => {
    expect(await said(vial(quantity(500, 'mg'), quantity(10, 'mL')))).toBe('');
  });
});

describe('what a site may set', () => {
  it('never makes a dose too short for the limits of speed and too long for those of one dose', () => {
    expect(orderLimits.ketamineDose.longestMinutes.min).toBe(120);
  });

  it('stands in for the weight by what the limits in mg stand for', () => {
    const { warningMg, warningPerKg, criticalMg, criticalPerKg } = orderLimits.ketamineDose;
    expect(warningMg.default / warningPerKg.default).toBe(standInWeight.warning);
    expect(criticalMg.default / criticalPerKg.default).toBe(standInWeight.critical);
  });
});

describe('ketamine by mouth with a stated maximum below what the frequency gives', () => {
  it('counts by what the frequency gives', async () => {
    const dosageInstruction = [
      {
        route: { coding: [{ system: SNOMED, code: '26643006' }] },
        doseAndRate: [{ doseQuantity: quantity(100, 'mg') }],
        timing: { repeat: { frequency: 3, period: 1, periodUnit: 'd' } },
        maxDosePerPeriod: { numerator: quantity(150, 'mg'), denominator: quantity(1, 'd') },
      },
    ];
    expect(await said({ ...ketamine, dosageInstruction })).toMatch(/Ketamine 300 mg by mouth on a day of use/);
  });
});
