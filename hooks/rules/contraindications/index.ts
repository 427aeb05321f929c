import type { AnyRule } from '../../../src/engine/index.ts';
import type { SitePolicy } from '../../policy/site-policy.ts';
import { acuteCoronaryRecent } from './acute-coronary-recent.ts';
import { aneurysm } from './aneurysm.ts';
import { arteriovenousMalformation } from './arteriovenous-malformation.ts';
import { bloodPressureSevere } from './blood-pressure-severe.ts';
import { catecholamineExcess } from './catecholamine-excess.ts';
import { heartUncontrolled } from './heart-uncontrolled.ts';
import { hepaticSevere } from './hepatic-severe.ts';
import { hypersensitivity } from './hypersensitivity.ts';
import { hypertensiveEncephalopathyRecent } from './hypertensive-encephalopathy-recent.ts';
import { intoxicationWithdrawal } from './intoxication-withdrawal.ts';
import { intracranialHaemorrhage } from './intracranial-haemorrhage.ts';
import { intracranialPressure } from './intracranial-pressure.ts';
import { maniaActive } from './mania-active.ts';
import { preeclampsia } from './preeclampsia.ts';
import { pregnancy } from './pregnancy.ts';
import { psychosisActive } from './psychosis-active.ts';
import { strokeRecent } from './stroke-recent.ts';
import { substanceUseActive } from './substance-use-active.ts';
import { thyroidStorm } from './thyroid-storm.ts';

/** Contraindications, in the order in which a card names them. */
export const contraindicationRules: readonly AnyRule<SitePolicy>[] = [
  hypersensitivity,
  aneurysm,
  arteriovenousMalformation,
  intracranialHaemorrhage,
  bloodPressureSevere,
  acuteCoronaryRecent,
  heartUncontrolled,
  strokeRecent,
  hypertensiveEncephalopathyRecent,
  intracranialPressure,
  psychosisActive,
  maniaActive,
  substanceUseActive,
  intoxicationWithdrawal,
  preeclampsia,
  pregnancy,
  hepaticSevere,
  catecholamineExcess,
  thyroidStorm,
];
