import type { Words } from '../../../src/engine/index.ts';
import type { PlainDate, Source } from '../../../src/picture/index.ts';
import { mayBeTherapy, type Session } from '../session.ts';
import type { Course } from './courses.ts';

/**
 * Exposures that are no completed sessions of a course and may all the same have been given as therapy: of either drug, by
 * any route, for mood or pain, stopped, under way, or such that nobody can classify them. Anaesthesia is none.
 */
export function betweenSessions({ sessions }: Course, days: readonly Session[]): readonly Session[] {
  return days.filter((one) => mayBeTherapy(one) && !sessions.includes(one));
}

/** Those after a day, up to and without the next session, if there is one. */
export function exposuresIn(
  between: readonly Session[],
  { from, to }: { readonly from: PlainDate; readonly to?: PlainDate | undefined },
): readonly Session[] {
  return between.filter(({ day }) => day > from && (to === undefined || day < to));
}

const MOST_SHOWN = 3;

/** Their entries as a card lists them, the latest three. */
export function betweenShown(between: readonly Source[], words: Words): readonly string[] {
  if (between.length === 0) return [];
  const [latest, more] = [between.slice(-MOST_SHOWN).toReversed(), between.length - MOST_SHOWN];
  const also = more > 0 ? `; ${more} more` : '';
  return [`No session of this course, but an exposure: ${latest.map(words.entry).join('; ')}${also}`];
}
