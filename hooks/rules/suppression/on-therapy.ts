import { datedTherapy } from '../../case/therapy.ts';
import { suppressor } from '../../rule.ts';

/** `af-on-therapy`: a patient on therapy needs no referral for it; timing speaks instead. An order without a date does not show it. */
export const afOnTherapy = suppressor({
  id: 'af-on-therapy',
  plan: 'af-on-therapy',
  title: 'On therapy already',
  basis: 'A referral suggestion is noise once treatment has begun.',
  silences: [5],
  needs: { datedTherapy },
  decide: ({ datedTherapy }) => datedTherapy,
});
