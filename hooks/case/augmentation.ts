import type { Exposure, Fact, Index } from '../../src/picture/index.ts';
import type { Thresholds } from '../policy/thresholds.ts';
import { antidepressants, augmentations } from './antidepressant-doses.ts';
import { drugUses, scheduledMg } from './drug-history.ts';
import { daysWithin, joined, type Stretch } from './drug-use.ts';

/** Names of drugs taken for weeks beside an antidepressant in the current episode (D3.5): reported, never counted. */
export function augmentationsWithin(
  history: readonly Fact<Exposure>[],
  frame: Stretch,
  at: Index,
  limits: Thresholds['trials'],
): readonly string[] {
  const names = antidepressants.flatMap(({ ingredients }) => ingredients);
  const candidates = history.filter(({ from }) => from.trust === 'stated');
  const entriesOf = (drug: string) =>
    candidates.filter(({ value }) => value.ingredients.some(({ name }) => name === drug));
  const runs = (facts: readonly Fact<Exposure>[], test: (mg: number | undefined) => boolean, drug: string) =>
    joined(
      drugUses(facts, (exposure) => scheduledMg(exposure, drug), at).filter(
        (use) => !use.unclear && test(use.mgPerDay),
      ),
      limits.pauseDays,
    );
  const withAntidepressant = names.flatMap((name) => runs(entriesOf(name), () => true, name));
  return Object.entries(augmentations).flatMap(([drug, needed]) => {
    const taken = runs(entriesOf(drug), (mg) => needed === 0 || (mg !== undefined && mg >= needed), drug);
    const together = taken.some((run) =>
      withAntidepressant.some((other) => daysWithin(clip(run, other), frame) >= limits.augmentationDays),
    );
    return together ? [drug] : [];
  });
}

function clip(a: Stretch, b: Stretch): Stretch {
  return { from: a.from > b.from ? a.from : b.from, to: a.to < b.to ? a.to : b.to };
}
