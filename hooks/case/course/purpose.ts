import type { Coding, Reference, Resource } from '@medplum/fhirtypes';
import { codingsOf, listOf, textOf } from '../../../src/fhir/elements.ts';
import { memberOf, type RecordView } from '../../../src/picture/index.ts';
import { isDenied } from '../order-words.ts';

/** Which of the two purposes codes name. */
interface Named {
  readonly mood: boolean;
  readonly pain: boolean;
}

/** What an order or a visit is for, as far as codes say; cancer pain is pain here. */
export interface Purpose {
  /** By a reason. */
  readonly reason: Named;
  /** By the service that gives it: psychiatry or pain medicine. */
  readonly service: Named;
}

/** How far entries behind an entry are followed: visit, request, reason. */
const FURTHEST = 3;

/**
 * The purpose of an Appointment, a request or an order, with those of the entries it is made from or for: requests, orders,
 * Conditions. Only where none of them names a reason, the visit at which it was written counts, and `visit`, the codes of the
 * one that is under way. What was not supplied names nothing, and neither does a denied Condition.
 */
export function purposeOf(entry: Resource, record: RecordView, visit: readonly Readonly<Coding>[] = []): Purpose {
  const own = purposeIn(codingsOfPlan(entry, record, false), record);
  if (own.reason.mood || own.reason.pain) return own;
  return purposeIn([...codingsOfPlan(entry, record, true), ...visit], record);
}

export function purposeIn(codings: readonly Readonly<Coding>[], { terminology }: RecordView): Purpose {
  const isIn = (...sets: readonly string[]) => sets.some((set) => memberOf(terminology, set, codings) !== undefined);
  return {
    reason: { mood: isIn('mood-treatment-reason'), pain: isIn('pain-treatment-reason', 'cancer-pain') },
    service: { mood: isIn('encounter-specialty-psychiatry'), pain: isIn('encounter-specialty-pain') },
  };
}

/** For pain and not for mood too: by its reasons; only where none is named, by its service. */
export function isPainAlone({ reason, service }: Purpose): boolean {
  const decides = reason.mood || reason.pain ? reason : service;
  return decides.pain && !decides.mood;
}

/** Its codes and those behind it; with `visits` those of the visits at which it was written too. */
function codingsOfPlan(
  entry: Resource,
  record: RecordView,
  visits: boolean,
  far: number = FURTHEST,
): readonly Readonly<Coding>[] {
  const behind = (...references: readonly (readonly Reference[] | undefined)[]) =>
    (far === 0 ? [] : references)
      .flatMap((one) => listOf<Reference>(one))
      .flatMap(({ reference }) => record.resolve(textOf(reference), entry) ?? [])
      .flatMap((one) => codingsOfPlan(one, record, visits, far - 1));
  const visit = (reference: Reference | undefined) => (visits && reference ? [reference] : []);
  switch (entry.resourceType) {
    case 'Condition':
      return isDenied(entry) ? [] : codingsOf(entry.code);
    case 'Appointment': {
      const { serviceType, appointmentType, specialty, serviceCategory, reasonCode } = entry;
      const own = [serviceType, appointmentType, specialty, serviceCategory, reasonCode];
      return [...own.flatMap((one) => codingsOf(one)), ...behind(entry.basedOn, entry.reasonReference)];
    }
    case 'ServiceRequest': {
      const { code, orderDetail, category, performerType, reasonCode } = entry;
      const own = [code, orderDetail, category, performerType, reasonCode];
      return [
        ...own.flatMap((one) => codingsOf(one)),
        ...behind(entry.basedOn, entry.reasonReference, visit(entry.encounter)),
      ];
    }
    case 'MedicationRequest': {
      const { basedOn, reasonReference, encounter } = entry;
      return [...codingsOf(entry.reasonCode), ...behind(basedOn, reasonReference, visit(encounter))];
    }
    case 'Encounter': {
      const own = [entry.type, entry.serviceType, entry.reasonCode];
      return [...own.flatMap((one) => codingsOf(one)), ...behind(entry.reasonReference)];
    }
    default:
      return [];
  }
}
