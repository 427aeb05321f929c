import type { Words } from '../../src/engine/index.ts';
import type { WrongSpeed } from './ketamine-rate.ts';
import { shownDose } from './shown-dose.ts';

/** What an order asks for in time and speed, and what a card says of it; `top` is the limit of any setting, in mg/kg/h. */
export function shownSpeed(
  { kind, critical, minutes, amount }: WrongSpeed,
  top: number,
  words: Words,
): { readonly what: string; readonly says: string } {
  const during = kind === 'fast' ? 'over' : 'in';
  const time = minutes === undefined ? 'without a stated time' : `${during} ${words.number(minutes)} min`;
  const speed = amount && shownDose(amount, words, kind === 'fast' ? '/h' : '');
  const fast = critical
    ? `above ${top} mg/kg/h, the limit of this service in every setting`
    : 'faster than a long infusion runs outside intensive care';
  return {
    what: kind === 'short' ? `Infusion ${time}` : `${speed} ${time}`,
    says: {
      bolus: 'faster than a bolus of this size is given without intensive monitoring',
      short: 'the usual infusion for mood takes 40 min',
      fast,
    }[kind],
  };
}
