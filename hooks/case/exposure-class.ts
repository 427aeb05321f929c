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
}

/** Bands and speeds of knowledge 0.5. They describe recorded doses and say nothing about orders. */
const bands = {
  esketamineMg: [28, 84],
  moodPerKg: [0.25, 1],
  moodMg: [15, 120],
  infusionMinutes: 30,
  pushMinutes: 15,
} as const;
const anaestheticPerKg = { bolus: 1, withinHour: 2 } as const;

/**
 * Which class an exposure is, in the order of tests of knowledge 0.5: the nasal product; doses and speeds of anaesthesia; a
 * psychiatric or pain reason, which outranks procedures and visits; the other signs of anaesthesia; other routes.
 *
 * Safer reading: what no test decides is `unclassified` and never counted. Procedures that could not be read leave a
 * session without a reason unclassified, because it may have been anaesthesia.
 */
export function exposureClass(given: Given): ExposureClass {
  const { drug, route, mg, mgPerKg, minutes, reason, visit, procedureNear, partial } = given;
  const meantAsTherapy = partial && reason !== 'none';
  if (drug === 'esketamine' && route === 'nasal')
    return within(mg, bands.esketamineMg) ? 'esketamine-session' : 'unclassified';
  const injected = route === 'iv' || route === undefined;
  if (injected && !meantAsTherapy && minutes !== undefined && minutes < bands.pushMinutes) return 'anaesthetic';
  if (mgPerKg !== undefined && minutes !== undefined && minutes <= 60 && mgPerKg > anaestheticPerKg.withinHour)
    return 'anaesthetic';
  if (drug === 'esketamine') return 'unclassified';
  if (reason === 'none') {
    if (procedureNear || (visit === 'acute' && route !== 'oral' && route !== 'sublingual')) return 'anaesthetic';
    if (procedureNear === undefined) return 'unclassified';
  }
  const purpose = reason !== 'none' ? reason : visit === 'psychiatry' ? 'mood' : visit === 'pain' ? 'pain' : undefined;
  if (purpose === undefined || route === undefined || route === 'other') return 'unclassified';
  if (route !== 'iv') return 'ketamine-other-route';

  const inBand = mgPerKg === undefined ? within(mg, bands.moodMg) : within(mgPerKg, bands.moodPerKg);
  if (meantAsTherapy) return purpose === 'pain' ? 'ketamine-iv-pain' : 'ketamine-iv-mood';
  const ambulatory = visit === 'psychiatry' || visit === 'pain' || visit === 'ambulatory';
  const slow = minutes === undefined ? reason !== 'none' && inBand && ambulatory : minutes >= bands.infusionMinutes;
  if (!slow) return 'unclassified';
  if (purpose === 'pain') return 'ketamine-iv-pain';
  return inBand ? 'ketamine-iv-mood' : 'unclassified';
}

function within(value: number | undefined, [low, high]: readonly [number, number]): boolean {
  return value !== undefined && value >= low && value <= high;
}
