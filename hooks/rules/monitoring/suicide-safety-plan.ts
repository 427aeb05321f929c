import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { checklist, due } from '../../case/checklist.ts';
import { unlessKnown } from '../../case/lately.ts';
import { safetyPlans, suicidalThoughts } from '../../case/suicidal-thoughts.ts';
import { rule } from '../../rule.ts';

/**
 * `mon-suicide-safety-plan`: suicidal thoughts of the last 90 days (item 9 of the PHQ-9 of 1 or more, a "yes" to C-SSRS 3 to 5, R45.851 or
 * its like) and no safety plan on record, ever. Plans are seen as a Procedure in `suicide-safety-plan`; documents are not read.
 *
 * Safer readings: a later lower answer does not take earlier thoughts back; procedures that were not read show no plan, and the
 * card says so. As a warning it is due at every order, not only at the first of a course.
 */
export const suicideSafetyPlan = rule({
  id: 'mon-suicide-safety-plan',
  plan: 'mon-suicide-safety-plan',
  title: 'Suicide safety plan',
  basis: 'A safety plan belongs to the care of everyone with suicidal thoughts.',
  group: 6,
  highest: 'warning',
  needs: { checklist, suicidalThoughts, safetyPlans },

  decide({ checklist: list, suicidalThoughts: thoughts, safetyPlans: plans }, { subject, site }) {
    const statement = allOf({
      due: due(list, subject, { everyOrder: true }),
      thoughts,
      open: unlessKnown(plans.any('no safety plan on record'), 'a safety plan is on record'),
    });
    return verdict(statement, ({ thoughts: found }) => {
      const entries = found.map(({ from }) => from);
      return {
        facts: { entries, crisisLine: site.wording.crisisLine },
        indicator: 'warning',
        lowered: loweredBy(entries),
      };
    });
  },

  card: ({ entries, crisisLine }, words) => ({
    summary: 'Suicidal ideation in 90 days and no safety plan found',
    line: `Suicidal thoughts on record and no safety plan found (documents not read): ${words.entries(entries)}`,
    found: [...entries.slice(0, 4).map(words.entry), 'No safety plan found; documents are not read'],
    why: 'The VA/DoD guideline asks for a safety plan (its original text was not seen).',
    options: [
      `consider completing or finding the safety plan, with lethal-means counselling and the ${crisisLine}`,
      'consider follow-up within 7 days',
      'no change: document the reason',
    ],
    clearedBy: 'a recorded safety plan',
    overrideReasons: 'OR-B',
  }),
});
