import type { CodeableConcept, Coding } from '@medplum/fhirtypes';
import { codingsOf, listOf, textOf } from '../../src/fhir/elements.ts';
import { type Gap, type Need, need, type RecordView } from '../../src/picture/index.ts';
import { drafts, type OrderUnderReview } from './order.ts';
import { isDenied } from './order-words.ts';

/** What a draft itself gives as its reason, the reason of the visit left aside. */
export interface OrderGrounds {
  /** Codes of reasons and of Conditions behind references; refuted ones and errors are left out. */
  readonly codings: readonly Readonly<Coding>[];
  /** Anything is given at all: a code, words or a reference. */
  readonly given: boolean;
  /** References to a reason that could not be followed. */
  readonly unread: readonly Gap[];
}

/** The grounds of each draft, by its key. */
export const orderGrounds: Need<ReadonlyMap<string, OrderGrounds>> = need({
  name: 'reasons given on draft orders',
  inputs: ['context'],
  softens: ['encounter', 'conditions'],
  read: (record) => new Map(record.read(drafts).orders.map((order) => [order.key, groundsOf(order, record)])),
});

function groundsOf({ resource, source }: OrderUnderReview, record: RecordView): OrderGrounds {
  const named: readonly CodeableConcept[] = listOf(resource.reasonCode);
  const references = listOf(resource.reasonReference);
  const targets = references.map(({ reference }) => record.resolve(textOf(reference), resource));
  const behind = targets.flatMap((one) =>
    one?.resourceType === 'Condition' && !isDenied(one) ? listOf(one.code) : [],
  );
  const words = named.some((concept) => codingsOf(concept).length > 0 || textOf(concept.text) !== undefined);
  const lost = targets.filter((one) => one === undefined);
  return {
    codings: codingsOf([...named, ...behind]),
    given: words || references.length > 0,
    unread: lost.map((): Gap => ({ input: 'context', reason: 'unreadable', source })).slice(0, 1),
  };
}
