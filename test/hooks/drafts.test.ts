/** What timing cards offer is valid R4, coded from our own value sets, and orders no drug. */
import type { Resource } from '@medplum/fhirtypes';
import { describe, expect, it } from 'vitest';
import { type ContactWindow, openContactWindow, psychotherapyPlans } from '../../hooks/case/course/contact-window.ts';
import { draftCodes, scoreCodes } from '../../hooks/case/course/draft-codes.ts';
import { nextSessionDraft, psychotherapyDraft, scoreTask } from '../../hooks/case/course/drafts.ts';
import { lastEsketamineVisit } from '../../hooks/case/course/last-visit.ts';
import { scales } from '../../hooks/case/course/scales.ts';
import { defaultPolicy, templatesFor } from '../../hooks/index.ts';
import type { SuggestionPlan } from '../../src/engine/index.ts';
import { createWords } from '../../src/engine/words.ts';
import { type Need, readInputs, recordView, type Source } from '../../src/picture/index.ts';
import { r4Faults } from '../artefacts/r4.ts';
import { terminology } from '../terminology/profiles.ts';

const at = { instant: new Date('2026-06-15T15:00:00Z'), today: '2026-06-15', zone: 'America/New_York' };
const words = createWords(at);
const made = (plans: readonly SuggestionPlan[]): Resource[] =>
  plans.map(({ resource }) => resource({ reference: 'Patient/p' }));
const entry = (type: string, id: string): Source => ({ type, id, trust: 'stated' });
const entries = [entry('Condition', 'd'), entry('MedicationAdministration', 's'), entry('Observation', 'o')];
const next = {
  drug: 'ketamine',
  from: '2026-06-17',
  to: '2026-06-23',
  why: ['Interval 14 days, as before.'],
  entries,
} as const;

describe('the draft for the next session', () => {
  it('asks for an infusion in the due window, pointing at what it rests on', () => {
    expect(made(nextSessionDraft(next, words))).toEqual([
      {
        resourceType: 'ServiceRequest',
        status: 'draft',
        intent: 'proposal',
        code: { coding: [draftCodes.infusion], text: 'Ketamine infusion session' },
        subject: { reference: 'Patient/p' },
        occurrencePeriod: { start: '2026-06-17', end: '2026-06-23' },
        reasonReference: [{ reference: 'Condition/d' }],
        supportingInfo: [{ reference: 'MedicationAdministration/s' }, { reference: 'Observation/o' }],
        note: [{ text: 'Interval 14 days, as before. Timing is individual; the evidence for an interval is low.' }],
      },
    ]);
    expect(nextSessionDraft(next, words)[0]?.label).toBe('Draft the next session: 17 Jun 2026 to 23 Jun 2026');
  });

  it.each([
    ['begins today where the window has begun', { from: '2026-06-12' }, { start: '2026-06-15', end: '2026-06-23' }],
    ['has no end where the window is over', { from: '2026-06-01', to: '2026-06-07' }, { start: '2026-06-15' }],
    ['has one day left', { from: '2026-06-09', to: '2026-06-15' }, { start: '2026-06-15', end: '2026-06-15' }],
  ])('%s', (_, change, occurrencePeriod) => {
    const drafts = made(nextSessionDraft({ ...next, ...change }, words));
    expect(drafts).toMatchObject([{ occurrencePeriod }]);
    expect(drafts.flatMap(r4Faults)).toEqual([]);
    if (!('end' in occurrencePeriod)) expect(JSON.stringify(drafts)).not.toContain('"end"');
  });

  it('of esketamine carries the code of the last visit, and is not made without one', () => {
    const drug = 'esketamine';
    expect(made(nextSessionDraft({ ...next, drug, visit: 'visitOver56' }, words))).toMatchObject([
      { code: { coding: [{ code: 'G2083' }], text: 'Esketamine session with observation' } },
    ]);
    expect(nextSessionDraft({ ...next, drug }, words)).toEqual([]);
  });
});

