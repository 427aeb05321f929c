import { verdict } from '../../../src/engine/index.ts';
import { allOf, no, type Truth, unknown, yes } from '../../../src/picture/index.ts';
import { acuteIndication, neverHadEsketamine, startsAtHighest } from '../../case/first-esketamine.ts';
import { drafts } from '../../case/order.ts';
import { sessions } from '../../case/sessions.ts';
import { therapyPrescription } from '../../case/therapy-order.ts';
import { rule } from '../../rule.ts';

/**
 * `dose-esketamine-first`: a first esketamine dose of 84 mg. For treatment-resistant depression the label begins with
 * 56 mg; 84 mg is where it begins in major depression with acute suicidal ideation or behaviour, where this is silent:
 * depression as the reason or on the problem list, and suicidal ideation coded in the last 30 days, a recent attempt, or
 * an acute Columbia screen. First = no completed esketamine session on record, ever; without the whole list nobody can tell.
 *
 * Safer readings: an order for any other reason counts like one for treatment-resistant depression; what could not be read
 * about suicidality does not silence the warning; after a stopped session the next dose is still a first one.
 */
export const esketamineFirst = rule({
  id: 'dose-esketamine-first',
  plan: 'dose-esketamine-first',
  title: 'First esketamine dose',
  basis: 'The label begins with 56 mg in treatment-resistant depression, to see how the first dose is borne.',
  group: 3,
  highest: 'warning',
  needs: { drafts, sessions, acuteIndication },

  decide({ drafts: { orders }, sessions: all, acuteIndication: acute }, { subject }) {
    const order = therapyPrescription(orders, subject, 'esketamine');
    const highest = order.is === 'yes' ? startsAtHighest(order.value) : order;
    const statement = allOf({
      order,
      highest,
      first: neverHadEsketamine(all),
      labelled: notAcute(acute.get(subject.key) ?? unknown([])),
    });
    return verdict(statement, ({ highest: mg }) => ({ facts: { mg }, indicator: 'warning' }));
  },

  card: ({ mg }, words) => ({
    summary: `First esketamine dose ${words.number(mg)} mg: label day 1 in treatment-resistant depression is 56 mg`,
    line: `The draft begins esketamine with ${words.number(mg)} mg; no completed session is on record`,
    found: [`Dose of the draft order: ${words.number(mg)} mg, the first`, 'No completed esketamine session on record'],
    why: 'The label begins with 56 mg in treatment-resistant depression; it begins with 84 mg in depression with acute suicidal ideation or behaviour.',
    options: [
      'consider 56 mg as the first dose',
      'consider recording the indication or the earlier sessions',
      'continue as ordered and document the reason',
    ],
    clearedBy: 'a first dose of 56 mg, an earlier session on record, or recorded acute suicidality with depression',
    overrideReasons: 'OR-B',
  }),
});

/** What was not read clears nothing: it is noted, and the warning stands. */
function notAcute(acute: Truth<unknown>): Truth {
  if (acute.is === 'yes') return no('labelled first dose with acute suicidal ideation or behaviour', acute.because);
  return yes(undefined, [], acute.is === 'unknown' ? acute.gaps : []);
}
