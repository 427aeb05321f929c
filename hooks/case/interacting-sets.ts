import type { ValueSetName } from '../../src/terminology/index.ts';

/**
 * Value sets of medicines that interact with ketamine or esketamine (clinical C1): a draft order for one of them is
 * reviewed against a running therapy. A rule about another set adds it here.
 */
export const interactingSets: readonly ValueSetName[] = [
  'opioid-systemic',
  'benzodiazepine',
  'hypnotic',
  'oxybate',
  'gabapentinoid',
  'muscle-relaxant-sedating',
  'barbiturate',
  'sedating-antihistamine',
  'cns-depressant-named',
  'theophylline-aminophylline',
  'other-xanthine',
  'ergot-vasoconstrictor',
  'mao-inhibitor',
  'stimulant-interacting',
  'sympathomimetic-interacting',
  'nmda-antagonist-other',
  'dextromethorphan',
  'oral-ketamine-raising',
  'itraconazole',
  'oral-ketamine-lowering',
  'opioid-antagonist-central',
  'lamotrigine',
];
