/** What every store does. Each implementation runs the whole suite (see sqlite.test.ts). */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FeedbackEvent, Records } from '../../src/records/index.ts';

export const event: FeedbackEvent = {
  tenant: 'general-hospital',
  service: 'a-service',
  card: 'card-1',
  outcome: 'accepted',
  acceptedSuggestions: ['s-2', 's-1'],
  outcomeAt: '2026-06-15T14:05:31.000Z',
  receivedAt: '2026-06-15T15:00:00.000Z',
};
const reason = { code: 'c', system: 's', display: 'Patient refused' };
const of = { tenant: 'general-hospital', card: 'card-1' };

export function describeStore(name: string, open: () => Records): void {
  describe(name, () => {
    let store: Records;
    beforeEach(() => {
      store = open();
    });
    afterEach(() => store.close());

    test('gives back what was kept', async () => {
      const full: FeedbackEvent = {
        ...event,
        outcome: 'overridden',
        acceptedSuggestions: [],
        reason,
        userComment: "it's; -- ünï\n",
      };
      expect(await store.saveFeedback([full])).toEqual({ stored: 1, repeated: 0 });
      expect(await store.feedbackOn(of)).toEqual([{ ...full, known: false }]);
    });

    test('knows nothing of a card nobody answered', async () => {
      expect(await store.feedbackOn({ ...of, card: 'nobody' })).toEqual([]);
    });

    test('SEC-125 keeps tenants apart', async () => {
      await store.saveFeedback([event, { ...event, tenant: 'other' }]);
      expect(await store.feedbackOn(of)).toHaveLength(1);
      expect((await store.feedbackOn({ ...of, tenant: 'other' }))[0]?.tenant).toBe('other');
    });

    test.each([
      ['the same again', {}],
      ['suggestions in another order', { acceptedSuggestions: ['s-1', 's-2'] }],
      ['received later', { receivedAt: '2026-06-16T15:00:00.000Z' }],
      ['with a comment', { userComment: 'hello' }],
    ])('REL-43 %s is a repeat', async (_name, change) => {
      expect(await store.saveFeedback([event, { ...event, ...change }])).toEqual({ stored: 1, repeated: 1 });
      expect(await store.saveFeedback([{ ...event, ...change }])).toEqual({ stored: 0, repeated: 1 });
    });

    test.each([
      ['another card', { card: 'card-2' }],
      ['another outcome', { outcome: 'overridden' as const }],
      ['another time', { outcomeAt: '2026-06-15T14:05:31.001Z' }],
      ['other suggestions', { acceptedSuggestions: ['s-1'] }],
      ['a reason', { reason }],
      ['another tenant', { tenant: 'other' }],
    ])('REL-43 %s is not', async (_name, change) => {
      expect(await store.saveFeedback([event, { ...event, ...change }])).toEqual({ stored: 2, repeated: 0 });
    });

    test('REL-44 keeps a batch as a whole or not at all', async () => {
      const broken = { ...event, card: 'card-3', outcome: 'ignored' } as unknown as FeedbackEvent;
      await expect(store.saveFeedback([event, broken])).rejects.toThrow();
      expect(await store.feedbackOn(of)).toEqual([]);
      expect(await store.saveFeedback([event])).toEqual({ stored: 1, repeated: 0 });
    });

    test('gives the oldest answer first, whatever came first', async () => {
      const at = (outcomeAt: string) => ({ ...event, outcomeAt });
      await store.saveFeedback([
        at('2026-06-15T12:00:00.000Z'),
        at('2026-06-13T12:00:00.000Z'),
        at('2026-06-14T12:00:00.000Z'),
      ]);
      const days = (await store.feedbackOn(of)).map(({ outcomeAt }) => outcomeAt.slice(8, 10));
      expect(days).toEqual(['13', '14', '15']);
    });

    test('REL-43 any order and repetition of the same posts ends in the same state', async () => {
      const pool = [0, 1, 2, 3].map((minute) => ({ ...event, outcomeAt: `2026-06-15T14:0${minute}:00.000Z` }));
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.shuffledSubarray(pool, { minLength: 1 }), { minLength: 1, maxLength: 4 }),
          async (posts) => {
            const fresh = open();
            for (const post of posts) await fresh.saveFeedback(post);
            const kept = await fresh.feedbackOn(of);
            await fresh.close();
            const expected = [...new Set(posts.flat().map(({ outcomeAt }) => outcomeAt))].sort();
            expect(kept.map(({ outcomeAt }) => outcomeAt)).toEqual(expected);
          },
        ),
        { numRuns: 15 },
      );
    });
  });
}
