import type { AnyRule } from '../../../src/engine/index.ts';
import type { SitePolicy } from '../../policy/site-policy.ts';
import { aneurysmRepaired } from './aneurysm-repaired.ts';
import { aspiration } from './aspiration.ts';
import { bipolar } from './bipolar.ts';
import { bloodPressureBeforeEsketamine } from './blood-pressure-before-esketamine.ts';
import { bloodPressureBeforeInfusion } from './blood-pressure-before-infusion.ts';
import { bloodPressureTrend } from './blood-pressure-trend.ts';
import { cognitive } from './cognitive.ts';
import { dialysis } from './dialysis.ts';
import { dissociative } from './dissociative.ts';
import { drugScreenUnexpected } from './drug-screen-unexpected.ts';
import { eyePressure } from './eye-pressure.ts';
import { heartDiseaseStable } from './heart-disease-stable.ts';
import { heartRate } from './heart-rate.ts';
import { hepaticModerate } from './hepatic-moderate.ts';
import { hypertensiveEncephalopathyHistory } from './hypertensive-encephalopathy-history.ts';
import { hyperthyroid } from './hyperthyroid.ts';
import { intolerance } from './intolerance.ts';
import { intracranialLesion } from './intracranial-lesion.ts';
import { lactation } from './lactation.ts';
import { liverTestsRaised } from './liver-tests-raised.ts';
import { moodPsychotic } from './mood-psychotic.ts';
import { nasal } from './nasal.ts';
import { olderAge } from './older-age.ts';
import { opioidAgonistTreatment } from './opioid-agonist-treatment.ts';
import { oxygenSaturation } from './oxygen-saturation.ts';
import { personality } from './personality.ts';
import { porphyria } from './porphyria.ts';
import { psychosisHistory } from './psychosis-history.ts';
import { respiratory } from './respiratory.ts';
import { seizure } from './seizure.ts';
import { strokeOld } from './stroke-old.ts';
import { substanceUseMild } from './substance-use-mild.ts';
import { substanceUseRemission } from './substance-use-remission.ts';
import { underEighteen } from './under-18.ts';
import { urinary } from './urinary.ts';
import { weightMissing } from './weight-missing.ts';

/** Cautions, in the order in which a card names them. */
export const cautionRules: readonly AnyRule<SitePolicy>[] = [
  bloodPressureBeforeEsketamine,
  bloodPressureBeforeInfusion,
  oxygenSaturation,
  heartRate,
  bloodPressureTrend,
  underEighteen,
  respiratory,
  urinary,
  intolerance,
  weightMissing,
  aneurysmRepaired,
  hypertensiveEncephalopathyHistory,
  intracranialLesion,
  heartDiseaseStable,
  strokeOld,
  hepaticModerate,
  liverTestsRaised,
  hyperthyroid,
  eyePressure,
  lactation,
  porphyria,
  psychosisHistory,
  moodPsychotic,
  bipolar,
  drugScreenUnexpected,
  opioidAgonistTreatment,
  substanceUseMild,
  substanceUseRemission,
  seizure,
  cognitive,
  dissociative,
  aspiration,
  dialysis,
  nasal,
  personality,
  olderAge,
];
