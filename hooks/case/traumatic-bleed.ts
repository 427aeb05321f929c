import { derive, type FactList, joinLists, type Need, type Problem, problems } from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { older, recent } from './recent.ts';

/** Bleeding inside the skull by an injury: in the last 180 days, and longer ago. */
export interface TraumaticBleeds {
  readonly recent: FactList<Problem>;
  readonly old: FactList<Problem>;
}

/**
 * Traumatic bleeding inside the skull (`ci-ich`, `ca-stroke-old`), over or not. A later visit (7th character D) is no new
 * bleed on its recorded date: it is recent by its onset alone, and without one it is old. A sequela (S) is always old.
 * Beside a recent bleed both are taken as a part of it, not as an older one.
 */
export const traumaticBleeds: Need<TraumaticBleeds, SitePolicy> = derive(
  'traumatic bleeding inside the skull',
  {
    bleeds: problems('intracranial-bleed-traumatic', 'ever'),
    followUps: problems('intracranial-bleed-traumatic-follow-up', 'ever'),
    sequelae: problems('intracranial-bleed-traumatic-sequela', 'ever'),
  },
  ({ bleeds, followUps, sequelae }, at, { thresholds: { brain } }: SitePolicy) => {
    const withOnset = followUps.where(({ onset }) => onset !== undefined);
    const without = followUps.where(({ onset }) => onset === undefined);
    const days = brain.traumaticBleedDays;
    const lately = joinLists([recent(bleeds, days, at), recent(withOnset, days, at)]);
    const dated = joinLists([older(bleeds, days, at), older(withOnset, days, at)]);
    return { recent: lately, old: lately.items.length > 0 ? dated : joinLists([dated, without, sequelae]) };
  },
);
