import { limit } from '../limit.ts';

/** Numbers of who is spoken about, and of keeping still. */
export const quietLimits = {
  adultAge: limit(18, {
    min: 18,
    max: 21,
    unit: 'a',
    says: 'Age from which indication and timing rules speak (af-minor)',
    sources: ['S02'],
  }),
  quiet: {
    referralDays: limit(90, {
      min: 30,
      max: 180,
      unit: 'd',
      says: 'Days a referral keeps the indication card away (af-referral-90d)',
      chosen: true,
    }),
    therapyDays: limit(90, {
      min: 60,
      max: 180,
      unit: 'd',
      says: 'Days a session or an order counts as being on therapy (af-on-therapy)',
      chosen: true,
    }),
    hospiceDays: limit(180, {
      min: 90,
      max: 365,
      unit: 'd',
      says: 'Days a hospice record counts as current (af-hospice)',
      chosen: true,
    }),
    declinedDays: limit(180, {
      min: 90,
      max: 365,
      unit: 'd',
      says: 'Days a recorded decline keeps the indication card away (af-declined-180d)',
      chosen: true,
    }),
    renewalDays: limit(365, {
      min: 90,
      max: 365,
      unit: 'd',
      says: 'Days back an earlier order of the same drug and dose makes an order a renewal (af-same-drug)',
      chosen: true,
    }),
  },
};
