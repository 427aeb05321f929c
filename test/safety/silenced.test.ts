/** What silences a service, or takes an order out of its scope, has to be known. */
import { describe, expect, it } from 'vitest';
import { SNOMED } from '../../src/fhir/systems.ts';
import { ask } from '../golden/run.ts';
import { samples } from '../properties/cases.ts';

const { request } = samples.find(({ name }) => name === 'ci-aneurysm.yaml: the same for ketamine by vein')!;

function cardsWith(patient: object): number {
  const prefetch = { ...request.prefetch, patient: { ...(request.prefetch.patient as object), ...patient } };
  return ask({ ...request, prefetch }).cards.length;
}

describe('a death', () => {
  it('silences when it is recorded', () => {
    expect(cardsWith({ deceasedBoolean: true })).toBe(0);
    expect(cardsWith({ deceasedDateTime: '2026-01-01' })).toBe(0);
  });

  it('does not while it is contradicted', () => {
    expect(cardsWith({ deceasedDateTime: '2026-01-01', deceasedBoolean: false })).toBeGreaterThan(0);
    expect(cardsWith({ deceasedBoolean: 'true' })).toBeGreaterThan(0);
  });
});

describe('an order that points at an operation', () => {
  const pointing = (procedure: object) => {
    const text = JSON.stringify(request.context).replace(
      /"reasonCode":\[[^\]]*\][^\]]*\]/,
      '"supportingInformation":[{"reference":"Procedure/op"}]',
    );
    const operation = {
      ...{ resourceType: 'Procedure', id: 'op', subject: { reference: `Patient/${request.context.patientId}` } },
      code: { coding: [{ system: SNOMED, code: '387713003' }] },
      ...procedure,
    };
    const procedures = { resourceType: 'Bundle', type: 'searchset', entry: [{ resource: operation }] };
    const context = JSON.parse(text) as typeof request.context;
    return ask({ ...request, context, prefetch: { ...request.prefetch, procedures } }).cards.length;
  };

  it('is anaesthesia if the operation is still to come', () => {
    expect(pointing({ status: 'preparation' })).toBe(0);
    expect(pointing({ status: 'preparation', performedDateTime: '2026-06-15' })).toBe(0);
  });

  it('is no anaesthesia if the operation was years ago', () => {
    expect(pointing({ status: 'completed', performedDateTime: '2019-01-01' })).toBeGreaterThan(0);
    expect(pointing({ status: 'completed' })).toBeGreaterThan(0);
  });
});
