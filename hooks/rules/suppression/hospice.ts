import { no } from '../../../src/picture/index.ts';
import { inHospice } from '../../case/hospice.ts';
import { suppressor } from '../../rule.ts';

const hospice = {
  plan: 'af-hospice',
  title: 'Hospice or comfort care',
  basis: 'In comfort care, referral, timing and checklists are out of place; safety at signing is not.',
  needs: { inHospice },
} as const;

/** `af-hospice`: no timing, indication or checklist cards in hospice or comfort care. */
export const afHospice = suppressor({
  ...hospice,
  id: 'af-hospice',
  silences: [4, 5, 6],
  decide: ({ inHospice }) => inHospice,
});

/** The other half of `af-hospice`: contraindications and order review speak at signing only. */
export const afHospiceBeforeSigning = suppressor({
  ...hospice,
  id: 'af-hospice-before-signing',
  silences: [2, 3],
  decide: ({ inHospice }, { hook }) => (hook === 'order-sign' ? no('safety rules speak at signing') : inHospice),
});
