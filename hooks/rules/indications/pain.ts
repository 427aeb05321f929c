import { chronicPainOther } from './chronic-pain-other.ts';
import { crps } from './crps.ts';
import { fibromyalgia } from './fibromyalgia.ts';
import { migraine } from './migraine.ts';
import { neuropathic } from './neuropathic.ts';
import { opioidNonopioid } from './opioid-nonopioid.ts';

/**
 * Pain indications: with one of them a depression card is titled as both (D2). Severe pain twice on long-term opioids is
 * one of them, whatever the pain is called. In the order in which one leads.
 */
export const painRules = [crps, neuropathic, migraine, chronicPainOther, opioidNonopioid, fibromyalgia] as const;
