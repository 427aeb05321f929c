import { limit } from '../limit.ts';

/** Numbers of the suicide-safety rules. */
export const suicideLimits = {
  suicide: {
    screenDays: limit(14, {
      min: 7,
      max: 30,
      unit: 'd',
      says: 'Days a suicide-risk screen counts as acute (ind-suicide-acute)',
      chosen: true,
    }),
    attemptDays: limit(14, {
      min: 7,
      max: 30,
      unit: 'd',
      says: 'Days a coded attempt counts as acute (ind-suicide-acute)',
      chosen: true,
    }),
    item9: limit(3, {
      min: 2,
      max: 3,
      unit: 'points',
      says: 'Answer to item 9 of the PHQ-9 that is acute (ind-suicide-acute)',
      chosen: true,
    }),
    item9Days: limit(7, {
      min: 3,
      max: 14,
      unit: 'd',
      says: 'Days that answer counts as acute (ind-suicide-acute)',
      chosen: true,
    }),
  },
};
