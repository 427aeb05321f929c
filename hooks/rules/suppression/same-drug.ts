import { no } from '../../../src/picture/index.ts';
import { renewals } from '../../case/renewal.ts';
import { suppressor } from '../../rule.ts';

/**
 * `af-same-drug`: a renewal of the same product and dose with nothing new in the record gets only what is critical. What was
 * said at the first order has been answered there.
 *
 * Safer readings: see `hooks/case/renewal.ts`; in doubt it silences nothing. Suicide safety is never quieted by it.
 */
export const afSameDrug = suppressor({
  id: 'af-same-drug',
  plan: 'af-same-drug',
  title: 'Renewal without new data',
  basis: 'A warning that was answered at the first order is noise at its renewal, as long as nothing has changed.',
  silences: [2, 3, 4, 6],
  sparesCritical: true,
  needs: { renewals },
  decide: ({ renewals }, { subject }) =>
    renewals.get(subject.key) ?? no('asked only about orders', [], 'not-applicable'),
});
