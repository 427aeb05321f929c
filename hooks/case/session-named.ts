import type { Coding } from '@medplum/fhirtypes';
import { RXNORM } from '../../src/fhir/systems.ts';
import { memberOf } from '../../src/picture/index.ts';
import type { Ingredient, Terminology } from '../../src/terminology/index.ts';
import { type Drug, drugSets } from './drug.ts';

/** Which of the two drugs are among these ingredients. */
export function drugsAmong(ingredients: readonly Ingredient[], terminology: Terminology): readonly Drug[] {
  return (['ketamine', 'esketamine'] as const).filter((drug) =>
    ingredients.some(({ code }) => terminology.member(drugSets[drug], RXNORM, code)),
  );
}

/** Is it coded as a visit for esketamine, or as its supply? */
export function isEsketamineVisit(codings: readonly Readonly<Coding>[], terminology: Terminology): boolean {
  return ['esketamine-visit', 'esketamine-drug'].some((set) => memberOf(terminology, set, codings) !== undefined);
}

/** Which of the two drugs the codes or the words of a visit, or of a request for one, name. */
export function drugsNamed(
  codings: readonly Readonly<Coding>[],
  words: readonly string[],
  terminology: Terminology,
): readonly Drug[] {
  const named = drugsAmong(
    words.flatMap((text) => terminology.ingredientsNamed(text)),
    terminology,
  );
  return isEsketamineVisit(codings, terminology) ? [...new Set([...named, 'esketamine' as const])] : named;
}
