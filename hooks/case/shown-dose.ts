import type { Words } from '../../src/engine/index.ts';
import type { Excess } from './dose-limit.ts';

/** A dose above a limit as a card names it: `1.01 mg/kg (71 mg at 70 kg)`, `2.5 mg/kg`, `251 mg, no weight found`. */
export function shownDose({ mg, perKg, kg, mixed }: Excess, words: Words, per = ''): string {
  const mass = mg === undefined ? undefined : `${words.number(mg, 2)} mg${per}`;
  const byWeight = perKg === undefined ? undefined : `${words.number(perKg, 2)} mg/kg${per}`;
  if (byWeight === undefined) return `${mass ?? 'an amount'}, no weight found`;
  if (mass === undefined) return byWeight;
  if (mixed) return `${byWeight} and ${mass}, no weight found`;
  return `${byWeight} (${mass}${kg === undefined ? '' : ` at ${words.number(kg)} kg`})`;
}
