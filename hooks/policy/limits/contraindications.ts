import { limit } from '../limit.ts';

/** Numbers of the contraindications. */
export const contraindicationLimits = {
  bloodPressure: {
    severeSystolic: limit(180, {
      min: 160,
      max: 200,
      unit: 'mm[Hg]',
      says: 'Systolic pressure from which a reading is in the severe range (ci-bp-severe)',
      sources: ['S05', 'S68'],
      chosen: true,
    }),
    severeDiastolic: limit(110, {
      min: 100,
      max: 120,
      unit: 'mm[Hg]',
      says: 'Diastolic pressure from which a reading is in the severe range (ci-bp-severe)',
      sources: ['S05', 'S68'],
      chosen: true,
    }),
    severeDays: limit(7, {
      min: 1,
      max: 30,
      unit: 'd',
      says: 'Days a severe reading counts (ci-bp-severe)',
      chosen: true,
    }),
    sessionHours: limit(4, {
      min: 2,
      max: 6,
      unit: 'h',
      says: 'Hours from the beginning of a session in which a rise is expected and left out',
      sources: ['S02'],
    }),
  },
  psychosis: {
    deliriumDays: limit(30, {
      min: 7,
      max: 90,
      unit: 'd',
      says: 'Days a delirium counts as current (ci-psychosis-active)',
      chosen: true,
    }),
  },
  substanceUse: {
    agonistDays: limit(90, {
      min: 90,
      max: 365,
      unit: 'd',
      says: 'Days of agonist treatment that make opioid use disorder a caution (ca-oud-on-moud)',
      chosen: true,
    }),
  },
  pregnancy: {
    recordDays: limit(300, {
      min: 280,
      max: 320,
      unit: 'd',
      says: 'Days a pregnancy on the problem list or in the status observation counts (ci-pregnancy)',
      chosen: true,
    }),
    testDays: limit(30, {
      min: 14,
      max: 60,
      unit: 'd',
      says: 'Days a positive test counts (ci-pregnancy)',
      chosen: true,
    }),
    hcgPositive: limit(25, {
      min: 5,
      max: 50,
      unit: 'm[IU]/mL',
      says: 'Serum hCG from which a test is positive',
      chosen: true,
    }),
    hcgNegative: limit(5, {
      min: 1,
      max: 5,
      unit: 'm[IU]/mL',
      says: 'Serum hCG below which a test is negative; between the two it says neither',
      chosen: true,
    }),
  },
};
