import type { AnyRule } from '../../../src/engine/index.ts';
import type { SitePolicy } from '../../policy/site-policy.ts';
import { bipolarDepression } from './bipolar-depression.ts';
import { chronicPainOther } from './chronic-pain-other.ts';
import { comorbidPainMood } from './comorbid-pain-mood.ts';
import { crps } from './crps.ts';
import { fibromyalgia } from './fibromyalgia.ts';
import { generalisedAnxiety } from './generalised-anxiety.ts';
import { migraine } from './migraine.ts';
import { neuropathic } from './neuropathic.ts';
import { ocd } from './ocd.ts';
import { opioidNonopioid } from './opioid-nonopioid.ts';
import { ptsd } from './ptsd.ts';
import { socialAnxiety } from './social-anxiety.ts';
import { trd } from './trd.ts';
import { trdModerate } from './trd-moderate.ts';
import { trdScoreNeeded } from './trd-score-needed.ts';

/**
 * Indications that may suggest a look, in the order in which one leads the card (D2, "ordering when several hold"). A
 * contraindication at critical replaces them all (`ind-suppressed-by-ci`).
 */
export const suggestingRules: readonly AnyRule<SitePolicy>[] = [
  trd,
  comorbidPainMood,
  crps,
  bipolarDepression,
  neuropathic,
  migraine,
  chronicPainOther,
  opioidNonopioid,
  ptsd,
  ocd,
  generalisedAnxiety,
  socialAnxiety,
  fibromyalgia,
  trdModerate,
  trdScoreNeeded,
];
