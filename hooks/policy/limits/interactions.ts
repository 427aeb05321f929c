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
    stimulantHeartRate: limit(100, {
      min: 90,
      max: 120,
      unit: '/min',
      says: 'Heart rate above which a stimulant is a warning (ddi-psychostimulant)',
      chosen: true,
    }),
    benzodiazepineMg: limit(8, {
      min: 5,
      max: 10,
      unit: 'mg/d',
      says: 'Scheduled benzodiazepines in diazepam equivalents above which a weaker effect is pointed out (ddi-benzo-attenuation)',
      sources: ['S51'],
    }),
    opioidMme: limit(50, {
      min: 20,
      max: 50,
      unit: 'MME/d',
      says: 'Opioids in oral morphine milligram equivalents from which they are a warning (ddi-opioid)',
      sources: ['S63'],
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
