import { addDays } from '../../src/fhir/plain-date.ts';
import {
  currentMedicines,
  derive,
  type FactList,
  type Medicine,
  type Need,
  type Problem,
  problems,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';

/** Current use disorders of a severity that counts, apart by what they depend on. Tobacco and caffeine are in none. */
export interface SubstanceUse {
  /** Dependence, moderate or severe disorder of anything but opioids. */
  readonly moderateOrSevere: FactList<Problem>;
  /** Misuse of ketamine or phencyclidine, mild included. */
  readonly ketamineMisuse: FactList<Problem>;
  readonly opioidDependence: FactList<Problem>;
  /** Buprenorphine or methadone, current for long enough to be stable treatment. */
  readonly agonistTreatment: FactList<Medicine>;
}

/** Remission codes, remission status and history are not current, so they never get in here (knowledge 0.2). */
export const substanceUse: Need<SubstanceUse, SitePolicy> = derive(
  'substance use disorders',
  {
    moderateOrSevere: problems('substance-use-disorder-moderate-severe', 'active'),
    ketamineMisuse: problems('ketamine-misuse', 'active'),
    opioidDependence: problems('opioid-dependence', 'active'),
    agonists: currentMedicines('opioid-agonist-therapy'),
  },
  ({ moderateOrSevere, ketamineMisuse, opioidDependence, agonists }, at, site: SitePolicy) => {
    const since = addDays(at.today, -site.thresholds.substanceUse.agonistDays);
    const agonistTreatment = agonists.where(
      ({ exposures }, { trust }) =>
        trust === 'stated' && exposures.some(({ start }) => start !== undefined && start.latest <= since),
    );
    return { moderateOrSevere, ketamineMisuse, opioidDependence, agonistTreatment };
  },
);
