import { limit } from '../limit.ts';

/** Numbers of the timing rules. */
export const timingLimits = {
  timing: {
    courseGapDays: limit(28, {
      min: 21,
      max: 42,
      unit: 'd',
      says: 'Days without a session after which a new one begins a new course, in induction (F1, F3)',
      chosen: true,
    }),
    infusions: limit(6, {
      min: 4,
      max: 8,
      unit: 'sessions',
      says: 'Infusions of a mood induction series (E1)',
      sources: ['S20', 'S22'],
    }),
    infusionTargetDays: limit(3, {
      min: 2,
      max: 4,
      unit: 'd',
      says: 'Days from one infusion to the next: target (F3)',
      chosen: true,
    }),
    infusionSoonestDays: limit(2, {
      min: 1,
      max: 3,
      unit: 'd',
      says: 'Days from one infusion to the next: soonest (F3)',
      chosen: true,
    }),
    infusionLatestDays: limit(4, {
      min: 3,
      max: 7,
      unit: 'd',
      says: 'Days from one infusion to the next: latest (F3)',
      chosen: true,
    }),
    lateAfterDays: limit(7, {
      min: 4,
      max: 14,
      unit: 'd',
      says: 'Days after the last infusion from which the next is late (F3)',
      chosen: true,
    }),
    esketamineSessions: limit(8, {
      min: 8,
      max: 8,
      unit: 'sessions',
      says: 'Esketamine sessions of the induction weeks (label)',
      sources: ['S02'],
    }),
    esketamineInductionDays: limit(28, {
      min: 28,
      max: 28,
      unit: 'd',
      says: 'Days those weeks last (label)',
      sources: ['S02'],
    }),
    baselineDays: limit(30, {
      min: 7,
      max: 60,
      unit: 'd',
      says: 'Days before the first session in which a score counts as the baseline (F1)',
      chosen: true,
    }),
  },
};
