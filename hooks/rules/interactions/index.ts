import type { AnyRule } from '../../../src/engine/index.ts';
import type { SitePolicy } from '../../policy/site-policy.ts';
import { benzodiazepineAttenuation } from './benzodiazepine-attenuation.ts';
import { benzodiazepineSedation } from './benzodiazepine-sedation.ts';
import { cypInducer } from './cyp-inducer.ts';
import { cypInhibitor } from './cyp-inhibitor.ts';
import { duplicateKetamine } from './duplicate-ketamine.ts';
import { ergot } from './ergot.ts';
import { lamotrigine } from './lamotrigine.ts';
import { maoInhibitor } from './mao-inhibitor.ts';
import { naltrexone } from './naltrexone.ts';
import { nmdaAntagonist } from './nmda-antagonist.ts';
import { opioid } from './opioid.ts';
import { opioidBenzodiazepine } from './opioid-benzodiazepine.ts';
import { oxybate } from './oxybate.ts';
import { psychostimulant } from './psychostimulant.ts';
import { sedativesOther } from './sedatives-other.ts';
import { seizureThreshold } from './seizure-threshold.ts';
import { sleepMedicine } from './sleep-medicine.ts';
import { sympathomimetic } from './sympathomimetic.ts';
import { theophylline } from './theophylline.ts';

/** Rules about other medicines, in the order in which a card names them. */
export const interactionRules: readonly AnyRule<SitePolicy>[] = [
  theophylline,
  duplicateKetamine,
  maoInhibitor,
  opioidBenzodiazepine,
  opioid,
  oxybate,
  benzodiazepineSedation,
  benzodiazepineAttenuation,
  sedativesOther,
  nmdaAntagonist,
  ergot,
  cypInhibitor,
  cypInducer,
  psychostimulant,
  sympathomimetic,
  naltrexone,
  lamotrigine,
  sleepMedicine,
  seizureThreshold,
];
