import type { Bundle, Resource } from '@medplum/fhirtypes';

type Prefetch = Readonly<Record<string, unknown>>;
type Change = (prefetch: Prefetch, key: string) => Prefetch;

/** The states in which one prefetch key may arrive. */
export type State = 'null' | 'empty' | 'no entries' | 'absent' | 'outcome' | 'wrong type' | 'other patient' | 'partial';

/** The client looked, and there is nothing. */
export const nothingStates = ['null', 'empty', 'no entries'] as const satisfies readonly State[];
/** The client could not give it, or gave something else. */
export const lostStates = [
  'absent',
  'outcome',
  'wrong type',
  'other patient',
  'partial',
] as const satisfies readonly State[];

const outcome = {
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'exception', diagnostics: 'the search timed out' }],
};
const nextPage = [{ relation: 'next', url: 'https://ehr.example.org/fhir?page=2' }];
const isBundle = (value: unknown): value is Bundle => (value as Bundle | null)?.resourceType === 'Bundle';
const set =
  (change: (value: unknown) => unknown): Change =>
  (prefetch, key) => ({ ...prefetch, [key]: change(prefetch[key]) });

/** Puts one key of a prefetch into a state. */
export const statesOf: Readonly<Record<State, Change>> = {
  null: set(() => null),
  empty: set(() => ({ resourceType: 'Bundle', type: 'searchset', total: 0, entry: [] })),
  'no entries': set(() => ({ resourceType: 'Bundle', type: 'searchset', total: 0 })),
  absent: (prefetch, key) => Object.fromEntries(Object.entries(prefetch).filter(([name]) => name !== key)),
  outcome: set(() => outcome),
  'wrong type': set(() => ({ resourceType: 'Practitioner', id: 'p' })),
  'other patient': set((value) => (isBundle(value) ? bundleOfAnother(value) : ofAnother(value as Resource))),
  partial: set((value) => (isBundle(value) ? { ...value, entry: [], link: nextPage } : value)),
};

function bundleOfAnother(bundle: Bundle): unknown {
  return {
    ...bundle,
    entry: bundle.entry?.map((entry) => ({ ...entry, resource: ofAnother(entry.resource as Resource) })),
  };
}

function ofAnother(resource: Resource): unknown {
  if (resource.resourceType === 'Patient') return { ...resource, id: 'somebody-else' };
  const other = { reference: 'Patient/somebody-else' };
  if (resource.resourceType === 'Appointment')
    return { ...resource, participant: [{ actor: other, status: 'accepted' }] };
  const names = ['patient', 'beneficiary'].find((name) => name in resource) ?? 'subject';
  return { ...resource, [names]: other };
}
