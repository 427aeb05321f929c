import { limit } from '../limit.ts';

/** Numbers of interactions with other medicines. */
export const interactionLimits = {
  interactions: {
    sessionDays: limit(30, {
      min: 7,
      max: 90,
      unit: 'd',
      says: 'Days after a session in which an order of another medicine is reviewed against the therapy',
      chosen: true,
    }),
    vitalHours: limit(24, {
      min: 4,
      max: 72,
      unit: 'h',
      says: 'Hours in which a raised blood pressure or heart rate makes an interaction louder',
      chosen: true,
    }),
    maoiSystolic: limit(160, {
      min: 140,
      max: 180,
      unit: 'mm[Hg]',
      says: 'Systolic pressure from which an MAO inhibitor is a critical finding (ddi-maoi)',
      chosen: true,
    }),
    maoiDiastolic: limit(100, {
      min: 90,
      max: 110,
      unit: 'mm[Hg]',
      says: 'Diastolic pressure from which an MAO inhibitor is a critical finding (ddi-maoi)',
      chosen: true,
    }),
    stimulantSystolic: limit(140, {
      min: 130,
      max: 160,
      unit: 'mm[Hg]',
      says: 'Systolic pressure above which a stimulant is a warning (ddi-psychostimulant)',
      sources: ['S02'],
    }),
    stimulantDiastolic: limit(90, {
      min: 80,
      max: 100,
      unit: 'mm[Hg]',
      says: 'Diastolic pressure above which a stimulant is a warning (ddi-psychostimulant)',
      sources: ['S02'],
    }),
    stimulantHeartRate: limit(100, {
      min: 90,
      max: 120,
      unit: '/min',
      says: 'Heart rate above which a stimulant is a warning (ddi-psychostimulant)',
      chosen: true,
    }),
    coughDays: limit(14, {
      min: 3,
      max: 30,
      unit: 'd',
      says: 'Longest course of dextromethorphan that counts as one for cough (ddi-nmda)',
      chosen: true,
    }),
    naltrexoneDays: limit(30, {
      min: 28,
      max: 42,
      unit: 'd',
      says: 'Days an injection of naltrexone acts (ddi-naltrexone)',
      chosen: true,
    }),
    duplicateHours: limit(24, {
      min: 20,
      max: 72,
      unit: 'h',
      says: 'Hours after a session within which an order for another ketamine product is critical (ddi-duplicate-ketamine)',
      chosen: true,
    }),
  },
};
