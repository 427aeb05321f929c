import { loadPolicy, PolicyError, type SitePolicy } from '../../hooks/index.ts';
import { shipped } from '../support/app.ts';

/** The day the tests of this folder are asked on. */
export const today = '2026-12-01';

/** A policy document with what every one needs, and these members. */
export function document(members: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id: 'test-site',
    version: '7',
    approvedBy: 'The committee',
    approvedOn: '2026-11-01',
    expiresOn: '2027-10-31',
    ...members,
  };
}

export function load(value: unknown): SitePolicy {
  return loadPolicy(value, { terminology: shipped.terminology, today });
}

/** What is wrong with a document; empty when nothing is. */
export function faultsOf(value: unknown): readonly string[] {
  try {
    load(value);
  } catch (fault) {
    if (fault instanceof PolicyError) return fault.faults;
    throw fault;
  }
  return [];
}
