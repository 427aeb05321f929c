import { describe, expect, it } from 'vitest';
import { problems, stated } from '../../src/picture/index.ts';
import { concept, icd10, type Loose, shuffledAndDoubled, snomed, told } from './reading.ts';

const activeAneurysm = problems('aneurysm', 'active');
const everAneurysm = problems('aneurysm', 'ever');
const activeDepression = problems('major-depressive-disorder', 'active');
const everDepression = problems('major-depressive-disorder', 'ever');

const verification = (code: string) => concept('http://terminology.hl7.org/CodeSystem/condition-ver-status', code);
const clinical = (code: string) => concept('http://terminology.hl7.org/CodeSystem/condition-clinical', code);
const condition = (more: Record<string, unknown>): Loose => ({
  resourceType: 'Condition',
  code: icd10('I67.1'),
  clinicalStatus: clinical('active'),
  ...more,
});

function seen(need: typeof activeAneurysm, ...conditions: readonly Loose[]) {
  const list = told(need, { conditions });
  return { trusts: list.items.map(({ from }) => from.trust), gaps: list.gaps.map(({ reason }) => reason), list };
}

describe('verificationStatus (knowledge 0.2, REL-34)', () => {
  it.each([
    ['confirmed', ['stated']],
    ['unconfirmed', ['unconfirmed']],
    ['provisional', ['unconfirmed']],
    ['differential', ['unconfirmed']],
    ['refuted', []],
    ['entered-in-error', []],
  ])('%s', (code, trusts) => {
    for (const need of [activeAneurysm, everAneurysm]) {
      expect(seen(need, condition({ verificationStatus: verification(code) })).trusts).toEqual(trusts);
    }
  });

  it('absent counts as confirmed, and so does one that only says why it is absent', () => {
    const absent = concept('http://terminology.hl7.org/CodeSystem/data-absent-reason', 'unknown');
    expect(seen(activeAneurysm, condition({})).trusts).toEqual(['stated']);
    expect(seen(activeAneurysm, condition({ verificationStatus: absent })).trusts).toEqual(['stated']);
  });

  it('accepts the right word under a wrong code system', () => {
    const wrong = concept('http://terminology.hl7.org/CodeSystem/condition-clinical', 'refuted');
    expect(seen(activeAneurysm, condition({ verificationStatus: wrong })).trusts).toEqual([]);
  });

  it('an unknown word is a gap, and only where the code would match', () => {
    const odd = { verificationStatus: verification('maybe') };
    expect(seen(activeAneurysm, condition(odd))).toMatchObject({ trusts: [], gaps: ['unknown-status'] });
    expect(seen(everAneurysm, condition(odd))).toMatchObject({ trusts: [], gaps: ['unknown-status'] });
    expect(seen(activeDepression, condition(odd))).toMatchObject({ trusts: [], gaps: [] });
  });
});

describe('clinicalStatus (knowledge 0.2)', () => {
  it.each([
    ['active', 1],
    ['recurrence', 1],
    ['relapse', 1],
    ['inactive', 0],
    ['remission', 0],
    ['resolved', 0],
  ])('%s', (code, active) => {
    const entry = condition({ clinicalStatus: clinical(code) });
    expect(seen(activeAneurysm, entry).trusts).toHaveLength(active);
    expect(seen(everAneurysm, entry).list.items.map(({ value }) => value.active)).toEqual([active === 1]);
  });

  it('absent is active, unless an end has passed', () => {
    const absent = { clinicalStatus: undefined };
    expect(seen(activeAneurysm, condition(absent)).trusts).toHaveLength(1);
    expect(seen(activeAneurysm, condition({ ...absent, abatementDateTime: '2026-06-14' })).trusts).toEqual([]);
    expect(seen(activeAneurysm, condition({ ...absent, abatementDateTime: '2026-07-01' })).trusts).toHaveLength(1);
    expect(seen(activeAneurysm, condition({ ...absent, abatementDateTime: '2026' })).trusts).toHaveLength(1);
    expect(seen(activeAneurysm, condition({ ...absent, abatementString: 'long ago' })).trusts).toHaveLength(1);
    expect(seen(activeAneurysm, condition({ ...absent, abatementAge: { value: 40 } })).trusts).toEqual([]);
  });

  it('active with an end in the past contradicts itself: over, but it was there', () => {
    const entry = condition({ abatementPeriod: { start: '2020-01-01', end: '2020-03-01' } });
    expect(seen(activeAneurysm, entry).trusts).toEqual([]);
    expect(seen(everAneurysm, entry).trusts).toEqual(['stated']);
  });

  it('an unknown word is a gap for "now", and a fact with a note for "ever"', () => {
    const entry = condition({ clinicalStatus: clinical('dormant') });
    expect(seen(activeAneurysm, entry)).toMatchObject({ trusts: [], gaps: ['unknown-status'] });
    expect(seen(everAneurysm, entry)).toMatchObject({ trusts: ['stated'], gaps: ['unknown-status'] });
  });

  it('an old encounter diagnosis without a status has aged out, unless the disease is lifelong', () => {
    const visit = { clinicalStatus: undefined, category: [concept('http://example.org', 'encounter-diagnosis')] };
    const old = condition({ ...visit, recordedDate: '2025-06-14' });
    expect(seen(activeAneurysm, old).trusts).toEqual([]);
    expect(seen(everAneurysm, old).trusts).toHaveLength(1);
    expect(seen(problems('aneurysm', 'active', { lifelong: true }), old).trusts).toHaveLength(1);
    expect(seen(activeAneurysm, condition({ ...visit, recordedDate: '2025-06-15' })).trusts).toHaveLength(1);
    expect(
      seen(activeAneurysm, condition({ ...visit, onsetDateTime: '2019', recordedDate: '2026' })).trusts,
    ).toHaveLength(1);
    expect(
      seen(activeAneurysm, condition({ ...visit, clinicalStatus: clinical('active'), recordedDate: '2001' })).trusts,
    ).toHaveLength(1);
  });
});

