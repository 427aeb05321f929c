import type { SilentRow } from '../../silent-row.ts';

/** Rows about coverage that make no finding of their own. */
export const coverageSilent: readonly SilentRow[] = [
  {
    id: 'cov-unknown',
    plan: 'cov-unknown',
    title: 'No active coverage',
    group: 6,
    kind: 'never',
    why: 'Without an active coverage on record, or with a list that was not sent, nothing is said of coverage.',
  },
  {
    id: 'cov-monitoring-visits',
    plan: 'cov-monitoring-visits',
    title: 'Supervised visits and monitoring',
    group: 6,
    kind: 'behaviour',
    why: 'A sentence of cov-esketamine-pa and cov-iv-ketamine: supervised visits may be billed apart, ask the plan. No amount is ever named.',
  },
  {
    id: 'cov-neutral',
    plan: 'cov-neutral',
    title: 'Coverage is neutral',
    group: 6,
    kind: 'behaviour',
    why: 'Only the rules of the coverage family read coverage, and all of them are information of group 6: no order and no clinical card depends on it.',
  },
];
