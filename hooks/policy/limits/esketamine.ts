import { limit } from '../limit.ts';

/** Numbers of the esketamine order checks. */
export const esketamineLimits = {
  esketamine: {
    sessions: limit(2, {
      min: 1,
      max: 2,
      unit: 'sessions',
      says: 'Sessions the label schedule allows in the window below (dose-esketamine-frequency)',
      sources: ['S02'],
    }),
    windowDays: limit(7, {
      min: 7,
      max: 10,
      unit: 'd',
      says: 'Calendar days counted: the day of the order and those before it (dose-esketamine-frequency)',
      sources: ['S02'],
    }),
    hours: limit(24, {
      min: 24,
      max: 48,
      unit: 'h',
      says: 'An order fewer hours after the end of the last session is a warning (dose-esketamine-frequency)',
      chosen: true,
    }),
    criticalHours: limit(20, {
      min: 20,
      max: 24,
      unit: 'h',
      says: 'Fewer hours than this are critical (dose-esketamine-frequency)',
      chosen: true,
    }),
    ideationDays: limit(30, {
      min: 14,
      max: 30,
      unit: 'd',
      says: 'Days coded suicidal ideation counts as acute for the first dose (dose-esketamine-first)',
      chosen: true,
    }),
  },
};

/** The lowest labelled first dose, and from which age (EU label, S03). Not for a site to set. */
export const esketamineLowest = Object.freeze({ mg: 28, fromYears: 65 });
