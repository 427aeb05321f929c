import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requestOf } from '../golden/request.ts';
import { ask, gist, templatesOf } from '../golden/run.ts';
import { shipped } from '../support/app.ts';
import { type Sample, spread } from './cases.ts';
import { doubled, inOrder, plainPrefetch, withOtherDisplays, withReferences, withUnrelated } from './rewrite.ts';

const RUNS = 100;

/** REL-75: the same record, written differently, gives the same verdicts and the same cards. */
function same(sample: Sample, rewrite: (sample: Sample) => Sample['built']): void {
  const templates = templatesOf(sample.golden.hook);
  const outcome = ask(requestOf(sample.golden.hook, rewrite(sample), templates));
  expect(gist(outcome), sample.name).toEqual(gist(sample.outcome));
}

const anySample = fc.constantFrom(...spread);

describe('the same record written differently says the same', () => {
  it('REL-75 in any order of entries', () => {
    fc.assert(
      fc.property(anySample, fc.infiniteStream(fc.nat()), (sample, order) => {
        same(sample, ({ built }) => inOrder(built, (entries) => shuffled(entries, order)));
      }),
      { numRuns: 3 * RUNS },
    );
  });

  it('REL-75 with every entry twice', () => {
    for (const sample of spread) same(sample, ({ built }) => doubled(built));
  });

  it.each(['relative', 'absolute', 'urn'] as const)('REL-75 with %s references', (form) => {
    for (const sample of spread) same(sample, ({ built }) => withReferences(built, form));
  });

  it('REL-75 with other words beside known codes', () => {
    fc.assert(
      fc.property(
        anySample,
        fc.string({ minLength: 1 }).filter((word) => word.trim() !== ''),
        (sample, word) => {
          same(sample, ({ built }) => withOtherDisplays(built, word, shipped.terminology));
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('REL-75 with records about something else', () => {
    fc.assert(
      fc.property(anySample, fc.nat(1000), (sample, seed) => {
        // A renewal without new data is one no more when anything new is in the record.
        fc.pre(!sample.name.startsWith('af-same-drug'));
        same(sample, ({ built }) => withUnrelated(built, seed));
      }),
      { numRuns: RUNS },
    );
  });

  it('REL-75 as a server answers each template, or as one Bundle', () => {
    for (const { name, golden, built, request, outcome } of spread) {
      const prefetch = plainPrefetch(built, templatesOf(golden.hook));
      expect(gist(ask({ ...request, prefetch })), name).toEqual(gist(outcome));
    }
  });
});

function shuffled<T>(list: readonly T[], numbers: Iterator<number>): readonly T[] {
  return list
    .map((value) => ({ value, key: numbers.next().value as number }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);
}
