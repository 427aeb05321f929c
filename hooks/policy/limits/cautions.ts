import { limit } from '../limit.ts';

/** Numbers of the cautions. */
export const cautionLimits = {
  vitalSigns: {
    hours: limit(24, {
      min: 6,
      max: 48,
      unit: 'h',
      says: 'Hours a heart rate or an oxygen saturation counts before a dose (ca-hr-predose, ca-hypoxaemia-predose)',
      chosen: true,
    }),
    heartRateLow: limit(45, {
      min: 40,
      max: 55,
      unit: '/min',
      says: 'Heart rate below which it is out of range (ca-hr-predose)',
      sources: ['S68'],
    }),
    heartRateHigh: limit(120, {
      min: 100,
      max: 130,
      unit: '/min',
      says: 'Heart rate above which it is out of range (ca-hr-predose)',
      sources: ['S68'],
    }),
    saturationLow: limit(92, {
      min: 90,
      max: 95,
      unit: '%',
      says: 'Oxygen saturation below which it is low (ca-hypoxaemia-predose)',
      chosen: true,
    }),
    saturationLowOnOxygen: limit(88, {
      min: 85,
      max: 90,
      unit: '%',
      says: 'The same for patients on oxygen at home',
      chosen: true,
    }),
  },
  breathing: {
    bmiSevere: limit(40, {
      min: 35,
      max: 45,
      unit: 'kg/m2',
      says: 'Body mass index from which obesity adds to the risk of sedation (ca-osa-respiratory)',
      chosen: true,
    }),
    bmiDays: limit(365, {
      min: 90,
      max: 730,
      unit: 'd',
      says: 'Days a body mass index, a height or a weight counts (ca-osa-respiratory)',
      chosen: true,
    }),
  },
  urinary: {
    afterCourseDays: limit(180, {
      min: 90,
      max: 365,
      unit: 'd',
      says: 'Days after the last session in which urinary symptoms are pointed out (ca-luts-cystitis)',
      chosen: true,
    }),
  },
  age: {
    older: limit(65, {
      min: 60,
      max: 75,
      unit: 'a',
      says: 'Age from which a larger rise in blood pressure is pointed out (ca-age-65)',
      sources: ['S03', 'S60'],
    }),
  },
};
