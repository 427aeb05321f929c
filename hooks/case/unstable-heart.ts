import { derive, type FactList, joinLists, type Need, type Problem, problems } from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { older, recent } from './recent.ts';

/**
 * Acute coronary events that are not yet past (`ci-acs-recent`): a myocardial infarction or unstable angina of the last 42
 * days, over or not. Safer reading of "cleared by: no active unstable code": unstable angina that is still active on the
 * record counts whatever its date.
 */
export const acuteCoronaryEvents: Need<FactList<Problem>, SitePolicy> = derive(
  'acute coronary events',
  {
    infarctions: problems('myocardial-infarction-recent', 'ever'),
    angina: problems('unstable-angina-recent', 'ever'),
  },
  ({ infarctions, angina }, at, { thresholds: { heart } }: SitePolicy) => {
    const days = heart.coronaryEventDays;
    return joinLists([
      recent(infarctions, days, at),
      recent(angina, days, at),
      older(angina, days, at).where(({ active }) => active),
    ]);
  },
);

/**
 * Uncontrolled cardiovascular disease (`ci-cv-unstable`): aortic dissection, ever; active acute or decompensated heart
 * failure of the last 30 days; active cardiogenic shock, NYHA class IV, ventricular tachycardia or fibrillation and severe
 * aortic stenosis at any date; an active hypertensive crisis of the last 7 days.
 *
 * Safer readings: whether a severe aortic stenosis has symptoms is not recorded in a code, so any counts. A shock has no
 * window in the row, so an old one counts until it is recorded as over.
 */
export const uncontrolledHeart: Need<FactList<Problem>, SitePolicy> = derive(
  'uncontrolled cardiovascular disease',
  {
    dissections: problems('aortic-dissection', 'ever'),
    failures: problems('heart-failure-acute', 'active'),
    shocks: problems('cardiogenic-shock-current', 'active'),
    classFour: problems('nyha-class-4', 'active'),
    arrhythmias: problems('ventricular-tachyarrhythmia', 'active'),
    crises: problems('hypertensive-crisis-acute', 'active'),
    stenoses: problems('aortic-stenosis-severe', 'active'),
  },
  (found, at, { thresholds: { heart } }: SitePolicy) =>
    joinLists([
      found.dissections,
      recent(found.failures, heart.decompensationDays, at),
      found.shocks,
      found.classFour,
      found.arrhythmias,
      recent(found.crises, heart.hypertensiveCrisisDays, at),
      found.stenoses,
    ]),
);

/** Heart disease on record, over or not, but for what the two contraindications above speak of (`ca-cv-stable`). */
export const otherHeartDisease: Need<FactList<Problem>, SitePolicy> = derive(
  'heart disease',
  { all: problems('heart-disease', 'ever'), acuteCoronaryEvents, uncontrolledHeart },
  ({ all, acuteCoronaryEvents: acute, uncontrolledHeart: uncontrolled }) => {
    const critical = new Set([...acute.items, ...uncontrolled.items].map(({ from }) => from.id));
    return all.where((_, { id }) => !critical.has(id));
  },
);
