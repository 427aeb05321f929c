import type { Words } from '../../src/engine/index.ts';
import type { Excess } from './dose-limit.ts';

/** A dose above a limit as a card names it: `1.01 mg/kg (71 mg at 70 kg)`, `2.5 mg/kg`, `251 mg, no weight found`. */
export function shownDose({ mg, perKg, kg, mixed, unweighed }: Excess, words: Words, per = ''): string {
  const mass = mg === undefined ? undefined : `${words.number(mg, 2)} mg${per}`;
  const byWeight = perKg === undefined ? undefined : `${words.number(perKg, 2)} mg/kg${per}`;
  const missing = unweighed === 'unread' ? 'weight not readable' : 'no weight found';
  if (byWeight === undefined) return `${mass ?? 'an amount'}, ${missing}`;
  if (mass === undefined) return byWeight;
  if (mixed) return `${byWeight} and ${mass}, ${missing}`;
  return `${byWeight} (${mass}${kg === undefined ? '' : ` at ${words.number(kg)} kg`})`;
}

/** The line of a card that says why a limit in mg was applied, and which one. */
export function withoutWeight({ unweighed, limitMg }: Excess, days: number, per = ''): readonly string[] {
  if (unweighed === undefined) return [];
  const why = unweighed === 'unread' ? 'No readable weight' : `No usable weight in the last ${days} days`;
  return [`${why}: the limits in mg were applied, here ${limitMg} mg${per}`];
}

/** What was assumed where the order is silent. */
export function readings({
  routeKnown,
  readAsMood,
}: {
  readonly routeKnown: boolean;
  readonly readAsMood: boolean;
}): readonly string[] {
  return [
    ...(routeKnown ? [] : ['No readable route on the order: read as intravenous']),
    ...(readAsMood ? ['No reason for mood on the order: read as for mood'] : []),
  ];
}
