import type { SilentRow } from '../../silent-row.ts';

/** Rows of alerts I3 that no suppressor of their own keeps. */
export const suppressionSilent: readonly SilentRow[] = [
  {
    id: 'af-feedback',
    plan: 'af-feedback',
    title: 'Feedback on a card',
    group: 2,
    kind: 'not yet',
    why: 'Feedback is stored and not acted on yet: no answer keeps any card away. It needs decision records, which say what was shown to whom.',
  },
  {
    id: 'af-no-context',
    plan: 'af-no-context',
    title: 'Nothing to say',
    group: 5,
    kind: 'behaviour',
    why: 'Every service reviews only orders, visits and patients that concern it; the engine answers with no card when nothing fires on complete data.',
  },
  {
    id: 'af-hide-low-evidence',
    plan: 'af-hide-low-evidence',
    title: 'Low evidence speaks softly',
    group: 5,
    kind: 'behaviour',
    why: 'Kept by the refractory and severe definitions of those indications, and by the one card a group may have, which the stronger indication leads.',
  },
  {
    id: 'af-never',
    plan: 'af-never',
    title: 'Never silenced',
    group: 1,
    kind: 'behaviour',
    why: 'A property of the rules it names: they are marked as never suppressed, and only a recorded death silences them.',
  },
  {
    id: 'af-limits-card-quality',
    plan: 'af-limits-card-quality',
    title: 'Few cards, well made',
    group: 2,
    kind: 'behaviour',
    why: 'Kept by the engine, which merges and limits cards, and by checks on the wording and length of every card text. Findings that are unchanged come back at every call: quiet periods (a warning after 7 days, information after 30) need decision records and are not kept yet.',
  },
];
