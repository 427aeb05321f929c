import { onTherapy } from '../../case/therapy.ts';
import { suppressor } from '../../rule.ts';

/** `af-on-therapy`: a patient on therapy needs no referral for it; timing speaks instead. */
export const afOnTherapy = suppressor({
  id: 'af-on-therapy',
  plan: 'af-on-therapy',
  title: 'On therapy already',
  basis: 'A referral suggestion is noise once treatment has begun.',
  silences: [5],
  needs: { onTherapy },
  decide: ({ onTherapy }) => onTherapy,
});