describe('the task to collect a score', () => {
  it.each(Object.values(scales).map(({ name }) => name))('%s, by the due day', (scale) => {
    const tasks = made(scoreTask({ scale, due: '2026-06-20', why: 'No score in 14 days.' }, words));
    expect(tasks).toMatchObject([
      {
        resourceType: 'Task',
        status: 'draft',
        intent: 'proposal',
        for: { reference: 'Patient/p' },
        restriction: { period: { end: '2026-06-20' } },
        code: { text: expect.stringContaining(scale) },
      },
    ]);
    expect(tasks.flatMap(r4Faults)).toEqual([]);
  });

  it('is due today where the day is past', () => {
    const tasks = made(scoreTask({ scale: 'PHQ-9', due: '2026-06-01', why: 'Overdue.' }, words));
    expect(tasks).toMatchObject([{ restriction: { period: { end: '2026-06-15' } } }]);
  });
});

describe('every draft', () => {
  const window: ContactWindow = { from: '2026-06-16', to: '2026-06-18' };
  const plans = [
    ...nextSessionDraft(next, words),
    ...nextSessionDraft({ ...next, drug: 'esketamine', visit: 'visitUpTo56' }, words),
    ...scoreTask({ scale: 'PHQ-9', due: '2026-06-20', why: 'No score in 14 days.' }, words),
    ...psychotherapyDraft(window, words),
  ];

  it('is a valid draft proposal of R4, one a target, and no order of a drug', () => {
    const drafts = made(plans);
    expect(drafts).toHaveLength(4);
    expect(new Set(plans.map(({ target }) => target)).size).toBe(4);
    for (const draft of drafts) {
      expect(draft).toMatchObject({ status: 'draft', intent: 'proposal' });
      expect(r4Faults(draft)).toEqual([]);
    }
    expect(JSON.stringify(drafts)).not.toMatch(
      /Medication(Request|Dispense)|dosage|dose(?! )|\bmg\b.*"text":"[^"]*mg/i,
    );
  });

  it.each([
    ['infusion-procedure', draftCodes.infusion],
    ['esketamine-visit-up-to-56', draftCodes.visitUpTo56],
    ['esketamine-visit-over-56', draftCodes.visitOver56],
    ['psychotherapy', draftCodes.psychotherapy],
    ['phq9-panel', scoreCodes['PHQ-9']],
    ['pain-severity-nrs', scoreCodes['0–10 pain']],
    ['peg-panel', scoreCodes.PEG],
  ])('takes its code from %s, under the name it has there', (set, coding) => {
    expect(terminology.member(set, coding?.system, coding?.code)?.display).toBe(coding?.display);
  });
});

const templates = templatesFor(defaultPolicy);

/** What a need reads in a record of these entries; inputs in `without` were not sent, or are never offered. */
function told<T>(
  wanted: Need<T, never>,
  lists: Readonly<Record<string, readonly object[]>>,
  { without = [], notOffered = [] }: { without?: readonly string[]; notOffered?: readonly string[] } = {},
): T {
  const prefetch = new Map<string, unknown>(
    Object.keys(templates)
      .filter((key) => !without.includes(key) && !notOffered.includes(key) && key !== 'patient' && key !== 'encounter')
      .map((key) => [
        key,
        { resourceType: 'Bundle', type: 'searchset', entry: (lists[key] ?? []).map((resource) => ({ resource })) },
      ]),
  );
  const inputs = readInputs({
    keys: Object.keys(templates),
    prefetch,
    context: { userId: 'Practitioner/1', patientId: 'p' },
    templates,
    notOffered: new Set(notOffered),
    zone: at.zone,
  });
  return recordView({ inputs, patientId: 'p', terminology, at, site: defaultPolicy }).read(wanted);
}

