import type { Bundle, Resource } from '@medplum/fhirtypes';

type Prefetch = Readonly<Record<string, unknown>>;
type Change = (prefetch: Prefetch, key: string) => Prefetch;

const outcome = {
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'exception', diagnostics: 'the search timed out' }],
};
const set =
  (change: (value: unknown) => unknown): Change =>
  (prefetch, key) => ({ ...prefetch, [key]: change(prefetch[key]) });
const isBundle = (value: unknown): value is Bundle => (value as Bundle | null)?.resourceType === 'Bundle';

/** The states in which a prefetch key may arrive. */
export const statesOf = {
  present: (prefetch) => prefetch,
  null: set(() => null),
  empty: set(() => ({ resourceType: 'Bundle', type: 'searchset', total: 0 })),
  absent: (prefetch, key) => Object.fromEntries(Object.entries(prefetch).filter(([name]) => name !== key)),
  outcome: set(() => outcome),
  'wrong type': set(() => ({ resourceType: 'Practitioner', id: 'p' })),
  'other patient': set((value) => (isBundle(value) ? ofAnother(value) : { ...(value as object), ...other(value as Resource) })),
  partial: set((value) =>
    isBundle(value) ? { ...value, entry: [], link: [{ relation: 'next', url: 'https://ehr.example/fhir?page=2' }] } : value,
  ),
} as const satisfies Record<string, Change>;

export type State = keyof typeof statesOf;

function ofAnother(bundle: Bundle): unknown {
  return { ...bundle, entry: bundle.entry?.map((entry) => ({ ...entry, resource: { ...entry.resource, ...other(entry.resource) } })) };
}

function other(resource: Resource | undefined): object {
  const reference = { reference: 'Patient/somebody-else' };
  if (resource?.resourceType === 'Patient') return { id: 'somebody-else' };
  return 'patient' in (resource ?? {}) ? { patient: reference } : { subject: reference };
}
