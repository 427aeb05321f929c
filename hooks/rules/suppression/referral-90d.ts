import { referredToPsychiatry } from '../../case/recent-referral.ts';
import { suppressor } from '../../rule.ts';

/**
 * `af-referral-90d`: an active or completed psychiatry referral of the last 90 days keeps indication cards away. A
 * revoked one does not. "For the same group": a pain referral alone quiets only `ind-crps`, which reads it itself, so
 * that it never hides a depression nobody was referred for (safer reading).
 */
export const afReferral = suppressor({
  id: 'af-referral-90d',
  plan: 'af-referral-90d',
  title: 'Referred already',
  basis: 'The suggestion has been followed.',
  silences: [5],
  needs: { referredToPsychiatry },
  decide: ({ referredToPsychiatry }) => referredToPsychiatry,
});
