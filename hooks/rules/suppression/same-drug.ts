import { allOf, no, not } from '../../../src/picture/index.ts';
import { renewals } from '../../case/renewal.ts';
import { suicidalThoughts } from '../../case/suicidal-thoughts.ts';
import { suppressor } from '../../rule.ts';

/**
 * `af-same-drug`: a renewal of the same product and dose with nothing new in the record gets only what is critical. What was
 * said at the first order has been answered there.
 *
 * Safer readings: see `hooks/case/renewal.ts`; in doubt it silences nothing. Suicide findings (group 1) are never quieted by it, and
 * with suicidal thoughts of the last 90 days on record nothing is, so that a missing safety plan is named at every order.
 */
export const afSameDrug = suppressor({
  id: 'af-same-drug',
  plan: 'af-same-drug',
  title: 'Renewal without new data',
  basis: 'A warning that was answered at the first order is noise at its renewal, as long as nothing has changed.',
  silences: [2, 3, 4, 6],
  sparesCritical: true,
  needs: { renewals, suicidalThoughts },
  decide: ({ renewals, suicidalThoughts: thoughts }, { subject }) =>
    allOf({
      renewal: renewals.get(subject.key) ?? no('asked only about orders', [], 'not-applicable'),
      calm: not(thoughts, 'suicidal thoughts are on record'),
    }),
});
