import { type Fact, type FactList, factList } from '../../src/picture/index.ts';

/** The same facts under a short name of ours: the names of codes are too long for a card. */
export function named<T>(list: FactList<T>, name: string): FactList<T> {
  const { complete, gaps, looked } = list;
  const items = list.items.map(
    ({ value, from }): Fact<T> =>
      Object.freeze({ value, from: Object.freeze({ ...from, shown: { ...from.shown, name } }) }),
  );
  return factList({ items, complete, gaps, looked });
}
