import {
  codedObservations,
  type Fact,
  type FactList,
  factList,
  type Gap,
  joinLists,
  measurements,
  type Need,
  need,
  results,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { named } from './named.ts';

export type Answer = 'pregnant' | 'not-pregnant';

const status = codedObservations({ name: 'pregnancy status', set: 'pregnancy-status', inputs: ['labs'] });

const qualitative = results({
  name: 'pregnancy tests',
  set: 'pregnancy-test',
  inputs: ['labs'],
  positive: 'qualitative-positive',
  negative: 'qualitative-negative',
});

const serumHcg = measurements({
  name: 'serum hCG',
  set: 'hcg-serum-quantitative',
  inputs: ['labs'],
  unit: 'm[IU]/mL',
  min: 0,
  max: 10_000_000,
});

/** What the pregnancy status observation says, where it says yes or no in a code or in exactly those words; other words are a gap. */
export const pregnancyStatus: Need<FactList<Answer>> = need({
  name: 'pregnancy status answers',
  inputs: ['labs'],
  read(record) {
    const { terminology } = record;
    const list = record.read(status);
    const unclear: Gap[] = [];
    const items = list.items.flatMap(({ value: { value }, from }): readonly Fact<Answer>[] => {
      const is = (set: string) => value.codings.some(({ system, code }) => terminology.member(set, system, code));
      const text = value.codings.length === 0 ? value.text?.toLowerCase() : undefined;
      if (is('pregnant-status') || text === 'pregnant') return [{ value: 'pregnant', from: shown(from, 'pregnant') }];
      if (!is('not-pregnant-status') && text !== 'not pregnant') {
        if (text !== undefined) unclear.push({ input: 'labs', reason: 'unreadable', source: from });
        return [];
      }
      return [{ value: 'not-pregnant', from: shown(from, 'not pregnant') }];
    });
    const { complete, gaps, looked } = list;
    return factList({ items, complete, gaps: [...gaps, ...unclear], looked });
  },
});

/**
 * Pregnancy tests that say yes or no. A number of serum hCG between the limits says neither, and is left out; so is a
 * number that came with no interpretation for any other test.
 */
export const pregnancyTests: Need<FactList<Answer>, SitePolicy> = need({
  name: 'pregnancy tests that tell',
  inputs: ['labs'],
  read(record, _at, site) {
    const { hcgPositive, hcgNegative } = site.thresholds.pregnancy;
    const words = record.read(qualitative);
    const worded = new Set(words.items.map(({ from }) => from.id));
    const numbers = record.read(serumHcg);
    const told = numbers
      .where(({ value }, { id }) => !worded.has(id) && (value >= hcgPositive || value < hcgNegative))
      .map(({ value }): Answer => (value >= hcgPositive ? 'pregnant' : 'not-pregnant'));
    // A result in words is no unreadable number, and the gaps of the input itself stand in the other list.
    const gaps = numbers.gaps.filter(({ source }) => source !== undefined && !worded.has(source.id));
    const said = words
      .where(({ polarity }) => polarity !== 'indeterminate')
      .map(({ polarity }): Answer => (polarity === 'positive' ? 'pregnant' : 'not-pregnant'));
    const counted = factList({ items: told.items, complete: told.complete, gaps, looked: told.looked });
    return joinLists([named(said, 'Pregnancy test'), named(counted, 'Serum hCG')]);
  },
});

function shown<S extends Fact<unknown>['from']>(from: S, value: string): S {
  return { ...from, shown: { name: from.shown?.name ?? 'Pregnancy status', value } };
}
