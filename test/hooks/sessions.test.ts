/** What is recorded of a day is one session, whichever entries and clinics record it (knowledge 0.5). */
import { describe, expect, it } from 'vitest';
import { sessions } from '../../hooks/case/sessions.ts';
import { depression, encounter, from, gave, procedure, weighs } from './exposures.ts';
import { cpt, hcpcs, icd10, type Loose, ny, readIn, snomed } from './small-record.ts';

type Options = Parameters<typeof readIn>[2];

const read = (entries: readonly Loose[], options: Options = {}) => readIn(sessions, entries, options);
const told = (entries: readonly Loose[], options: Options = {}) =>
  read(entries, options).days.map((one) => `${one.day} ${one.class} ${one.state}`);
const day = '2026-06-10';
const visit = (code: string, more: Loose = {}) =>
  encounter({ type: [hcpcs(code)], period: { start: ny(day, '09:00'), end: ny(day, '11:30') }, ...more });
const infusion = (more: Loose = {}) => procedure(cpt('96365', 'Ketamine infusion'), day, more);
const operation = (when: string, more: Loose = {}) => procedure(snomed('13619001'), when, more);

describe('billed esketamine visits', () => {
  const session = [`${day} esketamine-session completed`];

  it.each([
    ['a Procedure', procedure(hcpcs('G2082'), day)],
    ['the type of an Encounter', visit('G2083')],
    ['the service type of an Encounter', visit('G2082', { type: [], serviceType: hcpcs('G2082') })],
    ['a visit that was never closed', visit('G2082', { status: 'in-progress' })],
  ])('%s is a session of its day', (_what, entry) => {
    expect(told([entry])).toEqual(session);
  });

  it('names the dose that the code stands for', () => {
    const shown = (entry: Loose) => read([entry]).days[0]?.from[0]?.shown;
    expect(shown(visit('G2082'))).toEqual({ name: 'Esketamine visit', value: 'up to 56', unit: 'mg' });
    expect(shown(procedure(hcpcs('G2083'), day))).toMatchObject({ value: 'more than 56', unit: 'mg' });
  });

  it('ends when the Encounter ended', () => {
    const [one] = read([visit('G2082')]).days;
    expect([one?.start?.text, one?.end?.text]).toEqual([ny(day, '09:00'), ny(day, '11:30')]);
  });

  it('is one session with all other entries of the day', () => {
    const dose = gave('esketamine', ny(day, '09:10'), { mg: 56 });
    const entries = [procedure(hcpcs('G2082'), day), visit('G2082'), visit('G2082')];
    expect(told(entries)).toEqual(session);
    expect(told([dose, ...entries])).toEqual(session);
    expect(read([dose, ...entries]).days[0]?.from.map(({ type }) => type)).toEqual(['MedicationAdministration']);
  });

  it('classifies and closes what the administration leaves open', () => {
    const noDose = gave('esketamine', day, {});
    expect(told([noDose])).toEqual([`${day} unclassified completed`]);
    expect(told([noDose, visit('G2082')])).toEqual(session);
    const running = { ...noDose, status: 'in-progress' };
    expect(told([running])).toEqual([`${day} esketamine-session partial`]);
    expect(told([running, visit('G2082')])).toEqual(session);
  });

  it('does not complete a dose that was stopped', () => {
    const stopped = gave('esketamine', day, { mg: 28 }, { status: 'stopped' });
    expect(told([stopped, visit('G2082')])).toEqual([`${day} esketamine-session partial`]);
  });

  it('stands beside an exposure that was not of the nasal product', () => {
    const injected = gave('esketamine', day, { mg: 25, route: 'iv' });
    expect(told([injected, visit('G2082')])).toEqual([`${day} unclassified completed`, ...session]);
  });

  it.each(['planned', 'cancelled', 'entered-in-error'])('an Encounter that is %s is nothing', (status) => {
    const { days, visitGaps } = read([visit('G2082', { status })]);
    expect([days, visitGaps]).toEqual([[], []]);
  });

  it.each([
    ['only arrived', { status: 'arrived' }, 'unknown-status'],
    ['without a status', { status: undefined }, 'unknown-status'],
    ['without a day', { period: undefined }, 'undated'],
    ['that collects visits', { period: { start: '2026-05-01', end: '2026-05-31' } }, 'undated'],
  ])('an Encounter %s may be a session', (_what, more, reason) => {
    const { days, visitGaps, procedureGaps } = read([visit('G2082', more)]);
    expect(days).toEqual([]);
    expect(visitGaps.map((gap) => [gap.input, gap.reason])).toEqual([['encounters', reason]]);
    expect(procedureGaps).toEqual(visitGaps);
  });

  it('a visit under way today says nothing of a dose yet; one of tomorrow neither', () => {
    const on = (start: string) => ({ period: { start: ny(start, '09:00') } });
    expect(told([visit('G2082', { status: 'in-progress', ...on('2026-06-15') })])).toEqual([]);
    expect(told([visit('G2082', { status: 'finished', ...on('2026-06-16') })])).toEqual([]);
    expect(told([visit('G2082', { status: 'finished', ...on('2026-06-15') })])).toHaveLength(1);
  });

  it('Procedures that were not read are a gap, Encounters are none', () => {
    expect(read([], { without: ['procedures'] }).visitGaps).toHaveLength(1);
    expect(read([], { without: ['encounters'] }).visitGaps).toEqual([]);
  });
});

