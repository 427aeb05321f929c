import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf, currentMedicines, joinLists, problems } from '../../../src/picture/index.ts';
import { dosing, oneDrug } from '../../case/dosing.ts';
import { orderOf } from '../../case/gate.ts';
import { mayBeVeinOrMuscle } from '../../case/injection.ts';
import { recent } from '../../case/recent.ts';
import { rule } from '../../rule.ts';

/**
 * `ca-aspiration`: gastroparesis (K31.84, diabetic E10.43, E11.43, E13.43), a current GLP-1 receptor agonist, or vomiting
 * in the last 2 days, before intravenous or intramuscular ketamine therapy. Not about esketamine and other routes.
 *
 * Safer readings: a dose without a readable route counts as injected (`hooks/case/injection.ts`); vomiting recorded as over
 * still counts for its days, and an undated active entry counts as recent. Nausea alone is not meant.
 */
export const aspiration = rule({
  id: 'ca-aspiration',
  plan: 'ca-aspiration',
  title: 'Aspiration risk',
  basis: 'A full stomach and sedation together raise the risk of aspiration.',
  group: 2,
  highest: 'warning',
  needs: {
    dosing,
    stomach: problems('stomach-emptying-delayed', 'active'),
    agonists: currentMedicines('glp1-receptor-agonist'),
    vomiting: problems('vomiting-any', 'ever'),
  },

  decide({ dosing: doses, stomach, agonists, vomiting }, { subject, at, site }) {
    const lately = recent(vomiting, site.thresholds.stomach.vomitingDays, at);
    const statement = allOf({
      concerned: oneDrug(doses, subject, 'ketamine'),
      injected: mayBeVeinOrMuscle(orderOf(doses.orders, subject)),
      found: joinLists<unknown>([stomach, agonists, lately]).any(
        'no gastroparesis, GLP-1 drug or recent vomiting on record',
      ),
    });
    return verdict(statement, ({ found }) => {
      const entries = found.map(({ from }) => from);
      return { facts: { entries }, indicator: 'warning', lowered: loweredBy(entries) };
    });
  },

  card: ({ entries }, words) => ({
    summary: 'Aspiration risk: confirm fasting plan before infusion',
    line: `The record shows an aspiration risk: ${words.entries(entries)}`,
    found: entries.map(words.entry),
    why: 'The ketamine label gives fasting guidance; slow stomach emptying and GLP-1 drugs can leave food in the stomach.',
    options: [
      'consider confirming the fasting plan',
      'consider postponing the dose while there is vomiting',
      'continue as ordered and document the reason',
    ],
    clearedBy: 'a medicine list and problem list without them',
    overrideReasons: 'OR-B',
  }),
});
