import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { services } from '../../hooks/index.ts';
import { nameOfInput } from '../../src/engine/input-names.ts';
import { withFault, withLostEntries } from '../golden/faults.ts';
import type { WireRequest } from '../golden/request.ts';
import { ask, type Outcome } from '../golden/run.ts';
import { type Sample, spread } from './cases.ts';

/** What takes data away. `null` is not among them: it says that there is none. */
const losses = ['missing', 'failed', 'cut', 'unreadable', 'wrong-patient'] as const;
type Loss = (typeof losses)[number];

const groupOf = new Map(services.flatMap(({ rules }) => rules.map(({ id, group }) => [id, group] as const)));

/** Rules of groups 1 to 3 that stand on a card: what must not vanish. */
function safety({ cards }: Outcome): readonly string[] {
  return cards.flatMap(({ rules }) => rules).filter((id) => (groupOf.get(id) ?? 9) <= 3);
}

const atStake = spread.filter(({ outcome }) => safety(outcome).length > 0);

function without(request: WireRequest, key: string, loss: Loss): WireRequest {
  const prefetch = loss === 'cut' ? withLostEntries(request.prefetch, key) : withFault(request.prefetch, key, loss);
  return { ...request, prefetch };
}

/** Does the answer hold every finding, or say by name what it did not see? 412 is an honest answer too. */
function silence(before: Outcome, after: Outcome, keys: readonly string[]): string | undefined {
  if (after.status === 412) return undefined;
  const kept = safety(after);
  const lost = safety(before).filter((id) => !kept.includes(id));
  if (lost.length === 0) return undefined;
  const named = keys.map((key) => nameOfInput(key).toLowerCase());
  const told = after.cards.some(({ card }) => {
    const text = `${card.summary}\n${card.detail}`.toLowerCase();
    return named.some((name) => text.includes(name));
  });
  if (told) return undefined;
  return `${lost.join(', ')} vanished without a word; cards left: ${after.cards.map(({ card }) => card.summary).join(' | ') || 'none'}`;
}

describe('taking data away', () => {
  it('is tried on findings at all', () => {
    expect(atStake.length).toBeGreaterThan(30);
  });

  it('does take findings away: what is tested is how that is told', () => {
    const lost = atStake.filter(({ request, outcome }) => {
      const after = ask(without(request, 'conditions', 'missing'));
      return after.status === 200 && safety(after).length < safety(outcome).length;
    });
    expect(lost.length).toBeGreaterThan(10);
  });

  it.each(losses)('REL-71 never makes a safety finding vanish silently: one input %s', (loss) => {
    const broken: string[] = [];
    for (const { name, request, outcome } of atStake) {
      for (const key of Object.keys(request.prefetch)) {
        const fault = silence(outcome, ask(without(request, key, loss)), [key]);
        if (fault) broken.push(`${name}, ${key} ${loss}: ${fault}`);
      }
    }
    expect(broken).toEqual([]);
  });

  it('REL-71 never makes a safety finding vanish silently: up to three inputs at once', () => {
    const loss = fc.tuple(fc.nat(), fc.constantFrom(...losses));
    fc.assert(
      fc.property(
        fc.constantFrom(...atStake),
        fc.array(loss, { minLength: 2, maxLength: 3 }),
        ({ request, outcome }: Sample, taken) => {
          const keys = Object.keys(request.prefetch);
          const faults = taken.map(([at, how]) => [keys[at % keys.length]!, how] as const);
          const left = faults.reduce((asked, [key, how]) => without(asked, key, how), request);
          expect(
            silence(
              outcome,
              ask(left),
              faults.map(([key]) => key),
            ),
          ).toBeUndefined();
        },
      ),
      { numRuns: 300 },
    );
  });

  it('ST-02 null is data: it is never a reason for 412 or for a gap', () => {
    let vanished = 0;
    for (const { name, request, outcome } of atStake) {
      for (const key of Object.keys(request.prefetch).filter((one) => one !== 'patient')) {
        const after = ask({ ...request, prefetch: withFault(request.prefetch, key, 'null') });
        expect(after.status, `${name}, ${key} null`).toBe(200);
        expect(after.explanation.inputs[key]?.state, `${name}, ${key} null`).toBe('none-released');
        if (safety(after).length < safety(outcome).length) vanished += 1;
      }
    }
    // A client that says there is nothing is believed, so findings do go away: otherwise this test would test nothing.
    expect(vanished).toBeGreaterThan(0);
  });
});
