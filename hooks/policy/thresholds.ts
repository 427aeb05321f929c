import { defaultsOf, type ValuesOf } from './limit.ts';
import { cautionLimits } from './limits/cautions.ts';
import { contraindicationLimits } from './limits/contraindications.ts';
import { doseLimits } from './limits/doses.ts';
import { esketamineLimits } from './limits/esketamine.ts';
import { indicationLimits } from './limits/indications.ts';
import { interactionLimits } from './limits/interactions.ts';
import { mindLimits } from './limits/mind.ts';
import { monitoringLimits } from './limits/monitoring.ts';
import { orderLimits } from './limits/orders.ts';
import { organLimits } from './limits/organs.ts';
import { painCourseLimits } from './limits/pain-courses.ts';
import { quietLimits } from './limits/quiet.ts';
import { responseLimits } from './limits/response.ts';
import { suicideLimits } from './limits/suicide.ts';
import { timingLimits } from './limits/timing.ts';

/**
 * Every number a site may set, with default, bounds and source. The defaults are those of the clinical knowledge base;
 * `chosen` marks a number picked there because the evidence does not fix one.
 */
export const limits = {
  ...quietLimits,
  ...suicideLimits,
  ...contraindicationLimits,
  ...cautionLimits,
  ...mindLimits,
  ...organLimits,
  ...interactionLimits,
  ...orderLimits,
  ...esketamineLimits,
  ...doseLimits,
  ...indicationLimits,
  ...timingLimits,
  ...responseLimits,
  ...painCourseLimits,
  ...monitoringLimits,
};

/** The same numbers as rules read them. */
export type Thresholds = ValuesOf<typeof limits>;

export const defaultThresholds: Thresholds = defaultsOf(limits);
