import { chronicPainOther } from './chronic-pain-other.ts';
import { crps } from './crps.ts';
import { fibromyalgia } from './fibromyalgia.ts';
import { migraine } from './migraine.ts';
import { neuropathic } from './neuropathic.ts';

/** Pain indications: with one of them a depression card is titled as both (D2). In the order in which one leads. */
export const painRules = [crps, neuropathic, migraine, chronicPainOther, fibromyalgia] as const;
