import type { PlainDate, Source } from '../../src/picture/index.ts';

/** The calendar day of an entry, if it names one. */
export function dayOf(source: Source | undefined): PlainDate | undefined {
  const date = source?.date;
  return date !== undefined && date.earliest === date.latest ? date.latest : undefined;
}
