import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Known } from '../../src/picture/known.ts';
import { allOf, anyOf, known, no, not, type Truth, unknown, yes } from '../../src/picture/truth.ts';

const gap = { input: 'conditions', reason: 'not-supplied' } as const;
const cases: Readonly<Record<'T' | 'F' | 'U', Truth<string>>> = {
  T: yes('held'),
  F: no('does not hold'),
  U: unknown([gap]),
};
const letter = (truth: Truth<unknown>) => ({ yes: 'T', no: 'F', unknown: 'U' })[truth.is];

describe('REL-12 Kleene logic', () => {
  it.each(['TT T', 'TF F', 'TU U', 'FT F', 'FF F', 'FU F', 'UT U', 'UF F', 'UU U'])('and: %s', (row) => {
    const [a, b] = [row[0], row[1]] as ('T' | 'F' | 'U')[];
    expect(letter(allOf({ a: cases[a!], b: cases[b!] }))).toBe(row[3]);
  });

  it.each(['TT T', 'TF T', 'TU T', 'FT T', 'FF F', 'FU U', 'UT T', 'UF U', 'UU U'])('or: %s', (row) => {
    const [a, b] = [row[0], row[1]] as ('T' | 'F' | 'U')[];
    expect(letter(anyOf([cases[a!], cases[b!]], 'none of them'))).toBe(row[3]);
  });

  it.each(['T F', 'F T', 'U U'])('not: %s', (row) => {
    expect(letter(not(cases[row[0] as 'T'], 'holds after all'))).toBe(row[2]);
  });

  it('keeps what an undecided alternative could not check', () => {
    const either = anyOf([cases.T, cases.U], 'none');
    expect(either.is === 'yes' && either.notChecked).toEqual([gap]);
  });

  it('gives the first listed reason of several', () => {
    const both = allOf({ a: no('first'), b: no('second') });
    expect(both.is === 'no' && both.reason).toBe('first');
  });

  it('never turns a gap into an answer', () => {
    expect(known(Known.gap([gap]), 'none')).toEqual({ is: 'unknown', gaps: [gap] });
    expect(known(Known.none(['conditions']), 'none').is).toBe('no');
    expect(known(Known.of(3, []), 'too small', (n) => n > 5).is).toBe('no');
  });

  it('does not depend on the order of its parts', () => {
    const truth = fc.constantFrom(...Object.values(cases));
    fc.assert(
      fc.property(fc.array(truth, { maxLength: 6 }), (parts) => {
        const named = (list: readonly Truth<string>[]) =>
          Object.fromEntries(list.map((part, at) => [String(at), part]));
        expect(allOf(named(parts)).is).toBe(allOf(named(parts.toReversed())).is);
        expect(anyOf(parts, 'none').is).toBe(anyOf(parts.toReversed(), 'none').is);
      }),
    );
  });
});
