import type { AnyRule } from '../../../src/engine/index.ts';
import type { SitePolicy } from '../../policy/site-policy.ts';
import { cypInducer } from './cyp-inducer.ts';
import { cypInhibitor } from './cyp-inhibitor.ts';
import { duplicateKetamine } from './duplicate-ketamine.ts';
import { ergot } from './ergot.ts';
import { lamotrigine } from './lamotrigine.ts';
import { maoInhibitor } from './mao-inhibitor.ts';
import { naltrexone } from './naltrexone.ts';
import { nmdaAntagonist } from './nmda-antagonist.ts';
import { opioidBenzodiazepine } from './opioid-benzodiazepine.ts';
import { psychostimulant } from './psychostimulant.ts';
import { seizureThreshold } from './seizure-threshold.ts';
import { sympathomimetic } from './sympathomimetic.ts';
import { theophylline } from './theophylline.ts';

/** Rules about other medicines, in the order in which a card names them. */
export const interactionRules: readonly AnyRule<SitePolicy>[] = [
  theophylline,
  duplicateKetamine,
  maoInhibitor,
  opioidBenzodiazepine,
  nmdaAntagonist,
  ergot,
  cypInhibitor,
  cypInducer,
  psychostimulant,
  sympathomimetic,
  naltrexone,
  lamotrigine,
  seizureThreshold,
];
