import { verdict } from '../../../src/engine/index.ts';
import { allOf, known, patientAge } from '../../../src/picture/index.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { rule } from '../../rule.ts';

/**
 * `ca-age-under-18`: younger than 18 years on the day the order is signed, or the visit begins or is booked, whatever day
 * it is planned for. Referrals and timing keep still for minors by `af-minor`.
 *
 * Safer reading: a birth date that leaves "under 18" possible is read as under 18.
 */
export const underEighteen = rule({
  id: 'ca-age-under-18',
  plan: 'ca-age-under-18',
  title: 'Under 18',
  basis: 'Neither drug is approved for psychiatric or pain treatment below 18 years.',
  group: 2,
  highest: 'warning',
  needs: { drafts, patientAge },

  decide({ drafts: { orders }, patientAge: age }, { subject, site }) {
    const { adultAge } = site.thresholds;
    const statement = allOf({
      concerned: eitherDrugAsTherapy(orders, subject),
      found: known(age, `${adultAge} years or older`, ({ min }) => min < adultAge),
    });
    return verdict(statement, ({ found }) => ({ facts: { age: found, adultAge }, indicator: 'warning' }));
  },

  card({ age: { min, max }, adultAge }, words) {
    const age = min === max ? words.number(min) : `${words.number(min)} to ${words.number(max)}`;
    return {
      summary: `Under ${adultAge}: no approved psychiatric/pain indication; specialist decision`,
      line: `Age ${age}: neither drug is approved for psychiatric or pain treatment below ${adultAge}`,
      found: [`Age on the birth date recorded: ${age}`],
      why: 'The esketamine label carries a boxed warning of suicidal thoughts in young patients. One small trial in adolescents is published.',
      options: [
        'consider a decision by a child and adolescent specialist',
        'consider another treatment',
        'continue as ordered and document the reason',
      ],
      overrideReasons: 'OR-B',
    };
  },
});
