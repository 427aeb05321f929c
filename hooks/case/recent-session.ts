import { no, type PlainDate, type Truth, unknown, yes } from '../../src/picture/index.ts';
import { type Drug, drugOfSession } from './drug.ts';
import { openSince } from './session.ts';
import type { Sessions } from './sessions.ts';

/**
 * Was there an exposure that was therapy since this day? Anaesthesia and what nobody can classify do not count; entries
 * that were not read leave it open if they could be that recent.
 */
export function therapySince(
  since: PlainDate,
  { days, gaps, procedureGaps }: Sessions,
  wanted: Drug | 'either' = 'either',
): Truth<unknown> {
  const recent = days.filter((session) => {
    const drug = drugOfSession(session.class);
    return session.day >= since && drug !== undefined && (wanted === 'either' || drug === wanted);
  });
  const unread = [...gaps, ...procedureGaps].filter(({ source }) => (source?.date?.latest ?? since) >= since);
  const open = [...unread, ...openSince(days, since)];
  if (recent.length > 0)
    return yes(
      recent.length,
      recent.flatMap(({ from }) => from),
      open,
    );
  return open.length > 0 ? unknown(open) : no('no recent session');
}
