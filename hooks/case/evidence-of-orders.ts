import { encounterNow, memberOf, type Need, need, type RecordView, type Truth } from '../../src/picture/index.ts';
import { type LowEvidence, lowEvidence } from './low-evidence.ts';
import { orderGrounds } from './order-grounds.ts';

/** For each draft, by its key: does it give a use with very low evidence as its reason? */
export const evidenceOfOrders: Need<ReadonlyMap<string, Truth<readonly LowEvidence[]>>> = need({
  name: 'evidence behind the reasons of draft orders',
  inputs: ['context'],
  softens: ['encounter', 'conditions'],
  read(record) {
    const palliative = isPalliativeVisit(record);
    return new Map(
      [...record.read(orderGrounds)].map(([key, grounds]) => [
        key,
        lowEvidence(grounds, palliative, record.terminology),
      ]),
    );
  },
});

/** The visit is of a palliative service, or its reason is palliative care. */
function isPalliativeVisit(record: RecordView): boolean {
  const visit = record.read(encounterNow);
  if (visit.state !== 'known') return false;
  const { types, serviceTypes, reasons } = visit.value;
  const codings = [...types, ...serviceTypes, ...reasons];
  return ['hospice-palliative', 'encounter-specialty-palliative', 'cancer-pain'].some(
    (set) => memberOf(record.terminology, set, codings) !== undefined,
  );
}
