import { verdict } from '../../../src/engine/index.ts';
import { allOf, no, yes } from '../../../src/picture/index.ts';
import { bladderChecks, checkSince } from '../../case/bladder-check.ts';
import { checklist, due } from '../../case/checklist.ts';
import { noneSince } from '../../case/lately.ts';
import { rule } from '../../rule.ts';
import { urinary } from '../cautions/urinary.ts';

/**
 * `mon-urinary`: no bladder questionnaire (BPIC-SS or local, where a site maps one) and no urinalysis of the last 90 days, or none since the
 * eleventh session once the twelfth of a course is next. Symptoms on record are told by `ca-luts-cystitis`, and then this is quiet.
 *
 * Safer reading: it is due before the first session too, as a baseline. A question asked and noted in words is not seen.
 */
export const bladder = rule({
  id: 'mon-urinary',
  plan: 'mon-urinary',
  title: 'Bladder symptoms',
  basis: 'Repeated ketamine can inflame the bladder, and asking finds it early.',
  group: 6,
  highest: 'info',
  needs: { checklist, bladderChecks },
  considers: [urinary],

  decide({ checklist: list, bladderChecks: checks }, context) {
    const { subject, at, site } = context;
    const since = checkSince(list.sessions, site.thresholds.monitoring, at);
    const told = context.verdictOf(urinary).kind === 'fires';
    const statement = allOf({
      due: due(list, subject),
      untold: told ? no('urinary symptoms are on record', [], 'already-handled') : yes(undefined),
      missing: noneSince(checks, since, at, 'a bladder questionnaire or a urinalysis is on record'),
    });
    return verdict(statement, () => ({ facts: { since }, indicator: 'info' }));
  },

  card({ since }, words) {
    const missing = `No bladder questionnaire or urinalysis since ${words.date(since)}`;
    return {
      summary: `${missing}: ask about bladder symptoms`,
      line: `${missing} on record`,
      found: [missing],
      why: 'Both labels ask to watch for urinary symptoms; cystitis is rare at therapeutic doses.',
      options: ['consider a bladder symptom question, and urinalysis with symptoms', 'no change: document the reason'],
      clearedBy: 'a bladder questionnaire the site has mapped, or a urinalysis',
      cites: ['S02', 'S01', 'S59'],
      overrideReasons: 'OR-C',
    };
  },
});
