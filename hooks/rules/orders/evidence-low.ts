import { verdict } from '../../../src/engine/index.ts';
import { allOf, no } from '../../../src/picture/index.ts';
import { evidenceOfOrders } from '../../case/evidence-of-orders.ts';
import { drafts } from '../../case/order.ts';
import { therapyOrder } from '../../case/therapy-order.ts';
import { rule } from '../../rule.ts';

/**
 * `ord-evidence-low`: an order for ketamine or esketamine whose reason is generalised or social anxiety disorder, PTSD,
 * OCD, fibromyalgia, migraine, other pain, or opioid tolerance. Says the grade and what it rests on, once, at signing.
 * Silent for palliative care, of the order or of the visit; complex regional pain and cancer pain silence the pain rows.
 *
 * The reason is that of the order: a code, or a Condition by reference that is not refuted. Words alone name none. A
 * reference that leads nowhere leaves it open.
 */
export const evidenceLow = rule({
  id: 'ord-evidence-low',
  plan: 'ord-evidence-low',
  title: 'Evidence for this use',
  basis: 'Who signs should know how little supports this use.',
  group: 3,
  highest: 'info',
  needs: { drafts, evidenceOfOrders },

  decide({ drafts: { orders }, evidenceOfOrders: of }, { subject }) {
    const statement = allOf({
      order: therapyOrder(orders, subject),
      uses: of.get(subject.key) ?? no('not an order', [], 'not-applicable'),
    });
    return verdict(statement, ({ order: { drug }, uses }) => ({ facts: { drug, uses }, indicator: 'info' }));
  },

  card({ drug, uses }) {
    const [first, second] = uses;
    const name = drug === 'ketamine' ? 'Ketamine' : 'Esketamine';
    const conditions = [first, second].flatMap((use) => use?.condition ?? []);
    const grades = [...new Set([first, second].flatMap((use) => use?.grade ?? []))];
    const summary = `${name} for ${conditions.join(', ')}: off-label, evidence ${grades.join('; ')}`;
    return {
      summary,
      line: summary,
      found: uses.map(
        ({ condition, grade, reason }) => `Reason of the draft order: ${condition}. Evidence ${grade}: ${reason}`,
      ),
      why: `What it rests on: ${first?.reason}.`,
      options: [
        'consider whether treatments with better evidence have been tried',
        'continue as ordered and document the reason',
      ],
      cites: [...new Set(uses.flatMap(({ cites }) => cites))].slice(0, 3),
      overrideReasons: 'OR-C',
    };
  },
});
