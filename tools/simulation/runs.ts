import { emptyChart } from './chart.ts';
import { randomFrom } from './random.ts';
import { follow, type Start } from './responder.ts';
import { LATER, type Settling, settlingOf } from './settling.ts';

export interface Run extends Settling {
  readonly wearOff: number;
  readonly start: Start;
  /** The gaps and the intervals suggested after them, for reading: gap → interval. */
  readonly course: string;
}

/** What `npm run simulation` runs: so many responders for each wear-off day and start. */
export const SEED = 20_260_615;
export const EACH = 8;

export const starts: readonly Start[] = ['from 7 days', 'handed over'];
export const wearOffDays = Array.from({ length: 52 }, (_, place) => place + 9);

/** One responder. The same three numbers and start give the same run. */
function runOf(wearOff: number, start: Start, place: number, seed: number): Run {
  const random = randomFrom(seed + wearOff * 1_009 + place * 13 + starts.indexOf(start));
  const patient = { wearOff, start, random, chart: emptyChart() };
  const steps = follow(patient, (seen) => settlingOf(seen, patient).later >= LATER);
  const course = steps.map(({ gap, suggested }) => `${gap}→${suggested}`).join(' ');
  return { ...settlingOf(steps, patient), wearOff, start, course };
}

/** A dozen, spread over the wear-off days: few enough to be run with the tests. */
export function fewRuns(seed: number): readonly Run[] {
  return [10, 15, 21, 27, 35, 45].flatMap((wearOff) => starts.map((start) => runOf(wearOff, start, 0, seed)));
}

export function allRuns(each: number, seed: number): readonly Run[] {
  return wearOffDays.flatMap((wearOff) =>
    starts.flatMap((start) => Array.from({ length: each }, (_, place) => runOf(wearOff, start, place, seed))),
  );
}
