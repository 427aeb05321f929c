import { type Lowered, loweredBy } from '../../src/engine/index.ts';
import {
  allOf,
  anyOf,
  currentMedicines,
  derive,
  type Fact,
  type Need,
  not,
  type Problem,
  problems,
  type Source,
  type Truth,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { entriesOnce } from './entries-of.ts';
import { recent } from './recent.ts';

/** Epilepsy that is not shown to be controlled. */
export interface UncontrolledEpilepsy {
  readonly entries: readonly Source[];
  /** A seizure of the last 180 days is among the entries. */
  readonly recent: boolean;
  /** No antiseizure medicine is current. */
  readonly untreated: boolean;
  readonly lowered: Lowered;
}

interface Leg {
  readonly epilepsies: readonly Fact<Problem>[];
  readonly seizures?: readonly Fact<Problem>[];
}

/**
 * Epilepsy (whatever its status) with a seizure in the last 180 days, or active epilepsy without an antiseizure medicine.
 * Each leg is as certain as the less certain of its entries, and the more certain leg decides.
 */
export const uncontrolledEpilepsy: Need<Truth<UncontrolledEpilepsy>, SitePolicy> = derive(
  'epilepsy that is not controlled',
  {
    epilepsies: problems('epilepsy-disorder', 'ever', { lifelong: true }),
    seizures: problems('seizure-event', 'ever'),
    medicines: currentMedicines('antiseizure-medicine'),
  },
  ({ epilepsies, seizures, medicines }, at, site: SitePolicy) => {
    const none = 'no epilepsy on record';
    const events = recent(seizures, site.thresholds.seizure.recentDays, at);
    const seizing = allOf({ epilepsies: epilepsies.any(none), seizures: events.any('no recent seizure on record') });
    const untreated = allOf({
      epilepsies: epilepsies.where(({ active }) => active).any(none),
      medicine: not(medicines.any('no antiseizure medicine'), 'an antiseizure medicine is current'),
    });
    const legs = anyOf<Leg>([seizing, untreated], 'no epilepsy on record that is not controlled');
    return legs.is === 'yes' ? { ...legs, value: summed(legs.value, untreated.is === 'yes') } : legs;
  },
);

function summed(legs: readonly Leg[], untreated: boolean): UncontrolledEpilepsy {
  const doubts = legs.map(({ epilepsies, seizures = [] }) =>
    Math.max(loweredBy(entriesOnce(epilepsies)), loweredBy(entriesOnce(seizures))),
  );
  return {
    entries: entriesOnce(legs.flatMap(({ seizures = [], epilepsies }) => [...seizures, ...epilepsies])),
    recent: legs.some(({ seizures }) => seizures !== undefined),
    untreated,
    lowered: Math.min(...doubts) as Lowered,
  };
}
