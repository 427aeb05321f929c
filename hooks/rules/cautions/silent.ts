import type { SilentRow } from '../../silent-row.ts';

/** Cautions that make no finding. */
export const cautionsSilent: readonly SilentRow[] = [
  {
    id: 'ca-family-psychosis',
    plan: 'ca-family-psychosis',
    title: 'Family history of psychosis',
    group: 2,
    kind: 'never',
    why: 'A family history by itself rules out no treatment. A leaflet asks about it; it is left to the interview.',
  },
  {
    id: 'ca-qt',
    plan: 'ca-qt',
    title: 'QT interval',
    group: 2,
    kind: 'never',
    why: 'There is no credible sign that the QT interval gets longer at sub-anaesthetic doses. QT checks of other medicines belong to other services.',
  },
];