describe('a bill of the day after a recorded session', () => {
  const dose = gave('esketamine', ny('2026-06-09', '09:00'), { mg: 56 });
  const bill = procedure(hcpcs('G2082'), day);

  it('is the bill of that session, and may be one of its own', () => {
    const { days, visitGaps, procedureGaps } = read([dose, bill]);
    expect(days.map((one) => one.day)).toEqual(['2026-06-09']);
    expect(visitGaps).toMatchObject([{ input: 'procedures', source: { type: 'Procedure' } }]);
    expect(procedureGaps).toEqual([]);
  });

  it.each([
    ['the session has a bill of its own', [dose, procedure(hcpcs('G2082'), '2026-06-09'), bill], 2],
    ['it is an Encounter, which took place on its day', [dose, visit('G2082')], 2],
    ['the session is two days older', [gave('esketamine', ny('2026-06-08', '09:00'), { mg: 56 }), bill], 2],
    ['nothing but bills is recorded', [procedure(hcpcs('G2082'), '2026-06-09'), bill], 2],
  ])('but not where %s', (_what, entries, count) => {
    const { days, visitGaps } = read(entries);
    expect([days.length, visitGaps.length]).toEqual([count, 0]);
  });
});

describe('infusions recorded as Procedures', () => {
  const alone = [`${day} unclassified completed`];

  it.each([
    ['in the words of the code', infusion()],
    ['as a used code', procedure(cpt('96365'), day, { usedCode: [{ text: 'Ketamine 50 mg/mL' }] })],
    [
      'as a contained Medication',
      procedure(cpt('96365'), day, {
        contained: [
          {
            resourceType: 'Medication',
            id: 'm',
            code: { coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '6130' }] },
          },
        ],
        usedReference: [{ reference: '#m' }],
      }),
    ],
    ['as a reference in words', procedure(snomed('14152002'), day, { usedReference: [{ display: 'Ketamine' }] })],
    [
      'with a reason',
      infusion({
        reasonCode: [depression],
        performedDateTime: undefined,
        performedPeriod: { start: ny(day, '09:00'), end: ny(day, '11:00') },
      }),
    ],
  ])('one that names ketamine %s is an exposure nobody can classify', (_how, entry) => {
    expect(told([entry])).toEqual(alone);
    expect(read([entry]).days[0]?.drug).toBe('ketamine');
  });

  it.each([
    ['names no drug', procedure(cpt('96365', 'Infusion'), day)],
    ['names it in a note only', procedure(cpt('96365'), day, { note: [{ text: 'ketamine' }] })],
    ['is no infusion', procedure(snomed('13619001', 'Ketamine'), day)],
    ['was not done', infusion({ status: 'not-done' })],
    ['names no day', infusion({ performedDateTime: '2026' })],
    ['is to come', infusion({ performedDateTime: '2026-06-16' })],
  ])('one that %s is nothing', (_what, entry) => {
    expect(told([entry])).toEqual([]);
  });

  it('several of a day are one; a stopped one is partial', () => {
    expect(told([infusion(), procedure(cpt('96366', 'Ketamine infusion, further hour'), day)])).toEqual(alone);
    expect(told([infusion({ status: 'stopped', reasonCode: [depression] })])).toEqual([`${day} unclassified partial`]);
  });

  it('took as long as it says', () => {
    const period = { start: ny('2026-06-08', '09:00'), end: ny('2026-06-12', '13:00') };
    const [long] = read([infusion({ performedDateTime: undefined, performedPeriod: period })]).days;
    expect([long?.day, long?.minutes]).toEqual(['2026-06-08', 100 * 60]);
    expect(read([infusion()]).days[0]?.minutes).toBeUndefined();
  });

  it('beside an operation it was anaesthesia', () => {
    expect(told([infusion(), operation('2026-06-11')])).toEqual([`${day} anaesthetic completed`]);
    expect(told([infusion({ reasonCode: [depression] }), operation('2026-06-11')])).toEqual(alone);
  });

  it('is the session of an administration of that day', () => {
    const dose = gave('ketamine', from(day, '09:00', '09:40'), { perKg: 0.5 });
    expect(told([dose, infusion()])).toEqual([`${day} ketamine-iv-mood completed`]);
    expect(told([gave('esketamine', day, { mg: 56 }), infusion()])).toEqual([
      `${day} esketamine-session completed`,
      ...alone,
    ]);
  });

  it.each([
    ['00:30', 1],
    ['03:49', 1],
    ['03:51', 2],
  ])('across midnight, at %s, it makes %i', (time, count) => {
    const dose = gave('ketamine', from('2026-06-09', '23:00', '23:50'), { perKg: 0.5 });
    const after = infusion({ performedDateTime: ny(day, time) });
    const before = infusion({ performedDateTime: ny('2026-06-08', '22:30') });
    expect(told([dose, after])).toHaveLength(count);
    expect(told([dose, before])).toHaveLength(2);
  });
});

