import { declined } from '../../case/declined.ts';
import { suppressor } from '../../rule.ts';

/**
 * `af-declined-180d`: a decline recorded in the last 180 days keeps indication cards away. Read from codes the site has
 * mapped (`ketamine-declined`); there is no public one.
 */
export const afDeclined = suppressor({
  id: 'af-declined-180d',
  plan: 'af-declined-180d',
  title: 'Declined by the patient',
  basis: 'A patient who said no should not be asked again at every visit.',
  silences: [5],
  needs: { declined },
  decide: ({ declined }) => declined,
});
