import type { PartialDate } from '../../src/fhir/dates.ts';
import {
  derive,
  type Fact,
  type FactList,
  joinLists,
  type Need,
  type Problem,
  problems,
  proceduresIn,
  stated,
  type Truth,
} from '../../src/picture/index.ts';
import { aneurysms } from './aneurysms.ts';
import { isAfter } from './standing.ts';
import { uncleared } from './uncleared.ts';

/** What tells of a repaired or former aneurysm or malformation, and when it was over, if that is recorded. */
interface Former {
  readonly over?: PartialDate;
}

/**
 * Repaired or former aneurysms and arteriovenous malformations that no specialist has cleared since
 * (`ca-aneurysm-repaired`): entries with an inactive or resolved status, aneurysms with a repair after their onset, and
 * every repair procedure by itself.
 *
 * Safer readings: a clearance counts only with a code the site has mapped (`specialist-clearance`), coded and confirmed,
 * and surely later than the entry, its recorded end and the repair; without a date it clears nothing.
 */
export const repairedVessels: Need<Truth<readonly Fact<Former>[]>> = derive(
  'repaired vessels',
  {
    aneurysms,
    ever: problems('aneurysm', 'ever', { lifelong: true }),
    malformations: problems('avm', 'ever', { lifelong: true }),
    repairs: proceduresIn('aneurysm-or-avm-repair'),
    clearances: proceduresIn('specialist-clearance'),
    clearanceNotes: problems('specialist-clearance', 'ever'),
  },
  ({ aneurysms: { current, repairedBy }, ever, malformations, repairs, clearances, clearanceNotes }) => {
    const former = joinLists<Former>([
      formerOf(ever),
      formerOf(malformations),
      current.where((_, { id }) => repairedBy.has(id)).map(() => ({})),
      repairs.map(() => ({})),
    ]);
    return uncleared(former, {
      by: joinLists<unknown>([clearances, stated(clearanceNotes)]),
      clears: ({ value: { over }, from }, clearance) =>
        isAfter(clearance, { value: over, from }) &&
        (over === undefined || isAfter(clearance, { value: over, from: { ...from, date: over } })),
      none: 'no repaired or former aneurysm or arteriovenous malformation on record',
      over: 'a specialist clearance is recorded after every repaired or former vessel finding',
      why: 'already-handled',
    });
  },
);

function formerOf(list: FactList<Problem>): FactList<Former> {
  return list.where(({ active }) => !active).map(({ abated }) => (abated ? { over: abated } : {}));
}
