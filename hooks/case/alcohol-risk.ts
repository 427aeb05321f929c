import { addDays } from '../../src/fhir/plain-date.ts';
import {
  anyOf,
  derive,
  type Fact,
  known,
  type Measurement,
  measurements,
  type Need,
  patientSex,
  type Truth,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { named } from './named.ts';
import { higher } from './of-one-moment.ts';

const score = (name: string, set: string, max: number) =>
  measurements({ name, set, inputs: ['scores2'], unit: 'score', min: 0, max });

/**
 * Risky alcohol use by questionnaire: the latest AUDIT-C of a year is 4 or more (3 for women), or the latest AUDIT 8 or
 * more. Gives the scores. Safer reading: the lower AUDIT-C limit holds for everybody not recorded as male.
 */
export const riskyAlcohol: Need<Truth<readonly Fact<Measurement>[]>, SitePolicy> = derive(
  'risky alcohol use',
  {
    auditC: score('AUDIT-C', 'audit-c-total', 12),
    audit: score('AUDIT', 'audit-total', 40),
    sex: patientSex,
  },
  ({ auditC, audit, sex }, at, { thresholds: { substanceRisk } }: SitePolicy) => {
    const year = { from: addDays(at.today, -substanceRisk.scoreDays), to: at.today };
    const male = sex.state === 'known' && sex.value === 'male';
    const least = male ? substanceRisk.auditC : substanceRisk.auditCFemale;
    const none = 'no AUDIT or AUDIT-C score of the last year in the range of risky use';
    return anyOf(
      [
        known(named(auditC, 'AUDIT-C').within(year).latest(higher), none, ({ value }) => value.value >= least),
        known(
          named(audit, 'AUDIT').within(year).latest(higher),
          none,
          ({ value }) => value.value >= substanceRisk.audit,
        ),
      ],
      none,
    );
  },
);
