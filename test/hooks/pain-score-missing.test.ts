/** When a pain score is missed after infusions for pain, and what is said of it. */
import { describe, expect, it } from 'vitest';
import { painMissingCard, painScoreMissing } from '../../hooks/case/course/pain-score-missing.ts';
import { timeline } from '../../hooks/case/course/timeline.ts';
import { defaultPolicy } from '../../hooks/index.ts';
import { createWords } from '../../src/engine/words.ts';
import { addDays } from '../../src/fhir/plain-date.ts';
import { from, gave } from './exposures.ts';
import { icd10, type Loose, readIn } from './small-record.ts';

const today = '2026-06-15';
const words = createWords({ instant: new Date('2026-06-15T15:00:00Z'), today, zone: 'America/New_York' });
const ago = (days: number) => addDays(today, -days);

const infusion = (days: number): Loose =>
  gave('ketamine', from(ago(days), '10:00', '14:00'), { mg: 80 }, { reasonCode: [icd10('G90.511')] });

const pain = (days: number, value = 8): Loose => ({
  resourceType: 'Observation',
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '72514-3' }] },
  effectiveDateTime: ago(days),
  valueQuantity: { value, unit: '{score}', system: 'http://unitsofmeasure.org', code: '{score}' },
});

function missing(entries: readonly Loose[], without: Parameters<typeof readIn>[2] = {}) {
  return painScoreMissing(readIn(timeline, entries, without).pain, today, defaultPolicy.thresholds);
}

function told(entries: readonly Loose[], without: Parameters<typeof readIn>[2] = {}): string {
  const found = missing(entries, without);
  return found.is === 'yes' ? found.value.missing : found.is === 'no' ? `no: ${found.reason}` : 'unknown';
}

describe('a pain score is missed', () => {
  it.each([
    ['none after the last infusion', [pain(25), infusion(20)], 'pain score'],
    ['none before the first', [infusion(20), pain(10)], 'pain baseline'],
    ['none at all', [infusion(20)], 'pain baseline'],
    ['one of 31 days before the first', [pain(51), infusion(20)], 'pain baseline'],
    ['one of 30 days before the first', [pain(50), infusion(20)], 'pain score'],
    ['one during the course only', [pain(25), infusion(20), pain(19, 4), infusion(19)], 'pain score'],
    ['on the 90th day', [pain(95), infusion(90)], 'pain score'],
    ['four days after the last infusion', [pain(9), infusion(5), infusion(4)], 'pain score'],
    ['a missing baseline on the day after', [infusion(1)], 'pain baseline'],
  ] as const)('%s', (_, entries, what) => expect(told(entries)).toBe(what));
});

describe('a pain score is not missed', () => {
  it.each([
    [
      'a score before and after',
      [pain(25), infusion(20), pain(10)],
      'no: a pain score after the last session is on record',
    ],
    ['after 91 days', [pain(95), infusion(91)], 'no: the last pain infusion is more than 90 days ago'],
    ['on the day of an infusion', [infusion(0)], 'no: a pain infusion is of today'],
    ['while the course may go on', [pain(9), infusion(4), infusion(3)], 'no: the pain course may go on'],
    ['without an infusion', [pain(25)], 'no: no pain infusion on record'],
  ] as const)('%s', (_, entries, what) => expect(told(entries)).toBe(what));
});

describe('nobody can tell', () => {
  it('without administrations', () =>
    expect(told([pain(25)], { without: ['medicationAdministrations'] })).toBe('unknown'));
  it('without scores', () => expect(told([infusion(20)], { without: ['scores'] })).toBe('unknown'));
});

describe('what is said', () => {
  const said = (entries: readonly Loose[]) => {
    const found = missing(entries);
    if (found.is !== 'yes') throw new Error('nothing is missing');
    return painMissingCard(found.value, words);
  };

  it('asks for a score by the day to which relief is to last, or today', () => {
    const soon = said([pain(25), infusion(10)]);
    expect(soon.summary).toBe(
      'No valid 0–10 pain score since the last pain infusion of 5 Jun 2026: relief cannot be told',
    );
    expect(soon.suggestions?.map(({ label }) => label)).toEqual([
      'Draft a task: collect a 0–10 pain score by 26 Jun 2026',
    ]);
    expect(said([pain(45), infusion(40)]).suggestions?.[0]?.label).toBe(
      'Draft a task: collect a 0–10 pain score by 15 Jun 2026',
    );
  });

  it('asks for nothing where the baseline is missing', () => {
    const { line, suggestions, options } = said([infusion(10)]);
    expect(line).toBe(
      'No 0–10 pain score or PEG in the 30 days before the first pain infusion of 5 Jun 2026: relief cannot be told',
    );
    expect(suggestions).toBeUndefined();
    expect(options).toHaveLength(2);
  });
});
