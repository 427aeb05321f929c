import { type FactList, factList, type Problem } from '../../src/picture/index.ts';

/**
 * Dates each problem by when it was last written down, or began if that is later: a pregnancy entered again after an end
 * is a new one, and a withdrawal recorded today is one of today though the disorder began years ago.
 */
export function lastWritten(list: FactList<Problem>): FactList<Problem> {
  const items = list.items.map(({ value, from }) => {
    const [a, b] = [value.recorded, from.date];
    const date = a && b ? (a.latest >= b.latest ? a : b) : (a ?? b);
    return { value, from: { ...from, ...(date && { date }) } };
  });
  const { complete, gaps, looked } = list;
  return factList({ items, complete, gaps, looked });
}
