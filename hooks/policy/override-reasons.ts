import type { Coding } from '../../src/protocol/types.ts';
import type { OverrideSet } from './site-policy.ts';

/** Our own code system: no standard one says why a clinician goes on after such a card. */
const OVERRIDE_REASON = 'https://ketamine-cds.example.org/fhir/CodeSystem/override-reason';

const displays = {
  'not-current-or-chart-error': 'Not current, or an error in the chart',
  'specialist-clearance-documented': 'Specialist clearance is documented',
  'anaesthetic-or-emergency-use': 'Use in anaesthesia or acute care',
  'benefit-outweighs-risk-shared-decision': 'Benefit outweighs risk, decided together with the patient',
  'order-being-cancelled': 'The order is being cancelled',
  'will-monitor': 'Will monitor',
  'tolerated-previously': 'Tolerated previously',
  'specialist-aware': 'The specialist is aware',
  'plan-already-adjusted': 'The plan has already been adjusted',
  'already-addressed': 'Already addressed',
  'patient-declined': 'The patient declined',
  'not-relevant-to-this-visit': 'Not relevant to this visit',
} as const satisfies Record<string, string>;

type Reason = keyof typeof displays;

/** The reasons a card offers, by the strength of its finding: OR-A hard stop, OR-B caution, OR-C information. */
export const overrideReasons = {
  'OR-A': coded([
    'not-current-or-chart-error',
    'specialist-clearance-documented',
    'anaesthetic-or-emergency-use',
    'benefit-outweighs-risk-shared-decision',
    'order-being-cancelled',
  ]),
  'OR-B': coded([
    'will-monitor',
    'tolerated-previously',
    'specialist-aware',
    'not-current-or-chart-error',
    'plan-already-adjusted',
  ]),
  'OR-C': coded(['already-addressed', 'patient-declined', 'not-relevant-to-this-visit']),
} as const satisfies Record<OverrideSet, readonly Required<Coding>[]>;

function coded(reasons: readonly Reason[]): readonly Required<Coding>[] {
  return reasons.map((code) => ({ system: OVERRIDE_REASON, code, display: displays[code] }));
}
