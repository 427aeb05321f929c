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
    positiveDays: limit(14, {
      min: 7,
      max: 30,
      unit: 'd',
      says: 'Days an answer of 1 or 2 to item 9, or a Columbia item 3, counts as a positive screen (ind-suicide-positive-screen)',
      chosen: true,
    }),
    olderDays: limit(30, {
      min: 14,
      max: 60,
      unit: 'd',
      says: 'Days an older acute answer or suicidal ideation on the problem list counts as a positive screen (ind-suicide-positive-screen)',
      chosen: true,
    }),
  },
};
