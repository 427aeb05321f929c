import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { checklist, due, isFor } from '../../case/checklist.ts';
import { noneOfDays } from '../../case/lately.ts';
import { pegDone } from '../../case/pain-function.ts';
import { rule } from '../../rule.ts';

/**
 * `mon-pain-function`: in treatment for pain, no PEG (pain, enjoyment, general activity) of the last 30 days. Activity goals stand in notes and
 * are left to the clinician.
 */
export const painFunction = rule({
  id: 'mon-pain-function',
  plan: 'mon-pain-function',
  title: 'Pain and function',
  basis: 'A treatment for pain is judged by what the patient can do.',
  group: 6,
  highest: 'info',
  needs: { checklist, pegDone },

  decide({ checklist: list, pegDone: scores }, { subject, at, site }) {
    const { functionDays: days } = site.thresholds.monitoring;
    const statement = allOf({
      pain: isFor(list, subject, 'pain'),
      due: due(list, subject),
      missing: noneOfDays(scores, days, at, 'a PEG is on record'),
    });
    return verdict(statement, () => ({ facts: { days }, indicator: 'info' }));
  },

  card({ days }, words) {
    const missing = `No PEG score in ${words.count(days, 'day')}`;
    return {
      summary: `${missing}: pain interference and activity goals`,
      line: `${missing} on record; activity goals to confirm`,
      found: [missing],
      why: 'Consensus on pain trials asks for interference with activity beside intensity.',
      options: ['consider a PEG and activity goals', 'no change: document the reason'],
      clearedBy: 'a PEG score with a date',
      overrideReasons: 'OR-C',
    };
  },
});
