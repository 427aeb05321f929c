import type { Measurement } from '../../src/picture/index.ts';

/** Of two values of one moment the higher one counts. */
export function higher(a: Measurement, b: Measurement): Measurement {
  return a.value === Math.max(a.value, b.value) ? a : b;
}

/** Of two values of one moment the lower one counts. */
export function lower(a: Measurement, b: Measurement): Measurement {
  return a.value === Math.min(a.value, b.value) ? a : b;
}