describe('midnight', () => {
  const late = gave('ketamine', from('2026-06-09', '23:40', '00:05', day), { mg: 20 });
  const next = (start: string, end: string) => gave('ketamine', from(day, start, end), { mg: 15 });

  it('an infusion that goes past it is one session of the day it began', () => {
    expect(told([weighs(70), late, next('00:06', '00:20')])).toEqual(['2026-06-09 ketamine-iv-mood completed']);
  });

  it('its last part ends it', () => {
    const [one] = read([weighs(70), next('00:06', '00:20'), late]).days;
    expect([one?.start?.text, one?.end?.text]).toEqual([ny('2026-06-09', '23:40'), ny(day, '00:20')]);
  });

  it.each([
    ['04:04', 1],
    ['04:06', 2],
  ])('what begins at %s makes %i', (start, count) => {
    expect(told([late, next(start, '04:40')])).toHaveLength(count);
  });

  it('keeps the session of the next day apart', () => {
    const own = gave('ketamine', from(day, '15:00', '15:40'), { mg: 35 });
    expect(told([weighs(70), late, next('00:06', '00:20'), own])).toEqual([
      '2026-06-09 ketamine-iv-mood completed',
      `${day} ketamine-iv-mood completed`,
    ]);
  });

  it('an infusion of days is a session of each of them', () => {
    const bags = ['2026-06-08', '2026-06-09', day].flatMap((on, n) =>
      [0, 8, 16].map((hour) => {
        const start = Date.parse(ny('2026-06-08', '08:00')) + (n * 24 + hour) * 3_600_000;
        const end = start + 8 * 3_600_000;
        return gave(
          'ketamine',
          [new Date(start).toISOString(), new Date(end).toISOString()],
          { mg: 100 },
          { id: `${on}-${hour}` },
        );
      }),
    );
    expect(read(bags).days.map((one) => [one.day, one.from.length])).toEqual([
      ['2026-06-08', 3],
      ['2026-06-09', 3],
      [day, 3],
    ]);
  });
});

