import { referredForKetamine } from '../../case/ketamine-referral.ts';
import { suppressor } from '../../rule.ts';

/**
 * `af-referral-90d`: an active or completed referral of the last 90 days that names ketamine or esketamine keeps all
 * indication cards away. A revoked one does not.
 *
 * "For the same group": a psychiatry referral answers only the indications of mood and anxiety, and a pain referral only
 * those of pain, so that neither hides what nobody was referred for. Each of these rules reads its own
 * (`notReferredToPsychiatry`, `notReferredToPain`); `ind-comorbid-pain-mood` asks for the one that is missing.
 */
export const afReferral = suppressor({
  id: 'af-referral-90d',
  plan: 'af-referral-90d',
  title: 'Referred already',
  basis: 'The suggestion has been followed.',
  silences: [5],
  needs: { referredForKetamine },
  decide: ({ referredForKetamine }) => referredForKetamine,
});
