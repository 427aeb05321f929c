import { type Source, type Truth, yes } from '../../../src/picture/index.ts';
import type { Tracking } from './tracking.ts';

/**
 * The baseline of a course, for a card on which nothing turns on it: without one the card speaks all the same, and what
 * could not be read is a note. That there is none is said by `time-score-missing`.
 */
export function baselineShown(tracking: Truth<Tracking>): Truth<Source | undefined> {
  switch (tracking.is) {
    case 'yes':
      return yes(tracking.value.baseline.from, [tracking.value.baseline.from]);
    case 'no':
      return yes(undefined);
    case 'unknown':
      return yes(undefined, [], tracking.gaps);
  }
}
