import { limit } from '../limit.ts';

/** Numbers of the checks of a ketamine dose beside `dose-ketamine-high`. */
export const doseLimits = {
  ketamineChecks: {
    lowPerKg: limit(0.2, {
      min: 0.1,
      max: 0.3,
      unit: 'mg/kg',
      says: 'An intravenous dose for mood below this is pointed out (dose-ketamine-low)',
      sources: ['S30'],
    }),
    bolusMinutes: limit(5, {
      min: 5,
      max: 15,
      unit: 'min',
      says: 'An intravenous dose given in less than this is a bolus (dose-ketamine-rate)',
      sources: ['S16'],
    }),
    bolusPerKg: limit(0.35, {
      min: 0.2,
      max: 0.35,
      unit: 'mg/kg',
      says: 'A bolus above this is critical (dose-ketamine-rate)',
      sources: ['S16'],
    }),
    shortestMoodMinutes: limit(30, {
      min: 20,
      max: 40,
      unit: 'min',
      says: 'An infusion for mood planned for less than this is a warning (dose-ketamine-rate)',
      sources: ['S20', 'S22'],
    }),
    warningPerKgHour: limit(1, {
      min: 0.5,
      max: 1,
      unit: 'mg/kg/h',
      says: 'A long infusion above this outside intensive care is a warning (dose-ketamine-rate)',
      sources: ['S16'],
    }),
    criticalPerKgHour: limit(2, {
      min: 1,
      max: 2,
      unit: 'mg/kg/h',
      says: 'A long infusion above this is critical (dose-ketamine-rate)',
      sources: ['S16'],
    }),
    painMgHour: limit(25, {
      min: 10,
      max: 25,
      unit: 'mg/h',
      says: 'An outpatient infusion for pain above this asks for confirmation (dose-ketamine-total-pain)',
      sources: ['S41'],
    }),
    imWarningPerKg: limit(1.5, {
      min: 0.5,
      max: 1.5,
      unit: 'mg/kg',
      says: 'An intramuscular dose above this is a warning (dose-ketamine-im)',
      sources: ['S01'],
    }),
    imCriticalPerKg: limit(4, {
      min: 2,
      max: 4,
      unit: 'mg/kg',
      says: 'An intramuscular dose above this is critical (dose-ketamine-im)',
      sources: ['S01'],
    }),
    oralMgDay: limit(150, {
      min: 50,
      max: 150,
      unit: 'mg/d',
      says: 'Oral or sublingual ketamine above this a day is a warning (dose-ketamine-oral)',
      sources: ['S30c'],
    }),
  },
  weightUnit: {
    usualPerKg: limit(0.5, {
      min: 0.4,
      max: 0.6,
      unit: 'mg/kg',
      says: 'The dose by weight from which the weight behind an order is reckoned (dose-weight-unit)',
      chosen: true,
    }),
    highFrom: limit(2.05, {
      min: 2,
      max: 2.15,
      unit: '1',
      says: 'That weight divided by the charted one, or the latest by the one before, from which pounds were read as kilograms',
      chosen: true,
    }),
    highTo: limit(2.4, { min: 2.25, max: 2.6, unit: '1', says: 'Up to which it counts as that', chosen: true }),
    lowFrom: limit(0.42, {
      min: 0.4,
      max: 0.45,
      unit: '1',
      says: 'From which kilograms were read as pounds',
      chosen: true,
    }),
    lowTo: limit(0.49, { min: 0.46, max: 0.5, unit: '1', says: 'Up to which it counts as that', chosen: true }),
    previousDays: limit(365, {
      min: 90,
      max: 730,
      unit: 'd',
      says: 'Days an earlier weight is compared with the latest one',
      chosen: true,
    }),
  },
};

/** What the ketamine label says of its products. Not for a site to set. */
export const ketamineLabel = Object.freeze({
  /** mg/mL; not for a vein undiluted (S01). */
  concentrateMgPerMl: 100,
});