describe('what a Condition is of', () => {
  it('a code that says "in remission" is never active, whatever its status', () => {
    const entry = condition({ code: icd10('F33.42') });
    expect(seen(activeDepression, entry).trusts).toEqual([]);
    expect(seen(everDepression, entry).list.items[0]?.value).toMatchObject({
      active: false,
      code: { says: 'remission' },
    });
  });

  it('looks at all codings, and a remission code outranks the broader code beside it', () => {
    const both = { coding: [...snomed('370143000').coding, ...icd10('F33.42').coding] };
    expect(seen(activeDepression, condition({ code: both })).trusts).toEqual([]);
    expect(
      seen(
        activeDepression,
        condition({ code: { coding: [{ system: 'urn:local', code: '7' }, ...icd10('F33.1').coding] } }),
      ).trusts,
    ).toEqual(['stated']);
  });

  it.each([
    ['Cerebral aneurysm', ['uncoded']],
    ['no aneurysm on MRA', []],
    ['r/o cerebral aneurysm', ['uncertain']],
    ['FH: mother, cerebral aneurysm', []],
  ])('words alone: %s', (text, trusts) => {
    expect(seen(activeAneurysm, condition({ code: { text } })).trusts).toEqual(trusts);
  });

  it('reads words beside codes nobody knows, but never beside a known code', () => {
    const local = { coding: [{ system: 'urn:local', code: 'X1', display: 'Cerebral aneurysm' }] };
    expect(seen(activeAneurysm, condition({ code: local })).trusts).toEqual(['uncoded']);
    expect(seen(activeAneurysm, condition({ code: { ...icd10('F33.1'), text: 'Cerebral aneurysm' } })).trusts).toEqual(
      [],
    );
  });

  it('a text that denies what the display says wins', () => {
    const denied = {
      text: 'No aneurysm seen. MRA 2020',
      coding: [{ system: 'urn:local', code: 'X1', display: 'Cerebral aneurysm' }],
    };
    expect(seen(activeAneurysm, condition({ code: denied })).trusts).toEqual([]);
  });

  it('of two downgrades only the deeper one counts', () => {
    const entry = condition({ code: { text: 'possible aneurysm' }, verificationStatus: verification('provisional') });
    expect(seen(activeAneurysm, entry).trusts).toEqual(['uncertain']);
  });

  it('stated() leaves coded and confirmed entries only', () => {
    const { list } = seen(activeAneurysm, condition({}), condition({ code: { text: 'Aneurysm' } }));
    expect(list.items).toHaveLength(2);
    expect(stated(list).items.map(({ from }) => from.trust)).toEqual(['stated']);
  });

  it('names the entry by our own display and set, never by the record', () => {
    const [item] = seen(activeAneurysm, condition({ id: 'c1', code: { ...icd10('I67.1'), text: 'SECRET' } })).list
      .items;
    expect(item?.from).toMatchObject({
      type: 'Condition',
      id: 'c1',
      shown: { name: 'Cerebral aneurysm, nonruptured' },
    });
    expect(item?.from.set?.url).toContain('/ValueSet/aneurysm');
    expect(JSON.stringify(item)).not.toContain('SECRET');
  });
});

