/**
 * Milligrams that are taken to equal 10 mg diazepam (C1; approximate, for the flag above 8 mg a day only). Midazolam and
 * remimazolam are not converted: nobody takes them by the day.
 */
export const diazepamEquivalents: Readonly<Record<string, number>> = {
  alprazolam: 0.5,
  chlordiazepoxide: 25,
  clobazam: 20,
  clonazepam: 0.5,
  clorazepate: 15,
  diazepam: 10,
  estazolam: 1.5,
  flurazepam: 20,
  lorazepam: 1,
  oxazepam: 20,
  quazepam: 20,
  temazepam: 20,
  triazolam: 0.5,
};

/** Milligrams of diazepam that so many milligrams of a drug are taken to equal; none without a factor. */
export function inDiazepam(drug: string, mg: number): number | undefined {
  const equal = diazepamEquivalents[drug];
  return equal === undefined ? undefined : (mg / equal) * 10;
}
