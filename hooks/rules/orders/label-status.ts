import { verdict } from '../../../src/engine/index.ts';
import { drafts } from '../../case/order.ts';
import { therapyOrder } from '../../case/therapy-order.ts';
import { rule } from '../../rule.ts';

/**
 * `ord-label-status`: what the US label says of this use. Only a line on a card of the order review that exists for another
 * reason. It states the label and does not judge whether this patient fits it.
 *
 * Safer reading: the row names intravenous ketamine; psychiatric and pain use is off-label by every route, so every
 * therapy order for ketamine is told.
 */
export const labelStatus = rule({
  id: 'ord-label-status',
  plan: 'ord-label-status',
  title: 'Label status',
  basis: 'On-label and off-label use are consented and covered differently.',
  group: 3,
  highest: 'info',
  lineOnly: true,
  needs: { drafts },

  decide: ({ drafts: { orders } }, { subject }) =>
    verdict(therapyOrder(orders, subject), ({ drug }) => ({ facts: { drug }, indicator: 'info' })),

  card({ drug }) {
    const esketamine = drug === 'esketamine';
    const line = esketamine
      ? 'Label, adults: treatment-resistant depression (alone since 2025, or with an oral antidepressant); depression with acute suicidality, with an oral antidepressant. Other use is off-label'
      : 'Ketamine is labelled as an anaesthetic: psychiatric and pain use is off-label';
    return {
      summary: esketamine ? 'Esketamine: labelled for two uses in adults with depression' : line,
      line,
      found: [`Draft order for ${drug}`],
      why: esketamine ? 'US label.' : 'US label: anaesthesia only.',
      options: ['consider telling the patient what the label covers', 'continue as ordered and document the reason'],
      cites: [esketamine ? 'S02' : 'S01'],
      overrideReasons: 'OR-C',
    };
  },
});
