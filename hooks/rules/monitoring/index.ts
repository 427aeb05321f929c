import type { AnyRule } from '../../../src/engine/index.ts';
import type { SitePolicy } from '../../policy/site-policy.ts';
import { baselineScore } from './baseline-score.ts';
import { bladder } from './bladder.ts';
import { bloodPressureUnassessed } from './blood-pressure-unassessed.ts';
import { cognitionTest } from './cognition-test.ts';
import { consent } from './consent.ts';
import { dissociationScale } from './dissociation-scale.ts';
import { driving } from './driving.ts';
import { escort } from './escort.ts';
import { liverTests } from './liver-tests.ts';
import { nausea } from './nausea.ts';
import { painFunction } from './pain-function.ts';
import { pregnancyTest } from './pregnancy-test.ts';
import { preparation } from './preparation.ts';
import { prescriptionMonitoring } from './prescription-monitoring.ts';
import { psychotherapy } from './psychotherapy.ts';
import { rems } from './rems.ts';
import { suicideSafetyPlan } from './suicide-safety-plan.ts';
import { suicideScreen } from './suicide-screen.ts';
import { vitalSigns } from './vital-signs.ts';

/** The session checklist, in the order in which a card names them: safety of the next dose first, reminders last. */
export const monitoringRules: readonly AnyRule<SitePolicy>[] = [
  suicideSafetyPlan,
  bloodPressureUnassessed,
  vitalSigns,
  suicideScreen,
  pregnancyTest,
  liverTests,
  prescriptionMonitoring,
  baselineScore,
  bladder,
  cognitionTest,
  painFunction,
  psychotherapy,
  escort,
  driving,
  consent,
  rems,
  dissociationScale,
  nausea,
  preparation,
];
