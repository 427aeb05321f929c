import { describe, expect, it } from 'vitest';
import { type Completeness, factList, joinLists } from '../../src/picture/facts.ts';
import type { Gap } from '../../src/picture/gap.ts';
import type { Source } from '../../src/picture/source.ts';

const day = (text: string) => ({ text, precision: 'day' as const, earliest: text, latest: text });
const source = (id: string, on?: string): Source => ({
  type: 'Observation',
  id,
  trust: 'stated',
  ...(on ? { date: day(on) } : {}),
});
const missing: Gap = { input: 'scores', reason: 'not-supplied' };
const unreadable = (on?: string): Gap => ({ input: 'scores', reason: 'unknown-unit', source: source('x', on) });

function listOf(
  values: readonly (readonly [number, string])[],
  complete: Completeness = 'all',
  gaps: readonly Gap[] = [],
) {
  return factList({
    items: values.map(([value, on], at) => ({ value, from: source(String(at), on) })),
    complete,
    gaps,
    looked: ['scores'],
  });
}

describe('FactList', () => {
  it('gives the newest fact of a complete list', () => {
    const latest = listOf([
      [7, '2026-01-02'],
      [19, '2026-03-02'],
      [4, '2026-02-02'],
    ]).latest();
    expect(latest.state === 'known' && latest.value.value).toBe(19);
  });

  it('says none, not unknown, for a complete empty list', () => {
    expect(listOf([]).latest()).toEqual({ state: 'none', looked: ['scores'] });
    expect(listOf([]).any('none on record').is).toBe('no');
  });

  it('cannot say which is latest when a part is missing', () => {
    expect(listOf([[7, '2026-01-02']], 'no', [missing]).latest().state).toBe('gap');
    expect(listOf([], 'no', [missing]).any('none').is).toBe('unknown');
  });

  it('needs only one entry to say that there is one, however much is missing', () => {
    const any = listOf([[7, '2026-01-02']], 'no', [missing]).any('none');
    expect(any.is).toBe('yes');
    expect(any.is === 'yes' && any.notChecked).toEqual([missing]);
  });

  it('a newer unreadable value makes the latest unknown, an older one does not', () => {
    expect(listOf([[7, '2026-01-02']], 'all', [unreadable('2026-01-05')]).latest().state).toBe('gap');
    expect(listOf([[7, '2026-01-02']], 'all', [unreadable('2025-12-05')]).latest().state).toBe('known');
    expect(listOf([[7, '2026-01-02']], 'all', [unreadable()]).latest().state).toBe('gap');
  });

  it('a list cut at its old end still knows its newest entry and recent windows', () => {
    const cut = listOf([[7, '2026-03-02']], { since: '2026-01-01' }, [{ input: 'scores', reason: 'partial' }]);
    expect(cut.latest().state).toBe('known');
    expect(cut.within({ from: '2026-02-01' }).count()).toMatchObject({ state: 'known', value: 1 });
    expect(cut.within({ from: '2025-02-01' }).count().state).toBe('gap');
    expect(cut.count().state).toBe('gap');
  });

  it('keeps unreadable entries out of windows they cannot lie in', () => {
    const list = listOf([], 'all', [unreadable('2025-01-01')]);
    expect(list.within({ from: '2026-01-01' }).any('none').is).toBe('no');
    expect(list.within({ from: '2024-01-01' }).any('none').is).toBe('unknown');
  });

  it('settles a tie by what the caller prefers', () => {
    const latest = listOf([
      [150, '2026-01-02'],
      [180, '2026-01-02'],
      [160, '2026-01-02'],
    ]).latest((a, b) => Math.max(a, b));
    expect(latest.state === 'known' && latest.value.value).toBe(180);
  });

  it('joined lists are as complete as the least complete of them', () => {
    expect(joinLists([listOf([]), listOf([], 'no', [missing])]).complete).toBe('no');
    expect(joinLists([listOf([], { since: '2026-01-01' }), listOf([], { since: '2026-02-01' })]).complete).toEqual({
      since: '2026-02-01',
    });
  });
});
