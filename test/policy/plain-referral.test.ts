/** Under a contraindication a draft referral is plain: whatever the policy of the site calls its clinics. */
import type { ServiceRequest } from '@medplum/fhirtypes';
import { expect, test } from 'vitest';
import { compose } from '../../src/compose.ts';
import { closedWorld } from '../../src/picture/index.ts';
import type { Card } from '../../src/protocol/types.ts';
import { samples } from '../properties/cases.ts';
import { tenant } from '../support/app.ts';
import { document, today } from './documents.ts';

const at = { instant: new Date('2026-06-15T15:00:00Z'), today: '2026-06-15', zone: 'America/New_York' };
const onFault = (rule: string, fault: unknown) => {
  throw new Error(rule, { cause: fault });
};
const referrals = {
  psychiatry: { text: 'Ketamine clinic', performer: { display: 'Interventional psychiatry' } },
  pain: { text: 'Ketamine infusions', performer: { display: 'Ketamine infusions' } },
};

function cardsOf(name: string): readonly Card[] {
  const sample = samples.find(({ name: own }) => own.includes(name));
  if (!sample) throw new Error(`no sample ${name}`);
  const { engine } = compose({ policy: { document: document({ referrals }), today }, onFault });
  const service = engine.services.find(({ hook }) => hook === 'patient-view');
  if (!service) throw new Error('no service');
  const { patientId, prefetch } = closedWorld(sample.built.bundle, service.prefetch);
  const hookInstance = '00000000-0000-4000-8000-000000000000';
  const request = { hook: service.hook, hookInstance, context: { userId: 'Practitioner/1', patientId }, prefetch };
  const answer = engine.evaluate(service.id, request, { at, tenant });
  return answer.status === 200 ? answer.response.cards : [];
}

const draftsOf = (name: string) =>
  cardsOf(name).flatMap(({ suggestions = [] }) =>
    suggestions.flatMap(({ actions = [] }) => actions.map(({ resource }) => resource as unknown as ServiceRequest)),
  );

test('names psychiatry and pain medicine, and neither the drug nor the clinic of the site', () => {
  const drafts = draftsOf('depression with pain, and a plain referral to both');
  expect(drafts.map(({ code }) => code)).toEqual([
    {
      coding: [{ system: 'http://snomed.info/sct', code: '183524004', display: 'Referral to psychiatry service' }],
      text: 'Psychiatry review',
    },
    {
      coding: [
        { system: 'http://snomed.info/sct', code: '306265007', display: 'Referral to pain management specialist' },
      ],
      text: 'Pain medicine review',
    },
  ]);
  for (const draft of drafts) {
    expect(JSON.stringify(draft)).not.toMatch(/ketamine|intervention|rapid|aneurysm/i);
    expect(draft).toMatchObject({ status: 'draft', intent: 'proposal' });
    expect(draft.note?.[0]?.text).toBe(
      'Depression with chronic pain; Moderate depression after two adequate trials. Review of treatment and of other options requested.',
    );
  }
});

test('rests on the entries of the indication, and not on what speaks against it', () => {
  const [draft] = draftsOf('one card in place of the indication, and a plain referral');
  const reasons = draft?.reasonReference?.map(({ reference }) => reference);
  expect(reasons).toContain('Condition/condition-1');
  expect(reasons).not.toContain('Condition/condition-2');
});

test('is urgent to psychiatry alone, from a PHQ-9 of 20', () => {
  expect(draftsOf('one card in place of the indication, and a plain referral')[0]?.priority).toBe('routine');
  const urgent = draftsOf('a high score makes the referral to psychiatry urgent, that to pain medicine not');
  expect(urgent.map(({ priority }) => priority)).toEqual(['urgent', 'routine']);
});

test('the line keeps the capitals of an abbreviation', () => {
  const [card] = cardsOf('a contraindication with an abbreviation');
  expect(card?.detail).toContain('recent stroke or TIA together with: PTSD after therapy and medicine');
});
