import { limit } from '../limit.ts';

/** Numbers of dose and order checks. */
export const orderLimits = {
  weight: {
    days: limit(90, {
      min: 7,
      max: 180,
      unit: 'd',
      says: 'Days a weight counts for dose checks (ca-weight-missing)',
      chosen: true,
    }),
    lowest: limit(25, { min: 25, max: 40, unit: 'kg', says: 'Lowest plausible weight of an adult', chosen: true }),
    highest: limit(350, { min: 250, max: 350, unit: 'kg', says: 'Highest plausible weight of an adult', chosen: true }),
  },
  ketamineDose: {
    warningPerKg: limit(1, {
      min: 0.5,
      max: 1,
      unit: 'mg/kg',
      says: 'One intravenous dose above this is a warning (dose-ketamine-high)',
      sources: ['S01', 'S30'],
    }),
    criticalPerKg: limit(2, {
      min: 1,
      max: 2,
      unit: 'mg/kg',
      says: 'One intravenous dose above this is critical (dose-ketamine-high)',
      sources: ['S01', 'S30'],
    }),
    warningMg: limit(120, {
      min: 60,
      max: 120,
      unit: 'mg',
      says: 'The same for a warning where no weight counts',
      chosen: true,
    }),
    criticalMg: limit(250, {
      min: 120,
      max: 250,
      unit: 'mg',
      says: 'The same for critical where no weight counts',
      chosen: true,
    }),
    longestMinutes: limit(120, {
      // Not less: a dose that just stops being one dose would pass the limits of speed.
      min: 120,
      max: 240,
      unit: 'min',
      says: 'Minutes up to which an infusion is one dose; a longer one is judged by its speed (dose-ketamine-rate)',
      chosen: true,
    }),
  },
};

/**
 * kg by which a limit in mg/kg becomes one in mg where no weight counts; a site may come to less and never to more. Not
 * for a site to set [X].
 */
export const standInWeight = Object.freeze({ warning: 120, critical: 125 });

/** Doses a label knows. Not for a site to set. */
export const esketamineLabel = Object.freeze({
  /** mg; 56 and 84 in the US label (S02), 28 in the EU label (S03). */
  dosesMg: Object.freeze([28, 56, 84]) as readonly number[],
  /** mg above which no label reaches. */
  highestMg: 84,
});
