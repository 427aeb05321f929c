import {
  allOf,
  anyOf,
  currentMedicines,
  derive,
  joinLists,
  known,
  type Need,
  patientAge,
  patientSex,
  problems,
  proceduresIn,
  stated,
  type Truth,
  yes,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { unlessKnown } from './lately.ts';

const SET = 'pregnancy-not-possible';

/**
 * Could the patient become pregnant, as far as the record says: not recorded as male, 12 to 50 years old (to 55 with a current
 * hormonal contraceptive, which hides the menopause), no sterilisation, hysterectomy or menopause, coded and confirmed?
 *
 * Safer readings: a sex recorded as other, or not at all, counts; so does every age the birth date allows. Conditions and procedures
 * that were not read rule nothing out.
 */
export const pregnancyPossible: Need<Truth<unknown>, SitePolicy> = derive(
  'pregnancy possible',
  {
    age: patientAge,
    sex: patientSex,
    contraceptives: currentMedicines('hormonal-contraceptive'),
    conditions: problems(SET, 'ever', { lifelong: true }),
    procedures: proceduresIn(SET),
  },
  ({ age, sex, contraceptives, conditions, procedures }, _at, { thresholds: { monitoring } }: SitePolicy) => {
    const { pregnancyFrom, pregnancyTo, contraceptiveTo } = monitoring;
    const beyond = 'not of the age for it';
    const none = 'no sterilisation, hysterectomy or menopause on record';
    const ruledOut = joinLists<unknown>([stated(conditions), procedures]).any(none);
    return allOf({
      sex: sex.state === 'none' ? yes(undefined) : known(sex, 'recorded as male', (one) => one !== 'male'),
      age: anyOf<unknown>(
        [
          known(age, beyond, ({ min, max }) => max >= pregnancyFrom && min <= pregnancyTo),
          allOf({
            age: known(age, beyond, ({ min, max }) => max > pregnancyTo && min <= contraceptiveTo),
            contraceptive: contraceptives.any('no hormonal contraceptive'),
          }),
        ],
        beyond,
      ),
      fertile: unlessKnown(ruledOut, 'sterilisation, hysterectomy or menopause is on record'),
    });
  },
);
