import { limit } from '../limit.ts';

/** Numbers about mood, thinking, seizures and substance use. */
export const mindLimits = {
  mania: {
    episodeDays: limit(180, {
      min: 90,
      max: 365,
      unit: 'd',
      says: 'Days a manic or mixed episode counts as current (ci-mania-active); an older one is history (ca-bipolar)',
      chosen: true,
    }),
  },
  intoxication: {
    recordDays: limit(7, {
      min: 2,
      max: 30,
      unit: 'd',
      says: 'Days a recorded intoxication or withdrawal counts (ci-intoxication-withdrawal)',
      sources: ['S68', 'S69'],
      chosen: true,
    }),
  },
  drugScreens: {
    recentDays: limit(14, {
      min: 7,
      max: 30,
      unit: 'd',
      says: 'Days the latest drug screen of a substance counts (ca-uds-unexpected)',
      chosen: true,
    }),
    stableDays: limit(90, {
      min: 30,
      max: 180,
      unit: 'd',
      says: 'Days without an unexpected drug screen that stable agonist treatment asks for (ca-oud-on-moud)',
      chosen: true,
    }),
    medicineDays: limit(30, {
      min: 7,
      max: 60,
      unit: 'd',
      says: 'Days around the collection of a drug screen in which a medicine explains it',
      chosen: true,
    }),
    exposureDays: limit(14, {
      min: 7,
      max: 30,
      unit: 'd',
      says: 'Days before the collection of a drug screen in which a session explains ketamine in it',
      chosen: true,
    }),
  },
  substanceRisk: {
    remissionDays: limit(365, {
      min: 180,
      max: 1825,
      unit: 'd',
      says: 'Days of remission after which a substance use disorder is only information (ca-sud-remission)',
      chosen: true,
    }),
    scoreDays: limit(365, {
      min: 90,
      max: 730,
      unit: 'd',
      says: 'Days an AUDIT or AUDIT-C score counts (ca-sud-mild)',
      chosen: true,
    }),
    auditC: limit(4, {
      min: 3,
      max: 8,
      unit: 'points',
      says: 'AUDIT-C total from which alcohol use is risky (ca-sud-mild)',
      sources: ['S02'],
      chosen: true,
    }),
    auditCFemale: limit(3, {
      min: 3,
      max: 8,
      unit: 'points',
      says: 'AUDIT-C total from which alcohol use is risky, unless the patient is recorded as male (ca-sud-mild)',
      sources: ['S02'],
      chosen: true,
    }),
    audit: limit(8, {
      min: 6,
      max: 16,
      unit: 'points',
      says: 'AUDIT total from which alcohol use is risky (ca-sud-mild)',
      sources: ['S02'],
      chosen: true,
    }),
  },
  cognition: {
    moca: limit(22, {
      min: 18,
      max: 26,
      unit: 'points',
      says: 'MoCA total below which thinking counts as impaired (ca-cognitive)',
      chosen: true,
    }),
    mmse: limit(24, {
      min: 20,
      max: 27,
      unit: 'points',
      says: 'MMSE total below which thinking counts as impaired (ca-cognitive)',
      chosen: true,
    }),
    scoreDays: limit(365, {
      min: 90,
      max: 730,
      unit: 'd',
      says: 'Days a MoCA or MMSE score counts (ca-cognitive)',
      chosen: true,
    }),
  },
  seizure: {
    recentDays: limit(180, {
      min: 90,
      max: 365,
      unit: 'd',
      says: 'Days in which a seizure makes epilepsy active (ca-seizure)',
      chosen: true,
    }),
    bupropionMg: limit(300, {
      min: 150,
      max: 450,
      unit: 'mg',
      says: 'Daily bupropion above which it adds to seizure risk (ddi-seizure-threshold)',
      chosen: true,
    }),
  },
};
