import type { TooSoon } from './infusion-spacing.ts';

/** What the summary of two infusions close together is written from: `named` as of the infusion at hand; usual days apart. */
interface Told extends Omit<TooSoon, 'from'> {
  readonly named: boolean;
  readonly least: number;
  readonly most: number;
}

/** Two infusions close together, in one sentence. */
export function tooSoonInWords(told: Told): string {
  const { why, hours, hoursMost, drug, named, unclassified, beyond, incomplete, least, most } = told;
  const apart = hoursMost === undefined ? `${hours} h` : `${hours}–${hoursMost} h`;
  const last =
    unclassified || beyond ? `${drug} exposure` : drug === 'ketamine' ? 'mood infusion' : 'esketamine session';
  const usual = `usual spacing is ${least}–${most} days`;
  const subject = named ? 'Infusion' : 'Visit, if a session,';
  return {
    next: `Session completed today (${drug}): confirm the date of this order`,
    running: `Session under way (${drug}): confirm the date of this order`,
    coming: `${subject} ${apart} after the last ${last}: ${usual}`,
    planned: `${named ? 'Two planned infusions' : 'Visit, if a session, and an infusion planned'} ${apart} apart: ${usual}`,
    within: `Two infusions ordered ${apart} apart: ${usual}`,
    given: `Last two mood ${incomplete ? 'exposures' : 'sessions'} ${apart} apart: ${usual}`,
    twice: `Two mood infusions on one day, ${apart} apart: ${usual}`,
  }[why];
}
