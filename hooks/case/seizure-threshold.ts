import {
  currentMedicines,
  derive,
  type FactList,
  factList,
  type Gap,
  joinLists,
  type Medicine,
  type Need,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';

/**
 * Current medicines that lower the seizure threshold: tramadol and clozapine at any dose, bupropion above 300 mg a day.
 * Bupropion of which the daily dose is not known in full, and not above the limit without the rest, is a gap.
 */
export const thresholdMedicines: Need<FactList<Medicine>, SitePolicy> = derive(
  'medicines that lower the seizure threshold',
  { bupropion: currentMedicines('ndri'), others: currentMedicines('tramadol-or-clozapine') },
  ({ bupropion, others }, _at, { thresholds: { seizure } }: SitePolicy) => {
    const isHigh = ({ perDay }: Medicine) => perDay !== undefined && perDay.value > seizure.bupropionMg;
    const unclear = bupropion.items.flatMap(({ value, from }): readonly Gap[] =>
      value.atLeast && !isHigh(value)
        ? [{ input: inputs[value.exposures[0]?.via ?? 'request'], reason: 'unreadable', source: from }]
        : [],
    );
    const { complete, gaps, looked, items } = bupropion;
    const high = items.filter(({ value }) => isHigh(value));
    return joinLists([others, factList({ items: high, complete, gaps: [...gaps, ...unclear], looked })]);
  },
);

const inputs = {
  request: 'medicationRequests',
  statement: 'medicationStatements',
  administration: 'medicationAdministrations',
} as const;
