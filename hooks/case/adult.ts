import { derive, type Need, no, patientAge, type Truth, unknown, yes } from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';

/**
 * Is the patient an adult? A birth date that leaves "under age" possible is read as under age; an unknown one leaves the
 * question open (knowledge 0.1, architecture 4).
 */
export const adult: Need<Truth, SitePolicy> = derive(
  'adult',
  { age: patientAge },
  ({ age }, _at, site: SitePolicy): Truth => {
    switch (age.state) {
      case 'gap':
        return unknown(age.gaps);
      case 'none':
        return unknown([{ input: 'patient', reason: 'undated' }]);
      case 'known':
        return age.value.min >= site.thresholds.adultAge
          ? yes(undefined)
          : no('the patient may be under age', [], 'not-applicable');
    }
  },
);
