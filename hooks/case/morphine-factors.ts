/**
 * Oral morphine milligram equivalents (MME) of one milligram (C1; S63). Opioids that are not here have no factor:
 * levorphanol, meperidine, pentazocine, butorphanol and others are of unknown MME, never zero.
 */
export const morphineFactors: Readonly<Record<string, number>> = {
  codeine: 0.15,
  hydrocodone: 1,
  hydromorphone: 5,
  methadone: 4.7,
  morphine: 1,
  oxycodone: 1.5,
  oxymorphone: 3,
  tapentadol: 0.4,
  tramadol: 0.2,
};

/** MME a day for each microgram an hour of a fentanyl patch. Fentanyl in other forms has no factor. */
export const fentanylPatchFactor = 2.4;

/** A partial agonist: it has no MME and is never counted. */
export const partialAgonist = 'buprenorphine';
