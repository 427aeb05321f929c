import type { Circumstances } from './administration-context.ts';
import type { Route } from './route.ts';

/** What a ketamine or esketamine exposure was (knowledge 0.5). The first four are therapy. */
export type ExposureClass =
  | 'esketamine-session'
  | 'ketamine-iv-mood'
  | 'ketamine-iv-pain'
  | 'ketamine-other-route'
  | 'anaesthetic'
  | 'unclassified';

/** All that one day's administrations of one drug come to. Unknown parts are left out. */
export interface Given extends Circumstances {
  readonly drug: 'ketamine' | 'esketamine';
  readonly route?: Route;
  readonly mg?: number;
  readonly mgPerKg?: number;
  readonly minutes?: number;
  /** A surgical, anaesthesia or sedation procedure within a day of it; unknown if procedures could not be read. */
  readonly procedureNear: boolean | undefined;
  /** Stopped early or still running: how much and how long it was says nothing about what it was meant to be. */
  readonly partial: boolean;
  /** A visit of that day is billed as one with the nasal product. */
  readonly billed?: boolean;
  /** Weights were not read; the band in mg is for patients who have none. */
  readonly weightUnread?: boolean;
}

/** Bands and speeds of knowledge 0.5. They describe recorded doses and say nothing about orders. */
const bands = {
  esketamineMg: [28, 84],
  moodPerKg: [0.25, 1],
  moodMg: [15, 120],
  infusionMinutes: 30,
  pushMinutes: 15,
} as const;
const anaestheticPerKg = 2;
const swallowed: readonly (Route | undefined)[] = ['oral', 'sublingual'];

/** What a visit is for, where no reason is recorded. An infusion clinic counts as for mood (knowledge 0.5). */
const purposeOf: Readonly<Record<Circumstances['visit'], 'mood' | 'pain' | undefined>> = {
  psychiatry: 'mood',
  infusion: 'mood',
  pain: 'pain',
  ambulatory: undefined,
  acute: undefined,
  unknown: undefined,
};

/**
 * Which class an exposure is, in the order of tests of knowledge 0.5: the nasal product; doses and speeds of anaesthesia; a
 * psychiatric or pain reason, which outranks procedures and visits; the other signs of anaesthesia; other routes.
 *
 * Safer reading: what no test decides is `unclassified` and never counted. Procedures that could not be read leave a
 * session without a reason unclassified, because it may have been anaesthesia; so does a reason that was not supplied, where
 * its absence would make it anaesthesia. Without a length it is a session only far from any procedure: anaesthesia for ECT
 * has a psychiatric reason and a dose in the band. A bolus of more than 1 mg/kg needs no test of its own: it is given in less
 * than 15 minutes. The nasal product has one use, so a dose that was stopped, or is under way, is a session of it whatever was
 * recorded as given so far; esketamine without a route may be nasal, and was not pushed into a vein.
 */
export function exposureClass(given: Given): ExposureClass {
  const { drug, route, mg, mgPerKg, minutes, reason, visit, procedureNear, partial } = given;
  const { billed = false, unread = false, weightUnread = false } = given;
  const meantAsTherapy = partial && reason !== 'none';
  if (drug === 'esketamine' && billed && (route === undefined || route === 'nasal')) return 'esketamine-session';
  if (drug === 'esketamine' && route === 'nasal') {
    const unfinished = partial && (mg === undefined || mg <= bands.esketamineMg[1]);
    return unfinished || within(mg, bands.esketamineMg) ? 'esketamine-session' : 'unclassified';
  }
  const injected = route === 'iv' || (route === undefined && drug === 'ketamine');
  const mayBeMeant = meantAsTherapy || (partial && unread);
  if (injected && !mayBeMeant && minutes !== undefined && minutes < bands.pushMinutes) return 'anaesthetic';
  const withinHour = minutes !== undefined && minutes <= 60 && !swallowed.includes(route);
  if (withinHour && mgPerKg !== undefined && mgPerKg > anaestheticPerKg) return 'anaesthetic';
  if (reason === 'none') {
    const elsewhere = procedureNear || (visit === 'acute' && !swallowed.includes(route));
    if (elsewhere) return unread ? 'unclassified' : 'anaesthetic';
    if (procedureNear === undefined) return 'unclassified';
  }
  const purpose = reason === 'none' ? purposeOf[visit] : reason;
  if (drug === 'esketamine' || purpose === undefined || route === undefined || route === 'other') return 'unclassified';
  if (route !== 'iv') return 'ketamine-other-route';

  const inBand = mgPerKg === undefined ? !weightUnread && within(mg, bands.moodMg) : within(mgPerKg, bands.moodPerKg);
  if (meantAsTherapy) return purpose === 'pain' ? 'ketamine-iv-pain' : 'ketamine-iv-mood';
  const ambulatory = visit !== 'acute' && visit !== 'unknown';
  const passes = reason !== 'none' && inBand && ambulatory && procedureNear === false;
  const slow = minutes === undefined ? passes : minutes >= bands.infusionMinutes;
  if (!slow) return 'unclassified';
  if (purpose === 'pain') return 'ketamine-iv-pain';
  return inBand ? 'ketamine-iv-mood' : 'unclassified';
}

function within(value: number | undefined, [low, high]: readonly [number, number]): boolean {
  return value !== undefined && value >= low && value <= high;
}
