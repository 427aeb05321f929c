import type { Subject, Subjects } from '../../src/engine/index.ts';
import type { RecordView } from '../../src/picture/index.ts';
import type { HookContext } from '../../src/protocol/types.ts';
import { drafts } from '../case/order.ts';
import { onTherapy } from '../case/therapy.ts';
import { visits } from '../case/visit.ts';

/**
 * The drafts that concern this service: for ketamine or esketamine, or for a medicine that could meet a therapy. Others
 * concern nothing here; one of which nobody can tell what it orders is named as unchecked.
 */
export function ordersUnderReview(_context: HookContext, record: RecordView): Subjects {
  const { orders, unreadable } = record.read(drafts);
  const relevant = orders
    .filter(({ drug, touches }) => drug !== 'other' || touches.length > 0)
    .map(({ key, resource }): Subject => ({ kind: 'order', key, resource }));
  return { relevant, undecided: unreadable };
}

/**
 * The same for the drafts that were just picked. A selection that names no draft of the hook leaves open which one was
 * picked, so all of them are reviewed.
 */
export function selectedOrders(context: HookContext, record: RecordView): Subjects {
  const all = ordersUnderReview(context, record);
  const ids = new Set(context.selections ?? []);
  const known = record.input('context').resources.map(({ resourceType, id }) => `${resourceType}/${id}`);
  if (ids.size === 0 || [...ids].some((id) => !known.includes(id))) return all;
  return {
    relevant: all.relevant.filter(
      (subject) => subject.kind === 'order' && ids.has(`${subject.resource.resourceType}/${subject.resource.id}`),
    ),
    undecided: all.undecided.filter(({ source }) => !source || ids.has(`${source.type}/${source.id}`)),
  };
}

/**
 * Proposed visits that are for ketamine or esketamine, or that may be a session of a patient on therapy. Where nobody can
 * tell whether the patient is on therapy, such a visit leaves that open.
 */
export function visitsUnderReview(_context: HookContext, record: RecordView): Subjects {
  const { visits: proposed, unreadable } = record.read(visits);
  const therapy = record.read(onTherapy);
  const relevant = proposed
    .filter(({ drugs, mayBeSession }) => drugs.length > 0 || (mayBeSession && therapy.is === 'yes'))
    .map(({ key, resource }): Subject => ({ kind: 'visit', key, resource }));
  const open = therapy.is === 'unknown' && proposed.some(({ mayBeSession }) => mayBeSession) ? therapy.gaps : [];
  return { relevant, undecided: [...unreadable, ...open] };
}
