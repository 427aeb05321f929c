import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { entriesOnce } from '../../case/entries-of.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { uncontrolledHeart } from '../../case/unstable-heart.ts';
import { rule } from '../../rule.ts';
import { heartDiseaseStable } from '../cautions/heart-disease-stable.ts';

/**
 * `ci-cv-unstable`: aortic dissection, ever; and, while active: acute or decompensated heart failure (30 days), cardiogenic
 * shock, NYHA class IV, ventricular tachycardia or fibrillation, hypertensive crisis (7 days), severe aortic stenosis.
 * Cleared by an inactive or resolved status or by time; for a dissection only by a refuted entry. Specialist clearance is
 * an override reason. Compensated disease is `ca-cv-stable`. Not in anaesthesia or procedures.
 *
 * NYHA class IV is read from the problem list alone; severe aortic stenosis has no public code, so only a site's own code
 * or its words are seen. Safer readings: see `hooks/case/unstable-heart.ts`.
 */
export const heartUncontrolled = rule({
  id: 'ci-cv-unstable',
  plan: 'ci-cv-unstable',
  title: 'Uncontrolled cardiovascular disease',
  basis: 'A failing or unstable heart or aorta may not bear the rise in blood pressure and heart rate after a dose.',
  group: 2,
  highest: 'critical',
  needs: { drafts, uncontrolledHeart },
  replaces: [heartDiseaseStable],

  decide({ drafts: { orders }, uncontrolledHeart: conditions }, { subject }) {
    const statement = allOf({
      concerned: eitherDrugAsTherapy(orders, subject),
      found: conditions.any('no uncontrolled cardiovascular condition on record'),
    });
    return verdict(statement, ({ found }) => {
      const entries = entriesOnce(found);
      return { facts: { entries }, indicator: 'critical', lowered: loweredBy(entries) };
    });
  },

  card: ({ entries }, words) => ({
    summary: 'Uncontrolled cardiovascular condition on record: clearance before ketamine',
    line: `The record shows uncontrolled cardiovascular disease: ${words.entries(entries, 1)}`,
    found: entries.map(words.entry),
    why: 'Consensus advises against ketamine in uncontrolled cardiovascular disease; both drugs raise blood pressure.',
    options: [
      'consider cardiology input before any dose',
      'consider another treatment until it is controlled',
      'consider updating the problem list if it is treated or not current',
      'continue as ordered and document the reason',
    ],
    clearedBy:
      'an inactive or resolved status, or time for an acute event; for an aortic dissection only a refuted entry',
    overrideReasons: 'OR-A',
  }),
});
