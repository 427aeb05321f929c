import type {
  CodeableConcept,
  Coding,
  MedicationAdministration,
  MedicationRequest,
  Reference,
  Resource,
} from '@medplum/fhirtypes';
import { cleanCoding, codingsOf, listOf, textOf } from '../../src/fhir/elements.ts';
import { memberOf, type RecordView } from '../../src/picture/index.ts';
import { acuteServices } from './acute-services.ts';

/** Why and where a dose was given or ordered, as far as codes say. */
export interface Circumstances {
  readonly reason: 'mood' | 'pain' | 'none';
  readonly visit: 'psychiatry' | 'pain' | 'ambulatory' | 'acute' | 'unknown';
}

const acuteClasses = [
  'encounter-class-emergency',
  'encounter-class-inpatient',
  'encounter-class-observation',
  'encounter-class-short-stay',
];

/** Reads the reason (cancer pain is a pain reason here) and the visit behind an entry. A visit that was not supplied is unknown. */
export function circumstancesOf(
  entry: MedicationAdministration | MedicationRequest,
  record: RecordView,
): Circumstances {
  const behind = (references: readonly Reference[] | undefined): readonly Resource[] =>
    listOf(references).flatMap(({ reference }) => record.resolve(textOf(reference), entry) ?? []);
  const isIn = (sets: readonly string[], codings: readonly Readonly<Coding>[]) =>
    sets.some((set) => memberOf(record.terminology, set, codings));

  const visitReference = entry.resourceType === 'MedicationAdministration' ? entry.context : entry.encounter;
  const [visit] = behind(visitReference ? [visitReference] : []).filter(
    (resource) => resource.resourceType === 'Encounter',
  );
  const named: readonly CodeableConcept[] = [
    ...listOf(entry.reasonCode),
    ...behind(entry.reasonReference).flatMap((resource) =>
      resource.resourceType === 'Condition' ? listOf(resource.code) : [],
    ),
  ];
  const reasons = codingsOf([...named, ...listOf(visit?.reasonCode)]);
  const services = codingsOf([...listOf(visit?.serviceType), ...listOf(visit?.type)]);
  const classes = listOf(visit?.class).map(cleanCoding);
  return {
    reason: isIn(['mood-treatment-reason'], reasons)
      ? 'mood'
      : isIn(['pain-treatment-reason', 'cancer-pain'], reasons)
        ? 'pain'
        : 'none',
    visit: isIn(['encounter-specialty-psychiatry'], services)
      ? 'psychiatry'
      : isIn(['encounter-specialty-pain'], services)
        ? 'pain'
        : isIn(acuteServices, services) || isIn(acuteClasses, classes)
          ? 'acute'
          : isIn(['encounter-class-ambulatory'], classes)
            ? 'ambulatory'
            : 'unknown',
  };
}
