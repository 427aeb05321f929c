import type { ValueSetName } from '../../src/terminology/index.ts';

/** A class of medicines that sedate or slow breathing. */
export interface SedativeClass {
  /** What a card calls it: `oxybate`, `an oxybate`. */
  readonly name: string;
  readonly one: string;
  readonly set: ValueSetName;
}

export const benzodiazepineClass = { name: 'benzodiazepine', one: 'a benzodiazepine', set: 'benzodiazepine' } as const;
export const opioidClass = { name: 'opioid', one: 'an opioid', set: 'opioid-systemic' } as const;
/** Z-drugs and orexin antagonists. */
export const hypnoticClass = { name: 'sleep medicine', one: 'a sleep medicine', set: 'hypnotic' } as const;
export const oxybateClass = { name: 'oxybate', one: 'an oxybate', set: 'oxybate' } as const;
export const gabapentinoidClass = { name: 'gabapentinoid', one: 'a gabapentinoid', set: 'gabapentinoid' } as const;

/**
 * The classes of `ddi-cns-other` (C1). Muscle relaxants without dantrolene; of the remaining central depressants only
 * meprobamate, perampanel, dronabinol and nabilone. Trazodone, doxepin and other antidepressants are none of them.
 */
export const otherSedativeClasses: readonly SedativeClass[] = [
  gabapentinoidClass,
  { name: 'muscle relaxant', one: 'a muscle relaxant', set: 'muscle-relaxant-sedating' },
  { name: 'barbiturate', one: 'a barbiturate', set: 'barbiturate' },
  { name: 'sedating antihistamine', one: 'a sedating antihistamine', set: 'sedating-antihistamine' },
  { name: 'other sedating medicine', one: 'another sedating medicine', set: 'cns-depressant-named' },
];

/** Every class that depresses the central nervous system and that a rule of C1 names. Alcohol use of the day is not recorded. */
export const sedativeClasses: readonly SedativeClass[] = [
  opioidClass,
  benzodiazepineClass,
  oxybateClass,
  hypnoticClass,
  ...otherSedativeClasses,
];
