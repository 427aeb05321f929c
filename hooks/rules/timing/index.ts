import type { AnyRule } from '../../../src/engine/index.ts';
import type { SitePolicy } from '../../policy/site-policy.ts';
import { esketamine4wk } from './esketamine-4wk.ts';
import { esketaminePhase } from './esketamine-phase.ts';
import { exposureReview } from './exposure-review.ts';
import { exposureUnclassified } from './exposure-unclassified.ts';
import { inductionCompleteAssess } from './induction-complete-assess.ts';
import { inductionNext } from './induction-next.ts';
import { inductionOverdue } from './induction-overdue.ts';
import { inductionTooSoon } from './induction-too-soon.ts';
import { maintDue } from './maint-due.ts';
import { maintExtend } from './maint-extend.ts';
import { maintHold } from './maint-hold.ts';
import { maintLapsed } from './maint-lapsed.ts';
import { maintNext } from './maint-next.ts';
import { maintOverdue } from './maint-overdue.ts';
import { maintShorten } from './maint-shorten.ts';
import { maintTaper } from './maint-taper.ts';
import { maintWearoff } from './maint-wearoff.ts';
import { medicineStarted } from './medicine-started.ts';
import { mixedProduct } from './mixed-product.ts';
import { nonresponse4 } from './nonresponse-4.ts';
import { nonresponse6 } from './nonresponse-6.ts';
import { partial6 } from './partial-6.ts';
import { protoCrpsInpatient } from './proto-crps-inpatient.ts';
import { protoIntervalMax } from './proto-interval-max.ts';
import { reinduction } from './reinduction.ts';
import { relapse } from './relapse.ts';
import { respPain } from './resp-pain.ts';
import { scoreMissing } from './score-missing.ts';
import { stopSafety } from './stop-safety.ts';

/** Timing of sessions, in the order in which one leads the card. */
export const timingRules: readonly AnyRule<SitePolicy>[] = [
  relapse,
  nonresponse6,
  inductionTooSoon,
  maintWearoff,
  maintShorten,
  partial6,
  nonresponse4,
  esketamine4wk,
  maintTaper,
  maintExtend,
  scoreMissing,
  maintOverdue,
  maintDue,
  maintNext,
  inductionOverdue,
  inductionNext,
  inductionCompleteAssess,
  maintLapsed,
  respPain,
  protoCrpsInpatient,
  protoIntervalMax,
  esketaminePhase,
  reinduction,
  exposureReview,
  exposureUnclassified,
  mixedProduct,
  medicineStarted,
  maintHold,
  stopSafety,
];
