import { addDays, daysBetween } from '../../src/fhir/plain-date.ts';
import type { Responder, Step } from './responder.ts';

/** An interval that reached the day was suggested again: after the last one that did was more than half a year past, or sooner. */
type Back = 'memory over' | 'sooner';

/** How the suggested interval of one responder found the day on which the effect wears off. */
export interface Settling {
  /** Sessions from the first whose interval reached that day, itself counted, to the one after which the interval fits; none if none. */
  readonly sessions?: number;
  /** That interval, in days. */
  readonly interval?: number;
  /** The longest interval there is was suggested, and that day never reached. */
  readonly unreached: boolean;
  /** It fits after four sessions at most. */
  readonly inTime: boolean;
  /** Steps looked at after it had settled, and why one of them was as long as the wear-off again. */
  readonly later: number;
  readonly back?: Back;
  /** Later sessions that were late: after the wear-off day, on a shorter interval. */
  readonly late: number;
  /** Steps at which relapse criteria were met. */
  readonly relapses: number;
}

const ladder = [7, 14, 21, 28, 42, 56];
/** Days before the wear-off that the rule keeps, and the days it remembers one. */
const MARGIN = 2;
const MEMORY = 180;
export const IN_TIME = 4;
/** Sessions after it settled that are looked at. */
export const LATER = 10;

/** Is it shorter than the wear-off day, and on the largest step of the ladder below it, or below it by the margin of the rule? */
export function fits(interval: number, wearOff: number): boolean {
  const step = stepOf(interval);
  return interval < wearOff && (step === stepOf(wearOff - 1) || step === stepOf(wearOff - MARGIN));
}

function stepOf(interval: number): number | undefined {
  return ladder.findLast((step) => step <= interval);
}

export function settlingOf(steps: readonly Step[], { wearOff, start }: Pick<Responder, 'wearOff' | 'start'>): Settling {
  const relapses = steps.filter(({ relapse }) => relapse).length;
  const reached = start === 'handed over' ? 0 : steps.findIndex(({ gap }) => gap >= wearOff);
  if (reached < 0) {
    const top = steps.some(({ suggested }) => suggested === ladder.at(-1));
    return {
      unreached: true,
      inTime: top && steps.every(({ suggested }) => suggested < wearOff),
      later: 0,
      late: 0,
      relapses,
    };
  }
  const settled = steps.findIndex(({ suggested }, place) => place >= reached && fits(suggested, wearOff));
  if (settled < 0) return { unreached: false, inTime: false, later: 0, late: 0, relapses };
  const sessions = settled - reached + 1;
  const after = steps.slice(settled + 1, settled + 1 + LATER);
  const back = after.findIndex(({ agreed, suggested }) => agreed >= wearOff || suggested >= wearOff);
  const until = back < 0 ? after : after.slice(0, back);
  return {
    sessions,
    interval: steps[settled]?.suggested ?? 0,
    unreached: false,
    inTime: sessions <= IN_TIME,
    later: after.length,
    ...(back >= 0 && { back: whyBack(steps, settled + 1 + back, wearOff) }),
    late: until.filter(({ gap }) => gap >= wearOff).length,
    relapses,
  };
}

/** Had the last interval that reached the wear-off day begun more than half a year before this suggestion? */
function whyBack(steps: readonly Step[], place: number, wearOff: number): Back {
  const long = steps.slice(0, place).findLast(({ gap }) => gap >= wearOff);
  const [at] = steps.slice(place);
  if (long === undefined || at === undefined) return 'sooner';
  return daysBetween(addDays(long.day, -long.gap), addDays(at.day, 1)) > MEMORY ? 'memory over' : 'sooner';
}
