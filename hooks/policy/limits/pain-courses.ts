import { limit } from '../limit.ts';

/** Numbers of pain courses. */
export const painCourseLimits = {
  painCourse: {
    relief: limit(30, {
      min: 30,
      max: 50,
      unit: '%',
      says: 'Fall of the pain score that is a meaningful relief (resp-pain)',
      sources: ['S15'],
    }),
    substantial: limit(50, {
      min: 50,
      max: 50,
      unit: '%',
      says: 'Fall that is a substantial relief (resp-pain)',
      sources: ['S15'],
    }),
    heldDays: limit(21, {
      min: 21,
      max: 42,
      unit: 'd',
      says: 'Days a relief is to last after outpatient treatment (resp-pain)',
      sources: ['S15'],
    }),
    pauseDays: limit(3, {
      min: 2,
      max: 14,
      unit: 'd',
      says: 'Days without a pain infusion after which the next begins a new pain course (proto-interval-max)',
      chosen: true,
    }),
    mostPerYear: limit(12, {
      min: 4,
      max: 12,
      unit: 'courses',
      says: 'Pain courses in twelve months from which the pain team reviews (proto-interval-max)',
      chosen: true,
    }),
    prolongedHours: limit(24, {
      min: 12,
      max: 48,
      unit: 'h',
      says: 'Length of a pain infusion from which it is an inpatient course (proto-crps-inpatient)',
      chosen: true,
    }),
    repeatDays: limit(84, {
      min: 84,
      max: 168,
      unit: 'd',
      says: 'Days before such a course is repeated, at least (proto-crps-inpatient)',
      sources: ['S58'],
      chosen: true,
    }),
  },
};
