import type { SilentRow } from '../../silent-row.ts';

/** Rows of monitoring that make no finding. */
export const monitoringSilent: readonly SilentRow[] = [
  {
    id: 'mon-weight',
    plan: 'mon-weight',
    title: 'Body weight',
    group: 6,
    kind: 'alias',
    why: 'A weight of the last 90 days is asked for by ca-weight-missing, which says it where a dose by weight is ordered.',
  },
  {
    id: 'mon-ecg',
    plan: 'mon-ecg',
    title: 'Electrocardiogram',
    group: 6,
    kind: 'never',
    why: 'No electrocardiogram is required before either drug; a site may have a policy of its own.',
  },
  {
    id: 'mon-emergency-kit',
    plan: 'mon-emergency-kit',
    title: 'Resuscitation equipment and staff',
    group: 6,
    kind: 'reference',
    why: 'Equipment and trained staff are attested by the site; nothing in a patient record shows them.',
  },
  {
    id: 'mon-pre',
    plan: 'mon-pre',
    title: 'Checks before a session',
    group: 6,
    kind: 'reference',
    why: 'The list for people; what of it can be looked up is asked for by the other rows of the checklist.',
  },
  {
    id: 'mon-intra',
    plan: 'mon-intra',
    title: 'Monitoring during a session',
    group: 6,
    kind: 'reference',
    why: 'This service is not for monitoring during treatment; the intervals are text for a local protocol.',
  },
  {
    id: 'mon-intra-bp',
    plan: 'mon-intra-bp',
    title: 'Blood pressure during a session',
    group: 6,
    kind: 'reference',
    why: 'This service is not for monitoring during treatment; the limits are text for a local protocol.',
  },
  {
    id: 'mon-discharge',
    plan: 'mon-discharge',
    title: 'Readiness to leave after a session',
    group: 6,
    kind: 'reference',
    why: 'Whether a patient is ready to leave is judged at the bedside; the criteria are text for a local protocol.',
  },
];