describe('two clinics', () => {
  const mood = [`${day} ketamine-iv-mood completed`];
  const first = gave('ketamine', from(day, '09:00', '09:40'), { mg: 50 });

  it.each([
    ['the same times', gave('ketamine', from(day, '09:00', '09:40'), { mg: 50 })],
    ['times a little off', gave('ketamine', from(day, '09:05', '09:50'), { mg: 50 })],
    ['a rounded dose', gave('ketamine', from(day, '09:00', '09:40'), { mg: 49.5 })],
    ['the dose per kg', gave('ketamine', from(day, '09:00', '09:40'), { perKg: 50 / 70 })],
    ['the time it was charted', gave('ketamine', ny(day, '10:30'), { mg: 50 })],
    ['the day alone', gave('ketamine', day, { mg: 50 })],
    ['no dose', gave('ketamine', from(day, '09:00', '09:40'), {})],
  ])('the same dose recorded again with %s is not added', (_how, again) => {
    expect(told([weighs(70), first, again])).toEqual(mood);
    expect(told([weighs(70), again, first])).toEqual(mood);
  });

  it.each([
    ['the next bag', gave('ketamine', from(day, '09:40', '10:20'), { mg: 50 })],
    ['another dose at the same time', gave('ketamine', from(day, '09:00', '09:40'), { mg: 25 })],
    ['a moment of another hour', gave('ketamine', ny(day, '11:00'), { mg: 50 })],
  ])('%s is added, and leaves the band', (_how, more) => {
    expect(told([weighs(70), first, more])).toEqual([`${day} unclassified completed`]);
  });

  it('bare moments that differ may be boluses given again', () => {
    const bolus = (time: string) => gave('ketamine', ny(day, time), { mg: 70 });
    expect(told([weighs(70), bolus('09:00'), bolus('09:08')])).toEqual([`${day} anaesthetic completed`]);
  });

  it('the second device of a nasal dose does not matter to its class', () => {
    const device = (time: string) => gave('esketamine', ny(day, time), { mg: 28 });
    expect(told([device('09:00'), device('09:05')])).toEqual([`${day} esketamine-session completed`]);
  });

  it.each([
    [[84, 84], 'esketamine-session'],
    [[56, 84], 'esketamine-session'],
    [[56, 56], 'esketamine-session'],
    [[28, 28, 28], 'esketamine-session'],
    [[28, 84], 'unclassified'],
    [[28, 28, 28, 28], 'unclassified'],
  ])('nasal doses of %j at other times are %s', (doses, as) => {
    const given = doses.map((mg, n) => gave('esketamine', ny(day, `09:0${n}`), { mg }));
    expect(told(given)).toEqual([`${day} ${as} completed`]);
  });

  it('a nasal dose recorded by both stays in its band', () => {
    const dose = (clinic = '61') =>
      gave('esketamine', ny(day, '09:00'), { mg: 56 }, { performer: [{ actor: { display: clinic } }] });
    expect(told([dose(), dose('62')])).toEqual([`${day} esketamine-session completed`]);
    expect(read([dose(), dose('62')]).days[0]?.from).toHaveLength(2);
  });
});

describe('what was not read and would decide', () => {
  const visited = encounter({ id: 'v', serviceType: snomed('394587001'), period: { start: day } });
  const without = (...inputs: readonly string[]) => ({ without: inputs });
  const byVisit = gave(
    'ketamine',
    from(day, '09:00', '09:40'),
    { perKg: 0.5 },
    { reasonCode: undefined, context: { reference: 'Encounter/v' } },
  );
  const inMg = gave('ketamine', from(day, '09:00', '09:40'), { mg: 35 });
  const openOf = (entries: readonly Loose[], ...inputs: readonly string[]) => {
    const [one] = read(entries, without(...inputs)).days;
    return [one?.class, one?.open?.as, one?.open?.gaps.map(({ input }) => input)];
  };

  it('procedures, of a session known by its visit', () => {
    expect(openOf([byVisit, visited], 'procedures')).toEqual(['unclassified', 'ketamine-iv-mood', ['procedures']]);
    expect(openOf([byVisit, visited])).toEqual(['ketamine-iv-mood', undefined, undefined]);
  });

  it('weights, of a dose in mg', () => {
    expect(openOf([inMg], 'vitals')).toEqual(['unclassified', 'ketamine-iv-mood', ['vitals']]);
    expect(openOf([inMg])).toEqual(['ketamine-iv-mood', undefined, undefined]);
    const perKg = gave('ketamine', from(day, '09:00', '09:40'), { perKg: 0.5 });
    expect(openOf([perKg], 'vitals')).toEqual(['ketamine-iv-mood', undefined, undefined]);
  });

  it('both at once', () => {
    const { dosage } = inMg;
    const entry = { ...byVisit, dosage };
    expect(openOf([entry, visited], 'vitals', 'procedures')).toEqual([
      'unclassified',
      'ketamine-iv-mood',
      ['procedures', 'vitals'],
    ]);
  });

  it('not of an exposure that is no session whatever they say', () => {
    const slow = gave('ketamine', from(day, '09:00', '09:20'), { mg: 35 });
    expect(openOf([slow], 'vitals', 'procedures')).toEqual(['unclassified', undefined, undefined]);
  });
});

