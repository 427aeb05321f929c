/** REG-15: what is said is said as restated facts and options, in cards, rules and published artefacts alike. */
import { readdirSync, readFileSync } from 'node:fs';
import type { PlanDefinition } from '@medplum/fhirtypes';
import supertest from 'supertest';
import { describe, expect, it } from 'vitest';
import { services } from '../../hooks/index.ts';
import { shipped } from '../support/app.ts';
import { app, cards, post, requestFor } from './front-door.ts';
import { wordingFaults } from './lint.ts';
import { crowdedRecords } from './records.ts';

const rules = [...new Set(services.flatMap((service) => service.rules))];
const suppressors = [...new Set(services.flatMap((service) => service.suppressors))];
const exceptions = rules.flatMap(({ wordingExceptions = [] }) => wordingExceptions);
const folder = new URL('../../fhir-profiles/plan-definitions/', import.meta.url);
const plans = readdirSync(folder).map(
  (name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as PlanDefinition,
);

/** Names of sources are quoted as published. */
const titles = shipped.knowledge.all.flatMap(({ citations }) => citations.map(({ display }) => display));
const withoutTitles = (text: string) => titles.reduce((rest, title) => rest.replaceAll(title, ''), text);

describe('REG-15 the lint', () => {
  it.each([
    'You must not give it',
    'Do not give ketamine',
    'Stop the infusion',
    'Start esketamine',
    'It is safe',
    'cleared for treatment',
    'No contraindications',
    'Patient at high risk',
    'An emergency',
    'Act immediately',
    'alarm',
    'detects depression',
    'diagnoses it',
    'predicts response',
    'An AI tool',
  ])('finds %s', (text) => expect(wordingFaults(text)).toHaveLength(1));

  it.each([
    'unsafe, restart, started, stopped, mustard, aid, AIDS, air',
    'Supports, and does not replace, clinical judgement. Not for emergencies or monitoring during treatment.',
    'consider; options include; the label states; the record shows',
  ])('lets %s pass', (text) => expect(wordingFaults(text)).toEqual([]));

  it('honours what a rule excepts, and only that', () => {
    expect(wordingFaults('Stop it, it is safe', [{ word: 'stop' }])).toHaveLength(1);
  });
});

describe('REG-15 no banned word', () => {
  it('in any text of any card of the golden cases, nor in answers where everything speaks', async () => {
    const crowded = await Promise.all(crowdedRecords.map((record) => post(requestFor(record))));
    const all = [...cards.map(({ card }) => card), ...crowded.flatMap((heard) => heard.cards)];
    const faults = new Set<string>();
    for (const card of all) {
      const said = [
        card.summary,
        card.detail,
        card.source.label,
        card.source.topic?.display ?? '',
        ...(card.overrideReasons ?? []).map(({ display }) => display),
        ...(card.links ?? []).map(({ label }) => label),
        ...(card.suggestions ?? []).flatMap(({ label, actions }) => [
          label,
          ...actions.flatMap(({ description, resource }) => [
            description,
            ...((resource as { note?: { text: string }[] }).note ?? []).map(({ text }) => text),
          ]),
        ]),
      ].join('\n');
      for (const fault of wordingFaults(withoutTitles(said), exceptions))
        faults.add(`${card.source.topic?.code}: ${fault}`);
    }
    expect([...faults]).toEqual([]);
  });

  it.each([...rules, ...suppressors].map((rule) => [rule.id, rule] as const))('in title and basis of %s', (_, rule) => {
    const own = 'wordingExceptions' in rule ? rule.wordingExceptions : [];
    expect(wordingFaults(`${rule.title}\n${rule.basis}`, own)).toEqual([]);
  });

  it('and every exception has a reason', () => {
    for (const { word, reason } of exceptions) expect(reason.length, word).toBeGreaterThan(20);
  });

  it.each(plans.map((plan) => [plan.id ?? '', plan] as const))('in the PlanDefinition %s', (id, plan) => {
    const own = rules.find((rule) => rule.plan === id)?.wordingExceptions;
    const texts = [
      plan.title,
      plan.description,
      plan.purpose,
      plan.usage,
      ...(plan.extension ?? []).map(({ valueCodeableConcept }) => valueCodeableConcept?.text),
      ...(plan.action ?? []).flatMap(({ title, description }) => [title, description]),
    ];
    expect(wordingFaults(texts.join('\n'), own)).toEqual([]);
  });

  it('in discovery', async () => {
    const { body } = await supertest(app).get('/cds-services');
    for (const { title, description, usageRequirements } of body.services) {
      expect(wordingFaults([title, description, usageRequirements].join('\n'))).toEqual([]);
    }
  });
});
