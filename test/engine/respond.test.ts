import { describe, expect, it } from 'vitest';
import { respond, type Situation } from '../../src/engine/respond.ts';

const values: { readonly [K in keyof Situation]: readonly Situation[K][] } = {
  carriesOrders: [true, false],
  required: ['present', 'missing'],
  silenced: [true, false],
  relevance: ['established', 'absent', 'unknown'],
  fired: [true, false],
  undecided: ['no', 'on-cards', 'yes'],
  unableMode: ['412', 'card'],
  relevanceUnknown: ['412', 'card'],
};

/** Every combination of everything that could matter. */
const situations = Object.entries(values).reduce<Record<string, unknown>[]>(
  (all, [name, options]) => all.flatMap((one) => options.map((option) => ({ ...one, [name]: option }))),
  [{}],
) as unknown as Situation[];

const where = (test: (of: Situation) => boolean) => situations.filter(test);
const replies = (of: readonly Situation[]) => [...new Set(of.map((one) => JSON.stringify(say(one))))];
const say = (of: Situation) => {
  const { status, cards } = respond(of);
  return { status, findings: cards.findings, incomplete: cards.incomplete };
};

describe('REL-10 what is answered (security and reliability 9.3)', () => {
  it('covers every combination', () => expect(situations).toHaveLength(2 * 2 * 2 * 3 * 2 * 3 * 2 * 2));

  const present = (of: Situation) => of.required === 'present';
  const awake = (of: Situation) => present(of) && !of.silenced;
  const quiet = (of: Situation) => awake(of) && !of.fired;

  const table: readonly [string, (of: Situation) => boolean, ReturnType<typeof say>][] = [
    [
      'nothing can be evaluated: 412',
      (of) => !present(of) && of.unableMode === '412',
      { status: 412, findings: false, incomplete: false },
    ],
    [
      'nothing can be evaluated, EHR hides errors: incomplete card',
      (of) => !present(of) && of.unableMode === 'card',
      { status: 200, findings: false, incomplete: true },
    ],
    [
      'silenced on purpose: empty',
      (of) => present(of) && of.silenced,
      { status: 200, findings: false, incomplete: false },
    ],
    [
      'all evaluated, some fired: findings',
      (of) => awake(of) && of.fired && of.undecided === 'no',
      { status: 200, findings: true, incomplete: false },
    ],
    [
      'fired, the gaps stand on the cards: findings only',
      (of) => awake(of) && of.fired && of.undecided === 'on-cards',
      { status: 200, findings: true, incomplete: false },
    ],
    [
      'fired, another check was not done: findings and the incomplete card',
      (of) => awake(of) && of.fired && of.undecided === 'yes',
      { status: 200, findings: true, incomplete: true },
    ],
    [
      'relevance established to be absent: empty',
      (of) => quiet(of) && of.relevance === 'absent',
      { status: 200, findings: false, incomplete: false },
    ],
    [
      'all evaluated, none fired: empty',
      (of) => quiet(of) && of.relevance === 'established' && of.undecided === 'no',
      { status: 200, findings: false, incomplete: false },
    ],
    [
      'none fired, some not evaluated: incomplete card',
      (of) => quiet(of) && of.relevance === 'established' && of.undecided !== 'no',
      { status: 200, findings: false, incomplete: true },
    ],
    [
      'relevance unknown with orders: incomplete card',
      (of) => quiet(of) && of.relevance === 'unknown' && of.carriesOrders,
      { status: 200, findings: false, incomplete: true },
    ],
    [
      'relevance unknown at patient-view: 412',
      (of) => quiet(of) && of.relevance === 'unknown' && !of.carriesOrders && of.relevanceUnknown === '412',
      { status: 412, findings: false, incomplete: false },
    ],
    [
      'relevance unknown at patient-view, tenant wants a card',
      (of) => quiet(of) && of.relevance === 'unknown' && !of.carriesOrders && of.relevanceUnknown === 'card',
      { status: 200, findings: false, incomplete: true },
    ],
  ];

  it.each(table)('%s', (_row, test, expected) => {
    expect(where(test).length).toBeGreaterThan(0);
    expect(replies(where(test))).toEqual([JSON.stringify(expected)]);
  });

  it('has exactly one row for every combination', () => {
    const rows = situations.map((of) => table.filter(([, test]) => test(of)).length);
    expect([...new Set(rows)]).toEqual([1]);
  });

  it('D3 never answers an empty list while something applicable is unknown', () => {
    const empty = where(
      (of) =>
        of.required === 'present' &&
        !of.silenced &&
        respond(of).status === 200 &&
        !say(of).findings &&
        !say(of).incomplete,
    );
    expect(empty.filter((of) => of.relevance === 'unknown')).toEqual([]);
    expect(empty.filter((of) => of.relevance === 'established' && of.undecided !== 'no')).toEqual([]);
  });
});