describe('dates and repeats', () => {
  it('is dated by onset, else by the recorded date, else by its visit; else not at all', () => {
    const visit = { resourceType: 'Encounter', id: 'e', period: { start: '2024-02-03' } };
    const dated = (more: Record<string, unknown>) =>
      seen(activeAneurysm, condition(more)).list.items[0]?.from.date?.text;
    expect(dated({ onsetDateTime: '2020-01', recordedDate: '2021-01-01' })).toBe('2020-01');
    expect(dated({ onsetPeriod: { start: '2019' }, recordedDate: '2021-01-01' })).toBe('2019');
    expect(dated({ onsetDateTime: 'soon', recordedDate: '2021-01-01' })).toBe('2021-01-01');
    expect(dated({ encounter: { reference: '#e' }, contained: [visit] })).toBe('2024-02-03');
    expect(dated({})).toBeUndefined();
  });

  it('reports the same code once: the newest date, and since when', () => {
    const { list } = seen(
      activeAneurysm,
      condition({ id: 'a', onsetDateTime: '2019-05-01' }),
      condition({ id: 'b', recordedDate: '2026-06-01' }),
      condition({ id: 'c', recordedDate: '2025-01-01' }),
    );
    expect(list.items.map(({ from }) => from.id)).toEqual(['b']);
    expect(list.items[0]?.value.since?.text).toBe('2019-05-01');
  });

  it('dates an entry by the day it was last written down where that is asked for, and keeps that one', () => {
    const entries = [
      condition({ id: 'a', onsetDateTime: '2019-05-01', recordedDate: '2026-06-01' }),
      condition({ id: 'b', onsetDateTime: '2021-05-01', recordedDate: '2021-05-02' }),
    ];
    const written = (...of: readonly Loose[]) =>
      seen(problems('aneurysm', 'active', { dated: 'written' }), ...of).list.items.map(({ from }) => [
        from.id,
        from.date?.text,
      ]);
    expect(seen(activeAneurysm, ...entries).list.items.map(({ from }) => from.id)).toEqual(['b']);
    expect(written(...entries)).toEqual([['a', '2026-06-01']]);
    expect(written(condition({ id: 'c', onsetDateTime: '2022-01-01' }))).toEqual([['c', '2022-01-01']]);
    expect(written(condition({ id: 'd', onsetDateTime: '2022-03-01', recordedDate: '2022-01-01' }))).toEqual([
      ['d', '2022-03-01'],
    ]);
  });

  it('keeps an undated and an inactive entry beside a dated active one', () => {
    const entries = [
      condition({ onsetDateTime: '2019' }),
      condition({}),
      condition({ clinicalStatus: clinical('resolved') }),
    ];
    expect(seen(everAneurysm, ...entries).list.items).toHaveLength(3);
  });

  it('PROPERTY order and repetition change nothing', () => {
    const entries = ['2019', '2021-02', '2026-06-01', undefined].flatMap((onsetDateTime, i) => [
      condition({ id: `a${i}`, onsetDateTime }),
      condition({ id: `b${i}`, recordedDate: onsetDateTime, verificationStatus: verification('provisional') }),
      condition({ id: `c${i}`, code: { text: 'aneurysm' }, recordedDate: onsetDateTime }),
    ]);
    expect(seen(everAneurysm, ...shuffledAndDoubled(entries)).list.items.toSorted(byId)).toEqual(
      seen(everAneurysm, ...entries).list.items.toSorted(byId),
    );
  });
});

describe('incomplete or hostile lists', () => {
  it('a list that was not sent is a gap, not an empty list', () => {
    const list = told(activeAneurysm, { conditions: undefined });
    expect(list.any('none').is).toBe('unknown');
    expect(told(activeAneurysm, { conditions: [] }).any('none').is).toBe('no');
  });

  it.each([
    { code: 'I67.1' },
    { code: { coding: 'I67.1' } },
    { code: { coding: [null, 7, { system: 3, code: {} }] } },
    { code: { text: ['aneurysm'] } },
    { verificationStatus: [[{}]], clinicalStatus: 7, category: 'x', encounter: 'y' },
    { onsetPeriod: 'x', abatementPeriod: 3, onsetDateTime: {}, recordedDate: ['2020'] },
    { clinicalStatus: { coding: [{ code: 'constructor' }] } },
  ])('survives %j', (more) => {
    expect(() => seen(everAneurysm, condition(more))).not.toThrow();
  });
});

function byId(a: { from: { id: string } }, b: { from: { id: string } }): number {
  return a.from.id < b.from.id ? -1 : 1;
}
