/**
 * Requests of golden cases, damaged at random places, past HTTP: no rule or reader throws, and every answer is one that
 * may be sent. `FUZZ_RUNS=100000 npm exec -- vitest run test/fuzz/requests.test.ts` runs longer, `FUZZ_SEED` repeats a run.
 */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { Problem } from '../../src/problems.ts';
import { responseFaults } from '../../src/protocol/check-response.ts';
import { ask, type Outcome } from '../golden/run.ts';
import { samples } from '../properties/cases.ts';
import { faults } from '../support/app.ts';
import { type Blow, kindNames, struck } from './mutate.ts';

const runs = Number(process.env.FUZZ_RUNS ?? 4000);
const seed = Number(process.env.FUZZ_SEED ?? 20_260_615);
/** Prototype keys before anything was sent. */
const clean = [Object.prototype, Array.prototype].map((one) => Reflect.ownKeys(one).length);

const blow: fc.Arbitrary<Blow> = fc.record({ at: fc.nat(1_000_000), how: fc.constantFrom(...kindNames) });

/** What is wrong with the answer to a request, or nothing. */
function wrong(request: Parameters<typeof ask>[0]): readonly string[] {
  const before = faults.length;
  let outcome: Outcome;
  try {
    outcome = ask(request);
  } catch (thrown) {
    return thrown instanceof Problem && thrown.status < 500 ? [] : [`threw ${String(thrown)}`];
  }
  const { status, cards, explanation } = outcome;
  return [
    ...faults.slice(before),
    ...([200, 412].includes(status) ? [] : [`status ${status}`]),
    ...responseFaults({ cards: cards.map(({ card }) => card) }),
    ...explanation.rules.flatMap(({ id, gaps }) =>
      gaps.filter(({ reason }) => reason === 'internal').map(() => `${id}: internal`),
    ),
  ];
}

afterEach(() => expect(faults.splice(0)).toEqual([]));

describe('damaged requests', () => {
  it('REL-13 SEC-70 get an answer from rules that do not throw', { timeout: 3_600_000 }, () => {
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.array(blow, { minLength: 1, maxLength: 6 }), ({ request }, blows) => {
        // `hook` picks the service here, as the path does in HTTP.
        const body = { ...struck({ ...request, hook: undefined }, blows), hook: request.hook };
        expect(wrong(body)).toEqual([]);
      }),
      { numRuns: runs, seed, endOnFailure: process.env.FUZZ_RUNS === undefined },
    );
    expect([Object.prototype, Array.prototype].map((one) => Reflect.ownKeys(one).length)).toEqual(clean);
  });

  it('REL-13 get one when every place of the drafts is struck once, in each way', { timeout: 300_000 }, () => {
    const broken: string[] = [];
    const signed = samples.filter(({ request }) => request.hook === 'order-sign').slice(0, 2);
    for (const { name, request } of signed) {
      for (const how of kindNames) {
        for (let at = 0; at < 60; at++) {
          const draftOrders = struck(request.context.draftOrders, [{ at, how }]);
          const found = wrong({ ...request, context: { ...request.context, draftOrders } });
          if (found.length > 0) broken.push(`${name}, place ${at} ${how}: ${found.join('; ')}`);
        }
      }
    }
    expect(broken).toEqual([]);
  });
});
