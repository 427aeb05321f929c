import type { ValueSetName } from '../../src/terminology/index.ts';
import type { ExposureClass } from './exposure-class.ts';

/** The two drugs this service is about. They are different drugs: counts, doses and labels are never shared. */
export type Drug = 'ketamine' | 'esketamine';

export const drugSets: Readonly<Record<Drug | 'either', ValueSetName>> = {
  ketamine: 'ketamine',
  esketamine: 'esketamine',
  either: 'ketamine-or-esketamine',
};

/** Which drug a therapy session was of; none for anaesthesia and what nobody can classify. */
export function drugOfSession(of: ExposureClass): Drug | undefined {
  if (of === 'anaesthetic' || of === 'unclassified') return undefined;
  return of === 'esketamine-session' ? 'esketamine' : 'ketamine';
}
