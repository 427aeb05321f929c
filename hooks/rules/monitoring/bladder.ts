import { verdict } from '../../../src/engine/index.ts';
import { allOf, no, yes } from '../../../src/picture/index.ts';
import { bladderQuestions, checkSince, urinalyses } from '../../case/bladder-check.ts';
import { checklist, due } from '../../case/checklist.ts';
import { noneSince } from '../../case/lately.ts';
import { toldElsewhere } from '../../case/told-elsewhere.ts';
import { rule } from '../../rule.ts';
import { urinary } from '../cautions/urinary.ts';

/**
 * `mon-urinary`: no bladder questionnaire (BPIC-SS or local, where a site maps one) of the last 90 days, or none since the eleventh session once
 * the twelfth of a course is next. Symptoms on record are told by `ca-luts-cystitis`, and then this is quiet.
 *
 * Safer readings: a urinalysis of that time asks nobody about symptoms, so it makes this a mere line and no more; it is due before the
 * first session too, as a baseline. A question asked and noted in words is not seen.
 */
export const bladder = rule({
  id: 'mon-urinary',
  plan: 'mon-urinary',
  title: 'Bladder symptoms',
  basis: 'Repeated ketamine can inflame the bladder, and asking finds it early.',
  group: 6,
  highest: 'info',
  needs: { checklist, bladderQuestions, urinalyses },
  considers: [urinary],

  decide({ checklist: list, bladderQuestions: questions, urinalyses: urine }, context) {
    const { subject, at, site } = context;
    const since = checkSince(list.sessions, site.thresholds.monitoring, at);
    const told = toldElsewhere([urinary], context);
    const tested = urine.within({ from: since, to: at.today }).any('no urinalysis on record');
    const statement = allOf({
      due: due(list, subject),
      untold: told ? no('urinary symptoms are on record', [], 'already-handled') : yes(undefined),
      unasked: noneSince(questions, since, at, 'a bladder questionnaire is on record'),
      urine: tested.is === 'unknown' ? yes(undefined, [], tested.gaps) : yes(undefined),
    });
    const lineOnly = tested.is === 'yes';
    return verdict(statement, () => ({ facts: { since, tested: lineOnly }, indicator: 'info', lineOnly }));
  },

  card({ since, tested }, words) {
    const missing = `No bladder questionnaire ${tested ? '' : 'or urinalysis '}since ${words.date(since)}`;
    return {
      summary: `${missing}: ask about bladder symptoms`,
      line: `${missing} on record; ask about bladder symptoms`,
      found: [missing],
      why: 'Both labels ask to watch for urinary symptoms; cystitis is rare at therapeutic doses.',
      options: ['consider a bladder symptom question, and urinalysis with symptoms', 'no change: document the reason'],
      clearedBy: 'a bladder questionnaire the site has mapped; a urinalysis makes it a mere line',
      cites: ['S02', 'S01', 'S59'],
      overrideReasons: 'OR-C',
    };
  },
});
