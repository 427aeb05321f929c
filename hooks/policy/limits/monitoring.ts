import { limit } from '../limit.ts';

/** Numbers of the session checklist. */
export const monitoringLimits = {
  monitoring: {
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
