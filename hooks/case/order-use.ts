import type { Coding } from '@medplum/fhirtypes';
import { ACT_CODE } from '../../src/fhir/systems.ts';
import type { Terminology } from '../../src/terminology/index.ts';
import { acuteServices } from './acute-services.ts';

/** What a ketamine order is for. Only `therapy` is what most rules of this service are about. */
export type OrderUse = 'therapy' | 'anaesthetic';

/** What tells the use of an order. Dose and speed are not among them: a tenfold error must not look like anaesthesia. */
export interface UseEvidence {
  /** Codes and words of the reasons of the order and of the visit, Conditions behind references included. */
  readonly reasons: readonly Readonly<Coding>[];
  readonly words: readonly string[];
  /** Codes of Procedures and service orders that this order belongs to. */
  readonly procedures: readonly Readonly<Coding>[];
  /** Code of the class of the visit (HL7 v3 ActCode). */
  readonly encounterClass?: string | undefined;
  readonly serviceTypes: readonly Readonly<Coding>[];
}

const therapyReasons = ['mood-treatment-reason', 'pain-treatment-reason', 'cancer-pain', 'hospice-palliative'];
const therapyServices = [
  'encounter-specialty-psychiatry',
  'encounter-specialty-pain',
  'encounter-specialty-palliative',
];
const ACUTE = 'ACUTE';

/**
 * Is the order for therapy, or for anaesthesia, a procedure or emergency care (knowledge 0.5, last part)?
 *
 * Safer readings: a psychiatric, pain or palliative reason or service outranks everything else, and in doubt it is
 * therapy, because then all rules speak. An inpatient visit (class IMP) alone is not anaesthetic: psychiatric wards use
 * the same class. An emergency or acute class is, unless a reason says otherwise.
 */
export function useOf(evidence: UseEvidence, terminology: Terminology): OrderUse {
  const { reasons, words, procedures, encounterClass, serviceTypes } = evidence;
  const among = (sets: readonly string[], codings: readonly Readonly<Coding>[]) =>
    sets.some((set) => codings.some(({ system, code }) => terminology.member(set, system, code)));

  if (among(therapyReasons, reasons) || among(therapyServices, serviceTypes)) return 'therapy';
  if (therapyReasons.some((set) => words.some((text) => terminology.words(set, text)))) return 'therapy';
  if (among(['surgery-or-anaesthesia'], [...procedures, ...reasons])) return 'anaesthetic';
  if (among(acuteServices, serviceTypes)) return 'anaesthetic';
  const emergency = terminology.member('encounter-class-emergency', ACT_CODE, encounterClass) !== undefined;
  return emergency || encounterClass === ACUTE ? 'anaesthetic' : 'therapy';
}
