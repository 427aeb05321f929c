import type { Bundle, Resource } from '@medplum/fhirtypes';
import type { Fault } from './case.ts';

/**
 * What a client sends for one prefetch key when something is wrong with it (security and reliability 9.4).
 *
 * - `missing` the key is left out; `null` the client looked and found nothing
 * - `failed` an OperationOutcome in place of the data
 * - `partial` the entries given, and a link to a next page
 * - `unreadable` an answer of no known shape
 * - `wrong-patient` the same entries, about somebody else
 */
export function withFault(
  prefetch: Readonly<Record<string, unknown>>,
  key: string,
  fault: Fault,
): Record<string, unknown> {
  const { [key]: value, ...others } = prefetch;
  switch (fault) {
    case 'missing':
      return others;
    case 'null':
      return { ...others, [key]: null };
    case 'failed':
      return { ...others, [key]: outcome };
    case 'partial':
      return { ...others, [key]: isBundle(value) ? { ...value, link: nextPage } : value };
    case 'unreadable':
      return { ...others, [key]: { resourceType: 'Bundle', type: 'searchset', entry: 'not a list' } };
    case 'wrong-patient':
      return { ...others, [key]: isBundle(value) ? aboutAnother(value) : { resourceType: 'Patient', id: OTHER } };
  }
}

/** The first page of a list that has more: nothing of it arrived. */
export function withLostEntries(prefetch: Readonly<Record<string, unknown>>, key: string): Record<string, unknown> {
  const first = { resourceType: 'Bundle', type: 'searchset', entry: [], link: nextPage };
  return { ...prefetch, [key]: first };
}

const OTHER = 'somebody-else';

const outcome = {
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'exception', diagnostics: 'the search timed out' }],
};

const nextPage = [{ relation: 'next', url: 'https://ehr.example.org/fhir?_getpages=1' }];

function isBundle(value: unknown): value is Bundle {
  return (value as Bundle | null)?.resourceType === 'Bundle';
}

/** The drugs and the patient that ride along stay what they are. */
function aboutAnother(bundle: Bundle): Bundle {
  const reference = `Patient/${OTHER}`;
  if (!Array.isArray(bundle.entry)) return bundle;
  const entry = bundle.entry.map((one) => {
    const resource = structuredClone(one.resource) as Resource & {
      subject?: object;
      patient?: object;
      beneficiary?: object;
      participant?: object[];
    };
    if (resource.subject) resource.subject = { reference };
    if (resource.patient) resource.patient = { reference };
    if (resource.beneficiary) resource.beneficiary = { reference };
    if (resource.resourceType === 'Appointment') resource.participant = [{ actor: { reference }, status: 'accepted' }];
    return { ...one, resource };
  });
  return { ...bundle, entry } as Bundle;
}
