import { addDays } from '../../src/fhir/plain-date.ts';
import {
  allOf,
  currentMedicines,
  derive,
  type Fact,
  type FactList,
  type Medicine,
  type Need,
  not,
  type Problem,
  problems,
  type Truth,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { unexpectedScreens } from './drug-screens.ts';

/** Current use disorders of a severity that counts, apart by what they depend on. Tobacco and caffeine are in none. */
export interface SubstanceUse {
  /** Dependence, moderate or severe disorder of anything but opioids. */
  readonly moderateOrSevere: FactList<Problem>;
  /** Misuse of ketamine or phencyclidine, mild included. */
  readonly ketamineMisuse: FactList<Problem>;
  readonly opioidDependence: FactList<Problem>;
  /**
   * Opioid treatment is stable: buprenorphine or methadone current for 90 days or more, and no unexpected drug screen in
   * 90 days. Gives the medicines.
   */
  readonly stableTreatment: Truth<{ readonly agonists: readonly Fact<Medicine>[] }>;
}

/** Remission codes, remission status and history are not current, so they never get in here (knowledge 0.2). */
export const substanceUse: Need<SubstanceUse, SitePolicy> = derive(
  'substance use disorders',
  {
    moderateOrSevere: problems('substance-use-disorder-moderate-severe', 'active'),
    ketamineMisuse: problems('ketamine-misuse', 'active'),
    opioidDependence: problems('opioid-dependence', 'active'),
    current: currentMedicines('opioid-agonist-therapy'),
    screens: unexpectedScreens,
  },
  ({ moderateOrSevere, ketamineMisuse, opioidDependence, current, screens }, at, site: SitePolicy) => {
    const since = addDays(at.today, -site.thresholds.substanceUse.agonistDays);
    const longEnough = current.where(
      ({ exposures }, { trust }) =>
        trust === 'stated' && exposures.some(({ start }) => start !== undefined && start.latest <= since),
    );
    const stableTreatment = allOf({
      agonists: longEnough.any('no agonist treatment of that length on record'),
      expected: not(screens.lately, 'a drug screen of that time is unexpected'),
    });
    return { moderateOrSevere, ketamineMisuse, opioidDependence, stableTreatment };
  },
);
