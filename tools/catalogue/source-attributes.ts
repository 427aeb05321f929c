import type { Evidence } from '../../src/knowledge/index.ts';
import type { Need } from '../../src/picture/index.ts';
import { type DataElement, dataElements, type SourceAttributes } from './entry.ts';

/** Inputs that hold health status assessments in the sense of USCDI: rating scales and screening answers. */
const assessments: readonly string[] = ['scores', 'scores2', 'questionnaireResponses'];

/**
 * The thirteen source attributes of one rule. What it uses of a person follows from its needs, which can read nothing
 * they do not declare; nothing here is typed by hand for one rule (REG-33).
 */
export function sourceAttributes(evidence: Evidence, needs: readonly Need<unknown, never>[]): SourceAttributes {
  const traits = new Set(needs.flatMap((need) => need.traits ?? []));
  const scales = needs.flatMap((need) => need.inputs).filter((input) => assessments.includes(input));
  const how: Partial<Record<DataElement, string>> = {
    ...(traits.has('dateOfBirth') ? { dateOfBirth: 'Patient.birthDate: the age on the day of the request' } : {}),
    ...(traits.has('sex') ? { sex: 'Patient.gender: administrative gender, as the logic says' } : {}),
    ...(scales.length > 0
      ? {
          healthStatusAssessments:
            'Rating scales and screening answers (Observation, QuestionnaireResponse), as the logic says',
        }
      : {}),
  };
  return {
    dsiType: 'evidence-based',
    citations: evidence.citations,
    developer: {
      organisation: evidence.publisher,
      clinicalReview:
        'Not yet reviewed by a hospital. The psychiatry, pain, anaesthesia and pharmacy leads of a site review it before use.',
    },
    fundingSource:
      'None recorded by the project; reviewers of a site add their own statement on conflicts of interest.',
    releaseDate: evidence.approvedOn,
    revisionDates: evidence.reviewedOn === evidence.approvedOn ? [] : [evidence.reviewedOn],
    sourceDates: Object.fromEntries(evidence.citations.map(({ label, citation }) => [label, latestYear(citation)])),
    usesData: Object.fromEntries(
      dataElements.map((element) => [element, { used: how[element] !== undefined, how: how[element] ?? 'not used' }]),
    ) as SourceAttributes['usesData'],
  };
}

function latestYear(citation: string): string {
  const years = [...citation.matchAll(/\b(?:19|20)\d\d\b/g)].map(([year]) => year).toSorted();
  return years.at(-1) ?? 'not dated';
}
