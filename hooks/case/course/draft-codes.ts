import { HCPCS, LOINC, SNOMED } from '../../../src/fhir/systems.ts';
import type { Coding } from '../../../src/protocol/types.ts';
import type { Scale } from './scales.ts';

/** Codes of what drafts ask for; each stands in the value set named. */
export const draftCodes = {
  /** `infusion-procedure` */
  infusion: { system: SNOMED, code: '14152002', display: 'Intravenous infusion' },
  /** `esketamine-visit-up-to-56` */
  visitUpTo56: {
    system: HCPCS,
    code: 'G2082',
    display:
      'Office visit with supply of up to 56 mg esketamine nasal self-administration, includes 2 hours post-administration observation',
  },
  /** `esketamine-visit-over-56` */
  visitOver56: {
    system: HCPCS,
    code: 'G2083',
    display:
      'Office visit with supply of more than 56 mg esketamine nasal self-administration, includes 2 hours post-administration observation',
  },
  /** `psychotherapy` */
  psychotherapy: { system: SNOMED, code: '75516001', display: 'Psychotherapy' },
} as const satisfies Readonly<Record<string, Required<Coding>>>;

/** The forms by which scores are collected. MADRS and QIDS-SR16 have no public code that was verified. */
export const scoreCodes: Readonly<Partial<Record<Scale['name'], Required<Coding>>>> = {
  /** `phq9-panel` */
  'PHQ-9': { system: LOINC, code: '44249-1', display: 'PHQ-9 quick depression assessment panel [Reported.PHQ]' },
  /** `pain-severity-nrs` */
  '0–10 pain': {
    system: LOINC,
    code: '72514-3',
    display: 'Pain severity - 0-10 verbal numeric rating [Score] - Reported',
  },
  /** `peg-panel` */
  PEG: { system: LOINC, code: '91148-7', display: 'Pain intensity, Enjoyment of life, General activity scale [PEG]' },
};
