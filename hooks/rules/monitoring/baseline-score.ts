import { verdict } from '../../../src/engine/index.ts';
import { allOf, anyOf } from '../../../src/picture/index.ts';
import { scoresOfTreatment, unscored } from '../../case/baseline-scores.ts';
import { checklist, due, treatmentFor } from '../../case/checklist.ts';
import { rule } from '../../rule.ts';

/**
 * `mon-baseline-score`: no score to compare with. For mood no PHQ-9, MADRS or QIDS-SR16, for pain no 0–10 pain score, of the last 30 days
 * (a baseline before session 1, a score a month in maintenance), or of the last 7 while an induction series runs.
 *
 * Safer readings: a treatment without a reason is for mood; one for both asks for both. MADRS and QIDS-SR16 are seen only where a
 * site maps them.
 */
export const baselineScore = rule({
  id: 'mon-baseline-score',
  plan: 'mon-baseline-score',
  title: 'Baseline score',
  basis: 'Without a score before treatment nobody can tell response from none.',
  group: 6,
  highest: 'info',
  needs: { checklist, scoresOfTreatment },

  decide({ checklist: list, scoresOfTreatment: scores }, { subject, at, site }) {
    const days = list.inducing ? site.thresholds.monitoring.inductionScoreDays : site.thresholds.monitoring.scoreDays;
    const wanted = treatmentFor(list, subject);
    const missing = unscored(scores, wanted, { days, at });
    const statement = allOf({
      due: due(list, subject),
      missing: anyOf([missing.mood, missing.pain], 'a score is on record'),
    });
    return verdict(statement, () => ({
      facts: { mood: missing.mood.is === 'yes', pain: missing.pain.is === 'yes', days },
      indicator: 'info',
    }));
  },

  card({ mood, pain, days }, words) {
    const names = [...(mood ? ['PHQ-9 or other depression score'] : []), ...(pain ? ['0–10 pain score'] : [])];
    const missing = `No ${names.join(', and no ')} in ${words.count(days, 'day')}`;
    return {
      summary: `${missing}: score before the session`,
      line: `${missing}: response cannot be told without one`,
      found: [missing],
      why: 'Guidelines ask for measurement-based care; response and the next interval are told from scores.',
      options: ['consider a score before the session', 'no change: document the reason'],
      clearedBy: 'a score with a date',
      overrideReasons: 'OR-C',
    };
  },
});
