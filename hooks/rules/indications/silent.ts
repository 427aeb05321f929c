import type { SilentRow } from '../../silent-row.ts';

/** Referrals that rules produce: drafts to review, edit and sign, and no findings of their own. */
export const indicationsSilent: readonly SilentRow[] = [
  {
    id: 'ref-psychiatry-interventional',
    plan: 'ref-psychiatry-interventional',
    title: 'Referral to interventional psychiatry',
    group: 5,
    kind: 'output',
    why: 'A draft referral that the cards of psychiatric indications suggest; the code and the addressee are those of the site policy.',
  },
  {
    id: 'ref-pain',
    plan: 'ref-pain',
    title: 'Referral to pain medicine',
    group: 5,
    kind: 'output',
    why: 'A draft referral that the cards of pain indications suggest; the code and the addressee are those of the site policy.',
  },
  {
    id: 'ref-emergency',
    plan: 'ref-emergency',
    title: 'Referral for a same-day psychiatric evaluation',
    group: 1,
    kind: 'output',
    why: 'A draft of the highest priority that ind-suicide-acute suggests; its code is never a ketamine treatment.',
  },
  {
    id: 'ref-common',
    plan: 'ref-common',
    title: 'What every referral holds',
    group: 5,
    kind: 'output',
    why: 'Status draft, intent proposal, the qualifying entries as reasons, what was counted as supporting information, and a note in words of this service.',
  },
  {
    id: 'ref-no-target',
    plan: 'ref-no-target',
    title: 'No referral for ketamine under a contraindication',
    group: 5,
    kind: 'output',
    why: 'Kept by ind-suppressed-by-ci, which replaces the indication: its card names other options and drafts a plain referral to psychiatry or pain medicine.',
  },
];