describe('the day asked about', () => {
  const at = (time: string, more: Loose = {}) => gave('ketamine', ny('2026-06-15', time), { mg: 35 }, more);

  it('an entry of a later hour has a wrong time, and may be a session', () => {
    const { days, gaps } = read([at('20:00')]);
    expect([days, gaps]).toMatchObject([[], [{ input: 'medicationAdministrations', reason: 'out-of-range' }]]);
  });

  it('clocks differ by minutes', () => {
    expect(read([at('11:15')]).days).toHaveLength(1);
    expect(read([at('11:16')]).days).toHaveLength(0);
  });

  it('one that is under way is', () => {
    expect(read([at('10:50', { status: 'in-progress' })]).days).toMatchObject([{ state: 'partial', running: true }]);
    expect(read([at('10:50', { status: 'stopped' })]).days[0]).not.toHaveProperty('running');
  });
});

describe('two purposes on a day', () => {
  const pain = icd10('G90.511');
  const forPain = gave('ketamine', from(day, '09:00', '13:00'), { mg: 60 }, { reasonCode: [pain] });
  const forMood = gave('ketamine', from(day, '15:00', '15:40'), { mg: 35 });

  it('are two exposures', () => {
    expect(told([weighs(70), forPain, forMood])).toEqual([
      `${day} ketamine-iv-mood completed`,
      `${day} ketamine-iv-pain completed`,
    ]);
  });

  it('a bag without a reason goes with the one nearest in time', () => {
    const bag = gave('ketamine', from(day, '13:05', '14:00'), { mg: 20 }, { reasonCode: undefined });
    expect(read([weighs(70), forPain, bag, forMood]).days.map((one) => [one.class, one.from.length])).toEqual([
      ['ketamine-iv-mood', 1],
      ['ketamine-iv-pain', 2],
    ]);
  });

  it.each([
    ['overlap', gave('ketamine', from(day, '09:00', '13:00'), { mg: 60 })],
    ['have no time of day', gave('ketamine', day, { mg: 60 })],
  ])('that %s may be one infusion that two clinics recorded', (_what, again) => {
    expect(read([weighs(70), forPain, again]).days.map((one) => one.from.length)).toEqual([2]);
  });
});

describe('two infusions for mood on a day', () => {
  const infused = (start: string, end: string, mg: number) => gave('ketamine', from(day, start, end), { mg });

  it.each([35, 50])('are one session, and %i mg each are not added up to more than one', (mg) => {
    const entries = [weighs(70), infused('09:00', '09:40', mg), infused('16:00', '16:40', mg)];
    expect(read(entries).days).toMatchObject([{ class: 'ketamine-iv-mood', state: 'completed', hoursApart: 6 }]);
  });

  it.each([
    ['parts of one infusion', [infused('09:00', '09:30', 18), infused('13:30', '14:00', 18)]],
    ['doses too small to be sessions of their own', [infused('09:00', '09:40', 10), infused('16:00', '16:40', 10)]],
  ])('%s are one', (_what, entries) => {
    const [one] = read([weighs(70), ...entries]).days;
    expect(one).toMatchObject({ class: 'ketamine-iv-mood' });
    expect(one).not.toHaveProperty('hoursApart');
  });
});

