import { allergiesTo, type Fact, type FactList, type Need, need, type Reaction } from '../../src/picture/index.ts';
import type { Terminology } from '../../src/terminology/index.ts';

/** Recorded reactions to ketamine or esketamine that count today, apart by whether they can be more than a side effect. */
export interface DrugReactions {
  readonly allergies: FactList<Reaction>;
  /** Only expected effects, or called an intolerance with nothing recorded. */
  readonly intolerances: FactList<Reaction>;
}

const recorded = allergiesTo(['ketamine-allergen']);

/**
 * Active entries, and those without a status. Unconfirmed ones count in full: drug allergies are mostly self-reported.
 *
 * Safer readings: a manifestation without a code could be anything, so it is no expected effect; high criticality is
 * never an intolerance.
 */
export const drugReactions: Need<DrugReactions> = need({
  name: 'reactions to ketamine or esketamine',
  inputs: ['allergies'],
  read(record) {
    const counted = record.read(recorded).where(({ clinical }) => clinical === 'active' || clinical === 'absent');
    const isIntolerance = (reaction: Reaction) => isExpectedOnly(reaction, record.terminology);
    return {
      allergies: counted.where((reaction) => !isIntolerance(reaction)),
      intolerances: counted.where(isIntolerance),
    };
  },
});

/** What was recorded of each reaction, for a card. */
export function entriesOf(list: readonly Fact<Reaction>[]) {
  return list.map(({ from, value: { criticality, verification } }) => ({ from, criticality, verification }));
}

function isExpectedOnly({ criticality, type, manifestations }: Reaction, terminology: Terminology): boolean {
  if (criticality === 'high') return false;
  if (manifestations.length === 0) return type === 'intolerance';
  return manifestations.every(({ codings }) =>
    codings.some(({ system, code }) => terminology.member('ketamine-expected-effect', system, code)),
  );
}
