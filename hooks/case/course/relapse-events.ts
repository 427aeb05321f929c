import type { Encounter } from '@medplum/fhirtypes';
import { readPeriod } from '../../../src/fhir/dates.ts';
import { cleanCoding, codingsOf, listOf, textOf } from '../../../src/fhir/elements.ts';
import {
  derive,
  type Fact,
  type FactList,
  factList,
  type Gap,
  joinLists,
  memberOf,
  type Need,
  need,
  problems,
  type RecordView,
  refOf,
  sourceOf,
} from '../../../src/picture/index.ts';

/** What a patient may fall back by, besides the scores (F7). */
export interface RelapseEvents {
  readonly attempts: FactList<undefined>;
  readonly stays: FactList<undefined>;
}

/** Words of a stay that takes or took place. */
const takesPlace: readonly unknown[] = ['arrived', 'triaged', 'in-progress', 'onleave', 'finished'];

/**
 * Psychiatric stays by the day they began: visits of an inpatient class with a psychiatric service or type, or with a code that
 * a site maps to a psychiatric admission. Records without such codes show none, and nothing is said of them. Visits that were
 * not read may hold one, and a stay without a date may have begun at any time: both are gaps.
 */
const psychiatricStays: Need<FactList<undefined>> = need({
  name: 'psychiatric stays',
  inputs: ['encounters'],
  softens: ['encounter'],
  read(record, at) {
    const stays = ['encounters', 'encounter'].flatMap((key) =>
      record.input(key).resources.flatMap((resource, index): Fact<undefined>[] => {
        if (resource.resourceType !== 'Encounter' || !isPsychiatricStay(resource, record)) return [];
        const date = readPeriod(resource.period, at.zone)?.start;
        const from = sourceOf(key, resource, index, { date, shown: { name: 'Psychiatric hospital stay' } });
        return [{ value: undefined, from }];
      }),
    );
    const once = [...new Map(stays.map((one) => [refOf(one.from), one])).values()];
    const undated = once.flatMap(({ from }): Gap[] =>
      from.date ? [] : [{ input: 'encounters', reason: 'undated', source: from }],
    );
    const { complete, gaps } = record.input('encounters');
    return factList({ items: once, complete, gaps: [...gaps, ...undated], looked: ['encounters'] });
  },
});

function isPsychiatricStay({ status, class: of, serviceType, type }: Encounter, { terminology }: RecordView): boolean {
  if (!takesPlace.includes(textOf(status))) return false;
  const services = codingsOf([...listOf(serviceType), ...listOf(type)]);
  if (memberOf(terminology, 'psychiatric-admission', services)) return true;
  return (
    memberOf(terminology, 'encounter-class-inpatient', listOf(of).map(cleanCoding)) !== undefined &&
    memberOf(terminology, 'encounter-specialty-psychiatry', services) !== undefined
  );
}

/**
 * Suicide attempts and psychiatric stays. Follow-up codes count by the onset of the attempt; words put as a question are no
 * event. An active attempt without a date may have been at any time, and is a gap.
 */
export const relapseEvents: Need<RelapseEvents> = derive(
  'attempts and psychiatric stays',
  {
    fresh: problems('suicide-attempt-recent', 'ever'),
    followUps: problems('suicide-attempt-follow-up', 'ever'),
    stays: psychiatricStays,
  },
  ({ fresh, followUps, stays }) => {
    const begun = followUps.items.flatMap(({ value: { onset }, from }): Fact<undefined>[] =>
      onset ? [{ value: undefined, from: { ...from, date: onset } }] : [],
    );
    const known = fresh.where((_, { trust }) => trust !== 'uncertain');
    const undated = known.items.flatMap(({ value: { active }, from }): Gap[] =>
      active && from.date === undefined ? [{ input: 'conditions', reason: 'undated', source: from }] : [],
    );
    const { complete, looked } = followUps;
    const later = factList({ items: begun, complete, gaps: [...followUps.gaps, ...undated], looked });
    return { attempts: joinLists([known.map(() => undefined), later]), stays };
  },
);
