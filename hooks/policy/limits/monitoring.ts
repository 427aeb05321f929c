import { limit } from '../limit.ts';

/** Numbers of the session checklist. */
export const monitoringLimits = {
  monitoring: {
    bloodPressureDays: limit(30, {
      min: 7,
      max: 90,
      unit: 'd',
      says: 'Days a blood pressure counts when an order is signed (mon-bp-unassessed)',
      chosen: true,
    }),
    vitalSignDays: limit(30, {
      min: 7,
      max: 90,
      unit: 'd',
      says: 'Days a heart rate and an oxygen saturation count when an order is signed (mon-vitals)',
      chosen: true,
    }),
    vitalSignHours: limit(24, {
      min: 6,
      max: 72,
      unit: 'h',
      says: 'Hours a heart rate and an oxygen saturation count before a session (mon-vitals)',
      chosen: true,
    }),
    bloodPressureHours: limit(24, {
      min: 6,
      max: 72,
      unit: 'h',
      says: 'Hours a blood pressure counts before a session (mon-bp-unassessed)',
      sources: ['S02'],
      chosen: true,
    }),
  },
};
