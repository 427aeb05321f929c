import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { eitherDrug } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { positiveScreens } from '../../case/suicide-positive.ts';
import { rule } from '../../rule.ts';

/**
 * `ind-suicide-positive-screen`: a positive screen that is less than acute and that nothing later clears. Item 9 of the PHQ-9
 * at 1 or 2 (14 days) or at 3 (8 to 30 days ago); a Columbia item 3 (14 days) or 4 and 5 (15 to 30 days ago) answered yes;
 * suicidal ideation on the problem list (30 days). Predicts risk and indicates no treatment. Silent where an acute finding
 * speaks. At signing it speaks beside an order for ketamine or esketamine.
 *
 * Safer readings and what clears it: see `hooks/case/suicide-positive.ts`. Safety-plan documents are not searched.
 */
export const suicidePositiveScreen = rule({
  id: 'ind-suicide-positive-screen',
  plan: 'ind-suicide-positive-screen',
  title: 'Positive suicide screen',
  basis: 'A positive screen that nobody assessed deserves an assessment.',
  group: 1,
  highest: 'warning',
  needs: { drafts, positiveScreens },

  decide({ drafts: { orders }, positiveScreens }, { site, subject }) {
    const statement = allOf({ concerned: eitherDrug(orders, subject), findings: positiveScreens });
    return verdict(statement, ({ findings }) => {
      const entries = positiveScreens.is === 'yes' ? positiveScreens.because : [];
      return {
        facts: { findings, entries, crisisLine: site.wording.crisisLine },
        indicator: 'warning',
        lowered: loweredBy(entries),
      };
    });
  },

  card: ({ findings, entries, crisisLine }, words) => {
    const named = findings.map(({ finding, date }) => `${finding}, ${words.date(date)}`);
    return {
      summary: `Suicide screen positive (${named[0]}); no later risk assessment found`,
      line: `The record shows a positive screen and no later assessment: ${named.slice(0, 3).join('; ')}`,
      found: entries.map(words.entry),
      why: 'A positive screen points to risk and asks for an assessment the same day; it indicates no treatment.',
      options: [
        'consider a suicide-risk assessment the same day, by the treating clinician or a crisis service',
        `consider a safety plan, counselling on access to means, and the ${crisisLine}`,
        'continue as planned and document the assessment',
      ],
      clearedBy: [...new Set(findings.map(({ clearedBy }) => clearedBy))].join('; '),
      overrideReasons: 'OR-A',
    };
  },
});
