import { type FactList, factList, joinLists, measurements, type Need, need, results } from '../../src/picture/index.ts';
import { named } from './named.ts';

const words = results({
  name: 'alcohol tests',
  set: 'alcohol-level',
  inputs: ['screens'],
  positive: 'qualitative-positive',
  negative: 'qualitative-negative',
});

const numbers = measurements({
  name: 'alcohol levels',
  set: 'alcohol-level',
  inputs: ['screens'],
  unit: 'mg/dL',
  min: 0,
  max: 2000,
});

/**
 * Positive tests of alcohol in blood or breath today, in the codes a site has mapped; without a map there are none.
 *
 * Safer readings: any level above zero is positive; one in another unit than mg/dL, or written as a bound (`<10`), cannot
 * be used and is a gap. A later test of the day does not clear an earlier positive one.
 */
export const alcoholToday: Need<FactList<unknown>> = need({
  name: 'alcohol today',
  inputs: ['screens'],
  read(record, at) {
    const today = { from: at.today, to: at.today };
    const said = record.read(words);
    const worded = new Set(said.items.map(({ from }) => from.id));
    const counted = record.read(numbers);
    // A result in words is no unreadable number, and the gaps of the input itself stand in the other list.
    const gaps = counted.gaps.filter(({ source }) => source !== undefined && !worded.has(source.id));
    const both = joinLists<unknown>([
      said.where(({ polarity }) => polarity === 'positive'),
      factList({ ...counted, items: counted.where(({ value }) => value > 0).items, gaps }),
    ]);
    return named(both.within(today), 'Alcohol test');
  },
});
