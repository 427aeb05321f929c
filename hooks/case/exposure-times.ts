import { instantRange, plainToPartial } from '../../src/fhir/dates.ts';
import type { Index } from '../../src/picture/index.ts';
import type { Session } from './sessions.ts';

/** The earliest moment at which it may have begun, in epoch ms; of a session of which only the day is known, its first. */
export function startOf({ start, day }: Session, { zone }: Index): number {
  return instantRange(start ?? plainToPartial(day), zone).from;
}

/** The earliest and the latest moment at which it may have ended; without an end it ended when it began, as far as recorded. */
export function endOf({ end, day }: Session, { zone }: Index): { readonly from: number; readonly to: number } {
  const range = instantRange(end ?? plainToPartial(day), zone);
  return { from: range.from, to: end?.instant ?? range.to };
}
