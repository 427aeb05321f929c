import type { ExposureClass } from '../exposure-class.ts';
import type { Phase } from './phase.ts';

/** What an exposure is called, in charts and on the command line. */
export const exposureNames: Readonly<Record<ExposureClass, string>> = {
  'ketamine-iv-mood': 'infusion (mood)',
  'esketamine-session': 'esketamine session',
  'ketamine-iv-pain': 'infusion (pain)',
  'ketamine-other-route': 'ketamine by another route',
  anaesthetic: 'anaesthesia or procedure',
  unclassified: 'unclassified exposure',
};

/** What a phase is called there. */
export const phaseNames: Readonly<Record<Phase, string>> = {
  induction: 'induction',
  interrupted: 'induction interrupted',
  assessment: 'assessment after the induction',
  unrated: 'not rated',
  maintenance: 'maintenance',
  partial: 'partial response',
  'non-response': 'no response',
  lapsed: 'lapsed',
};
