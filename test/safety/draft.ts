/** A medication order that is about to be signed, with whatever a test says of it. */
export function draftOf(subject: object, more: object) {
  return { resourceType: 'MedicationRequest', id: 'draft', status: 'draft', intent: 'order', subject, ...more };
}

/** `draftOrders` of a hook that holds this one draft. */
export function draftOrdersOf(resource: object) {
  return { resourceType: 'Bundle', type: 'collection', entry: [{ resource }] };
}
