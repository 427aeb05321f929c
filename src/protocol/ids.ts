/**
 * Ids as they stand in a hook's context. They become parts of URLs later, so the alphabet is closed (HK-05); the length
 * of 64 that FHIR sets is not enforced, because EHRs exceed it on draft resources.
 */
const ID = /^[A-Za-z0-9._-]{1,512}$/;

/** True for a bare FHIR id: no slash, no query, and not a path step. */
function isId(value: string): boolean {
  return ID.test(value) && value !== '.' && value !== '..';
}

/**
 * The bare id in `value`, or undefined.
 *
 * Bend: the specification wants the bare id, but published requests of a national guideline project send `Patient/<id>`
 * and `Encounter/<id>`. That exact form is unwrapped; any other slash is refused.
 */
export function bareId(value: string, type: 'Patient' | 'Encounter'): string | undefined {
  const id = value.startsWith(`${type}/`) ? value.slice(type.length + 1) : value;
  return isId(id) ? id : undefined;
}

/** The resource type of a `Type/id` reference, or undefined if it has another form. */
export function referenceType(value: string): string | undefined {
  const [type, id, ...more] = value.split('/');
  if (type === undefined || id === undefined || more.length > 0) return undefined;
  return /^[A-Z][A-Za-z]{1,63}$/.test(type) && isId(id) ? type : undefined;
}

/** Any UUID, upper or lower case. */
export const uuidPattern = '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$';
