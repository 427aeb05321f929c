import type { Citation } from '../knowledge/index.ts';
import type { Said } from './arrange.ts';

/** What each rule rests on, rules of one strength together: `label (KT601, KT602); consensus (KT603)`. */
export function strengths(said: readonly Said[]): string {
  const byStrength = Map.groupBy(said, ({ finding: { evidence } }) => evidence.strength);
  return [...byStrength]
    .map(
      ([strength, of]) => `${strength} (${[...new Set(of.map(({ finding }) => finding.evidence.number))].join(', ')})`,
    )
    .join('; ');
}

/** The sources of a card by their short names, each once, at most five. */
export function citations(said: readonly Said[]): string {
  const names = said.flatMap((one) => citedBy(one).map(({ display }) => display));
  return [...new Set(names)].slice(0, 5).join('; ');
}

/** The citations that carry what a card says. A label the evidence does not hold is no citation. */
export function citedBy({ finding: { evidence }, card: { cites } }: Said): readonly Citation[] {
  const named = (cites ?? []).flatMap((label) => evidence.citations.find((one) => one.label === label) ?? []);
  return named.length > 0 ? named : evidence.citations.slice(0, 2);
}
