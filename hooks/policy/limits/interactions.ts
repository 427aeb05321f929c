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
  },
};
