import type {
  CodeableConcept,
  Coding,
  MedicationAdministration,
  MedicationRequest,
  Procedure,
  Reference,
  Resource,
} from '@medplum/fhirtypes';
import { cleanCoding, codingsOf, listOf, textOf } from '../../src/fhir/elements.ts';
import { memberOf, type RecordView } from '../../src/picture/index.ts';
import { acuteServices } from './acute-services.ts';
import { isDenied } from './order-words.ts';

/** Why and where a dose was given or ordered, as far as codes say. */
export interface Circumstances {
  readonly reason: 'mood' | 'pain' | 'none';
  readonly visit: 'psychiatry' | 'pain' | 'acute' | 'infusion' | 'ambulatory' | 'unknown';
  /** It points to a reason, or to an order that may name one, which was not supplied. */
  readonly unread?: boolean;
}

const acuteClasses = [
  'encounter-class-emergency',
  'encounter-class-inpatient',
  'encounter-class-observation',
  'encounter-class-short-stay',
];

/** What may name a reason and a visit. */
type InContext = MedicationAdministration | MedicationRequest | Procedure;

/** Of several entries about one exposure, which counts; `none` and `unknown` say nothing. */
const reasonsByRank = ['mood', 'pain', 'none'] as const;
const visitsByRank = ['psychiatry', 'pain', 'acute', 'infusion', 'ambulatory', 'unknown'] as const;

/** The circumstances of several entries that are one exposure. */
export function together(all: readonly Circumstances[]): Circumstances {
  return {
    reason: reasonsByRank.find((one) => all.some(({ reason }) => reason === one)) ?? 'none',
    visit: visitsByRank.find((one) => all.some(({ visit }) => visit === one)) ?? 'unknown',
    ...(all.some(({ unread }) => unread) && { unread: true }),
  };
}

/**
 * Reads the reason (cancer pain is a pain reason here) and the visit behind an entry. The order behind an administration may
 * name the reason too. A visit that was not supplied is unknown, and so is a reason behind a reference that leads nowhere.
 * An infusion clinic counts where the visit is not acute.
 */
export function circumstancesOf(entry: InContext, record: RecordView): Circumstances {
  const behind = (references: readonly Reference[] | undefined): readonly Resource[] =>
    listOf(references).flatMap(({ reference }) => record.resolve(textOf(reference), entry) ?? []);
  const isIn = (sets: readonly string[], codings: readonly Readonly<Coding>[]) =>
    sets.some((set) => memberOf(record.terminology, set, codings));

  const visitReference = entry.resourceType === 'MedicationAdministration' ? entry.context : entry.encounter;
  const [visit] = behind(visitReference ? [visitReference] : []).filter(
    (resource) => resource.resourceType === 'Encounter',
  );
  const orders = entry.resourceType === 'MedicationAdministration' ? behind(listOf(entry.request)) : [];
  const giving = [entry, ...orders.flatMap((order) => (order.resourceType === 'MedicationRequest' ? [order] : []))];
  const isLost = ({ reference }: Reference, of: Resource) => record.resolve(textOf(reference), of) === undefined;
  const unread =
    giving.some((one) => listOf<Reference>(one.reasonReference).some((reference) => isLost(reference, one))) ||
    (entry.resourceType === 'MedicationAdministration' &&
      listOf(entry.request).some((reference) => isLost(reference, entry)));
  const named: readonly CodeableConcept[] = giving.flatMap((one) => [
    ...listOf(one.reasonCode),
    ...listOf<Reference>(one.reasonReference).flatMap(({ reference }) => {
      const reason = record.resolve(textOf(reference), one);
      return reason?.resourceType === 'Condition' && !isDenied(reason) ? listOf(reason.code) : [];
    }),
  ]);
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
          : isIn(['encounter-specialty-infusion'], services)
            ? 'infusion'
            : isIn(['encounter-class-ambulatory'], classes)
              ? 'ambulatory'
              : 'unknown',
    ...(unread && { unread }),
  };
}