describe('what tells therapy from anaesthesia', () => {
  const period = (start: string, end: string) => ({ start: ny(day, start), end: ny(day, end) });
  const plain = gave('ketamine', from(day, '09:00', '09:40'), { perKg: 0.5 }, { reasonCode: undefined });

  it('an operation of an unknown status leaves it open, if it is dated so', () => {
    const at = (more: Loose) => [
      { ...plain, context: { reference: 'Encounter/v' } },
      encounter({ id: 'v', serviceType: snomed('394587001'), period: { start: day } }),
      operation(day, { status: 'unknown', ...more }),
    ];
    expect(told(at({}))).toEqual([`${day} unclassified completed`]);
    expect(told(at({ performedDateTime: '2026-03-01' }))).toEqual([`${day} ketamine-iv-mood completed`]);
    expect(told(at({ performedDateTime: undefined }))).toEqual([`${day} ketamine-iv-mood completed`]);
  });

  it('the order behind an administration gives its reason', () => {
    const order = {
      resourceType: 'MedicationRequest',
      id: 'o',
      status: 'active',
      intent: 'order',
      medicationCodeableConcept: { text: 'ketamine' },
      reasonCode: [depression],
    };
    const entry = { ...plain, request: { reference: 'MedicationRequest/o' } };
    expect(told([entry])).toEqual([`${day} unclassified completed`]);
    expect(told([entry, order])).toEqual([`${day} ketamine-iv-mood completed`]);
  });

  it('a refuted Condition is no reason', () => {
    const status = (code: string) => ({
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code }],
    });
    const condition = (code: string) => ({
      resourceType: 'Condition',
      id: 'c',
      code: depression,
      verificationStatus: status(code),
    });
    const entry = { ...plain, reasonReference: [{ reference: 'Condition/c' }] };
    expect(told([entry, condition('confirmed')])).toEqual([`${day} ketamine-iv-mood completed`]);
    expect(told([entry, condition('refuted')])).toEqual([`${day} unclassified completed`]);
  });

  it('a mapped infusion clinic stands for the reason, unless the visit is acute', () => {
    const codes = {
      'encounter-specialty-infusion': [
        { system: 'https://site.example/codes', code: 'INF', display: 'Infusion clinic' },
      ],
    };
    const at = (type: string) => [
      { ...plain, context: { reference: 'Encounter/v' } },
      encounter({
        id: 'v',
        class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: type },
        serviceType: { coding: [{ system: 'https://site.example/codes', code: 'INF' }] },
        period: { start: day },
      }),
    ];
    expect(told(at('AMB'), { codes })).toEqual([`${day} ketamine-iv-mood completed`]);
    expect(told(at('EMER'), { codes })).toEqual([`${day} anaesthetic completed`]);
    expect(told(at('AMB'))).toEqual([`${day} unclassified completed`]);
  });

  it('injected esketamine beside an operation was anaesthesia', () => {
    const injected = gave('esketamine', day, { mg: 25, route: 'iv' }, { reasonCode: undefined });
    expect(told([injected, operation(day)])).toEqual([`${day} anaesthetic completed`]);
    expect(told([injected])).toEqual([`${day} unclassified completed`]);
  });

  it.each([
    ['a reason', { reasonReference: [{ reference: 'Condition/gone' }] }],
    ['an order', { request: { reference: 'MedicationRequest/gone' } }],
  ])('%s that was not supplied leaves open what would be anaesthesia', (_what, more) => {
    const acute = encounter({
      id: 'v',
      class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' },
      period: { start: day },
    });
    const entry = { ...plain, context: { reference: 'Encounter/v' } };
    const lost = { ...entry, ...more };
    expect(told([entry, acute])).toEqual([`${day} anaesthetic completed`]);
    expect(told([lost, acute])).toEqual([`${day} unclassified completed`]);
    expect(told([{ ...lost, reasonCode: [depression] }, acute])).toEqual([`${day} ketamine-iv-mood completed`]);
    expect(told([{ ...plain, ...more }, operation(day)])).toEqual([`${day} unclassified completed`]);
    const stopped = (one: Loose) => ({ ...one, status: 'stopped', effectivePeriod: period('09:00', '09:04') });
    expect(told([stopped(plain)])).toEqual([`${day} anaesthetic partial`]);
    expect(told([stopped({ ...plain, ...more })])).toEqual([`${day} unclassified partial`]);
  });

  it('a reason that was not supplied takes nothing from a psychiatric visit', () => {
    const entry = { ...plain, context: { reference: 'Encounter/v' }, request: { reference: 'MedicationRequest/gone' } };
    const visited = encounter({ id: 'v', serviceType: snomed('394587001'), period: { start: day } });
    expect(told([entry, visited])).toEqual([`${day} ketamine-iv-mood completed`]);
  });

  it('esketamine without a route may be nasal, however long it took', () => {
    const medicationCodeableConcept = { text: 'esketamine' };
    const given = (route: 'none' | 'iv', more: Loose = {}) =>
      gave('esketamine', from(day, '09:00', '09:10'), { mg: 56, route }, { medicationCodeableConcept, ...more });
    expect(told([given('none')])).toEqual([`${day} unclassified completed`]);
    expect(told([given('iv')])).toEqual([`${day} anaesthetic completed`]);
    expect(told([given('none', { reasonCode: undefined }), operation(day)])).toEqual([`${day} anaesthetic completed`]);
  });

  it.each([
    ['a dose of anaesthesia', from(day, '09:00', '09:40'), 175, 'mood'],
    ['the speed of anaesthesia', from(day, '09:00', '09:10'), 35, 'mood'],
  ] as const)('%s given for depression is no session, and was meant as one', (_what, when, mg, meantFor) => {
    const entry = gave('ketamine', when, { mg });
    expect(read([weighs(70), entry]).days).toMatchObject([{ class: 'anaesthetic', meantFor }]);
    const plainly = [
      [weighs(70), { ...entry, reasonCode: undefined }],
      [weighs(70), entry, operation('2026-06-11')],
    ];
    for (const entries of plainly) expect(read(entries).days[0]).not.toHaveProperty('meantFor');
  });

  it('without a length it is a session only far from procedures; ECT is one', () => {
    const dose = gave('ketamine', ny(day, '09:00'), { mg: 70 }, { context: { reference: 'Encounter/v' } });
    const entries = [weighs(70), dose, encounter({ id: 'v', period: { start: day } })];
    const treatment = procedure(cpt('90870'), day);
    expect(told(entries)).toEqual([`${day} ketamine-iv-mood completed`]);
    expect(told([...entries, treatment])).toEqual([`${day} unclassified completed`]);
    expect(read([...entries, treatment]).days[0]).not.toHaveProperty('open');
    const timed = { ...dose, effectiveDateTime: undefined, effectivePeriod: period('09:00', '09:40') };
    expect(told([weighs(70), timed, treatment])).toEqual([`${day} ketamine-iv-mood completed`]);
  });

  it('says on its entry that the length is not recorded, that it was stopped or goes on', () => {
    const name = (one: Loose, ...others: readonly Loose[]) => read([one, ...others]).days[0]?.from[0]?.shown?.name;
    const visited = encounter({ id: 'v', period: { start: day } });
    const bare = gave('ketamine', ny(day, '09:00'), { mg: 35 }, { context: { reference: 'Encounter/v' } });
    expect(name(bare, visited)).toBe('ketamine, duration not recorded');
    expect(name({ ...bare, status: 'stopped' }, visited)).toBe('ketamine, stopped');
    expect(name({ ...bare, status: 'in-progress' }, visited)).toBe('ketamine, under way');
    expect(name(gave('ketamine', from(day, '09:00', '09:40'), { mg: 35 }))).toBe('ketamine');
  });

  it('a large dose by mouth is no anaesthesia', () => {
    const dose = (route: 'oral' | 'iv') => gave('ketamine', from(day, '09:00', '09:20'), { perKg: 2.5, route });
    expect(told([dose('oral')])).toEqual([`${day} ketamine-other-route completed`]);
    expect(told([dose('iv')])).toEqual([`${day} anaesthetic completed`]);
  });
});