describe('days for a psychotherapy contact', () => {
  const code = { coding: [{ system: 'http://snomed.info/sct', code: '75516001' }] };
  const visit = (start: string) => ({
    resourceType: 'Appointment',
    id: 'a',
    status: 'booked',
    start,
    serviceType: [code],
  });
  const asked = (occurrencePeriod: object, status = 'active') => ({
    resourceType: 'ServiceRequest',
    id: 'r',
    status,
    intent: 'order',
    code,
    occurrencePeriod,
  });
  const open = (session: string, lists: Parameters<typeof told>[1] = {}, missing: Parameters<typeof told>[2] = {}) =>
    openContactWindow(told(psychotherapyPlans, lists, missing), session, at, defaultPolicy);

  it('are the three after the session, until they are over', () => {
    expect(open('2026-06-15')).toEqual({ from: '2026-06-16', to: '2026-06-18' });
    expect(open('2026-06-20')).toEqual({ from: '2026-06-21', to: '2026-06-23' });
    expect(open('2026-06-12')).toEqual({ from: '2026-06-13', to: '2026-06-15' });
    expect(open('2026-06-11')).toBeUndefined();
  });

  it('are drafted as far as they are still to come', () => {
    const labels = (from: string, to: string) => psychotherapyDraft({ from, to }, words).map(({ label }) => label);
    expect(labels('2026-06-13', '2026-06-16')).toEqual(['Draft a psychotherapy contact: 15 Jun 2026 to 16 Jun 2026']);
    expect(labels('2026-06-13', '2026-06-15')).toEqual(['Draft a psychotherapy contact: 15 Jun 2026']);
    expect(labels('2026-06-12', '2026-06-14')).toEqual([]);
  });

  it('are not offered where a contact is booked or asked for in them', () => {
    expect(open('2026-06-15', { appointments: [visit('2026-06-17T09:00:00-04:00')] })).toBeUndefined();
    expect(open('2026-06-15', { appointments: [visit('2026-06-19T09:00:00-04:00')] })).toBeDefined();
    const days = { start: '2026-06-16', end: '2026-06-18' };
    expect(open('2026-06-15', { serviceRequests: [asked(days)] })).toBeUndefined();
    expect(open('2026-06-15', { serviceRequests: [asked(days, 'revoked')] })).toBeDefined();
    expect(open('2026-06-15', { serviceRequests: [asked({ start: '2026-05-01', end: '2026-05-03' })] })).toBeDefined();
  });

  it('are not offered where bookings could not be read', () => {
    expect(open('2026-06-15', {}, { without: ['appointments'] })).toBeUndefined();
    expect(open('2026-06-15', {}, { notOffered: ['appointments'] })).toBeUndefined();
    expect(open('2026-06-15', {}, { without: ['serviceRequests'] })).toBeUndefined();
    expect(psychotherapyDraft(undefined, words)).toEqual([]);
  });
});

describe('the code of the last esketamine visit', () => {
  const dose = (day: string, mg: number | undefined, status = 'completed') => ({
    resourceType: 'MedicationAdministration',
    id: `${day}-${mg}`,
    status,
    medicationCodeableConcept: { text: 'esketamine' },
    effectiveDateTime: day,
    ...(mg !== undefined && {
      dosage: {
        route: { coding: [{ system: 'http://snomed.info/sct', code: '46713006' }] },
        dose: { value: mg, unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mg' },
      },
    }),
  });
  const billed = (day: string, code: string) => ({
    resourceType: 'Procedure',
    id: `${day}-${code}`,
    status: 'completed',
    code: { coding: [{ system: 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets', code }] },
    performedDateTime: day,
  });
  const last = (medicationAdministrations: readonly object[], procedures: readonly object[] = []) =>
    told(lastEsketamineVisit, { medicationAdministrations, procedures });

  it('goes by the doses of the last day together', () => {
    expect(last([dose('2026-06-10', 84), dose('2026-06-14', 56)])).toBe('visitUpTo56');
    expect(last([dose('2026-06-10', 56), dose('2026-06-14', 200)])).toBe('visitUpTo56');
    expect(last([dose('2026-06-14', 56), dose('2026-06-14', 28)])).toBe('visitOver56');
    expect(last([dose('2026-06-10', 56), dose('2026-06-14', 84, 'stopped')])).toBe('visitUpTo56');
  });

  it('goes by the code of the visit, and is unknown without either', () => {
    expect(last([dose('2026-06-10', 56)], [billed('2026-06-14', 'G2083')])).toBe('visitOver56');
    expect(last([dose('2026-06-14', undefined)], [billed('2026-06-14', 'G2082')])).toBe('visitUpTo56');
    expect(last([], [billed('2026-06-10', 'G2082'), billed('2026-06-14', 'G2083')])).toBe('visitOver56');
    expect(last([])).toBeUndefined();
  });
});
