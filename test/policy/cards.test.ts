/** What a policy changes for a clinician: the rules as shipped, under the policy of a site. */
import type { Observation, ServiceRequest } from '@medplum/fhirtypes';
import { describe, expect, test } from 'vitest';
import { compose } from '../../src/compose.ts';
import type { Answer } from '../../src/engine/index.ts';
import { closedWorld } from '../../src/picture/index.ts';
import { samples } from '../properties/cases.ts';
import { shipped, tenant } from '../support/app.ts';
import { document, today } from './documents.ts';

const at = { instant: new Date('2026-06-15T15:00:00Z'), today: '2026-06-15', zone: 'America/New_York' };
const onFault = (rule: string, fault: unknown) => {
  throw new Error(rule, { cause: fault });
};

/** The answer at opening the chart of a golden case, under a policy with these members. */
function view(bundle: (typeof samples)[number]['built']['bundle'], members: Record<string, unknown>): Answer {
  const { engine } = compose({ policy: { document: document(members), today }, onFault });
  const service = engine.services.find(({ hook }) => hook === 'patient-view')!;
  const { patientId, prefetch } = closedWorld(bundle, service.prefetch);
  const hookInstance = '00000000-0000-4000-8000-000000000000';
  const request = { hook: service.hook, hookInstance, context: { userId: 'Practitioner/1', patientId }, prefetch };
  return engine.evaluate(service.id, request, { at, tenant });
}

const cardsOf = (answer: Answer) => (answer.status === 200 ? answer.response.cards : []);
const caseOf = (name: string) => samples.find((sample) => sample.name.includes(name))!.built.bundle;
const suicidal = caseOf('fires on intent in a screen of the last two weeks');
const resistant = caseOf('V01 ');

describe('wording', () => {
  test('lowers the suicide card, and names the crisis line of the site', () => {
    const [card] = cardsOf(view(suicidal, { wording: { suicideCard: 'warning', crisisLine: 'Samaritans 116 123' } }));
    expect(card).toMatchObject({ indicator: 'warning' });
    expect(card?.detail).toContain('and the Samaritans 116 123');
    expect(card?.detail).not.toContain('988');
  });

  test('as shipped it is critical and names 988', () => {
    const [card] = cardsOf(view(suicidal, {}));
    expect(card).toMatchObject({ indicator: 'critical' });
    expect(card?.detail).toContain('988 lifeline');
  });
});

describe('families', () => {
  const rule = (answer: Answer) => answer.explanation.rules.find(({ id }) => id === 'ind-suicide-acute');

  test('a family does not silence the suicide card; the rule itself in shadow does, and is still decided', () => {
    expect(rule(view(suicidal, { families: { suicide: 'shadow' } }))?.fate).toBe('shown');
    const shadowed = view(suicidal, { families: { 'ind-suicide-acute': 'shadow' } });
    expect(rule(shadowed)).toMatchObject({ verdict: 'fires', fate: 'shadow' });
    expect(JSON.stringify(cardsOf(shadowed))).not.toContain('Acute suicide-risk finding');
  });

  test('a family that is off is off in each of its rules', () => {
    const { rules } = view(resistant, { families: { indications: 'off' } }).explanation;
    expect(rules.find(({ id }) => id === 'ind-trd')).toMatchObject({ verdict: 'cannot-tell' });
  });
});

describe('referrals', () => {
  test('carry who, where, what kind and how to reach them; what the policy leaves out stays as shipped', () => {
    const specialty = { system: 'http://snomed.info/sct', code: '394587001', display: 'Psychiatry' };
    const psychiatry = {
      text: 'Mood clinic',
      performer: { reference: 'HealthcareService/mood', display: 'Mood clinic' },
      specialty,
      serviceType: { system: 'https://site.example/services', code: 'eval', display: 'Evaluation' },
      location: { display: 'Building C' },
      contact: 'Desk 4410',
    };
    const cards = cardsOf(view(resistant, { referrals: { psychiatry } }));
    const drafts = cards.flatMap(({ suggestions = [] }) => suggestions.flatMap(({ actions = [] }) => actions));
    const [draft] = drafts.map(({ resource }) => resource as unknown as ServiceRequest);
    expect(draft).toMatchObject({
      code: { coding: [{ code: '183524004' }], text: 'Mood clinic' },
      performer: [{ reference: 'HealthcareService/mood', display: 'Mood clinic' }],
      performerType: { coding: [specialty] },
      category: [{ coding: [{ code: 'eval' }] }],
      locationReference: [{ display: 'Building C' }],
    });
    expect(draft?.note?.map(({ text }) => text)).toContain('Contact: Desk 4410');
  });
});

describe('override reasons', () => {
  test('are those of the site', () => {
    const reason = { system: 'https://site.example/reasons', code: 'R1', display: 'Known to the team' };
    const [card] = cardsOf(view(suicidal, { overrideReasons: { 'OR-A': [reason] } }));
    expect(card?.overrideReasons).toEqual([reason]);
  });
});

describe('codes', () => {
  const madrs = { system: 'https://site.example/codes', code: 'MADRS' };
  const scored = (value: number): Observation => ({
    resourceType: 'Observation',
    id: 'madrs',
    status: 'final',
    code: { coding: [madrs] },
    subject: { reference: 'Patient/golden-patient' },
    effectiveDateTime: '2026-06-10T12:00:00Z',
    valueQuantity: { value },
  });
  /** The golden case without its PHQ-9: severity rests on what the site has mapped. */
  const recorded = (value: number) => {
    const entry = (resistant.entry ?? []).filter(({ resource }) => resource?.resourceType !== 'Observation');
    return { ...resistant, entry: [...entry, { resource: scored(value) }] };
  };
  const severe = (value: number, members: Record<string, unknown>) =>
    view(recorded(value), members).explanation.rules.find(({ id }) => id === 'ind-trd')?.verdict;

  test('of a scale without a public one are read only where the site has mapped them, and by the limit of the site', () => {
    expect(severe(30, {})).not.toBe('fires');
    expect(severe(30, { codes: { 'madrs-total': [madrs] } })).toBe('fires');
    expect(severe(25, { codes: { 'madrs-total': [madrs] } })).not.toBe('fires');
    const thresholds = { severity: { severe: { madrs: 25 } } };
    expect(severe(25, { codes: { 'madrs-total': [madrs] }, thresholds })).toBe('fires');
  });

  test('are asked for in discovery and belong to the terminology that the answer names', () => {
    const { engine, terminology } = compose({
      policy: { document: document({ codes: { 'madrs-total': [madrs] } }), today },
      onFault,
    });
    const asked = engine.services.map(({ prefetch }) => prefetch.scores2 ?? '');
    expect(asked.join()).toContain('https://site.example/codes|MADRS');
    expect(terminology.version).not.toBe(shipped.terminology.version);
  });
});
