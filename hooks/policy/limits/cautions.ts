import { limit } from '../limit.ts';

/** Numbers of the cautions. */
export const cautionLimits = {
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
