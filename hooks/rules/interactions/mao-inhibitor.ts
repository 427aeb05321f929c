import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { ifKnown, raisedPressure } from '../../case/circulation.ts';
import { listed, meeting } from '../../case/interaction.ts';
import { loudest } from '../../case/loudest.ts';
import { drafts } from '../../case/order.ts';
import { recentTherapies } from '../../case/recent-therapy.ts';
import { systemicMedicines } from '../../case/systemic.ts';
import { rule } from '../../rule.ts';

const set = 'mao-inhibitor';

/**
 * `ddi-maoi`: an MAO inhibitor (type A or B, reversible, or linezolid and methylene blue) with ketamine or esketamine as
 * therapy, both directions. The label asks for close monitoring of blood pressure and case reports had no events, so it
 * is a warning; critical only together with a severe pressure of the last 7 days (as `ci-bp-severe`) or with the latest
 * resting one of the last 24 hours at 160 systolic or 100 diastolic or more. A later reading below takes it back.
 * Procarbazine and tedizolid are left out; an order of more than a year ago is never critical.
 *
 * Safer readings: see `hooks/case/blood-pressure.ts`. Blood pressure that could not be read leaves the warning.
 */
export const maoInhibitor = rule({
  id: 'ddi-maoi',
  plan: 'ddi-maoi',
  title: 'MAO inhibitor with ketamine or esketamine',
  basis: 'Both raise blood pressure, and the rises add up.',
  group: 3,
  highest: 'critical',
  needs: { drafts, inhibitors: systemicMedicines(set), therapies: recentTherapies, raisedPressure },

  decide({ drafts: { orders }, inhibitors, therapies, raisedPressure: raised }, { subject }) {
    const none = 'no current MAO inhibitor';
    const statement = allOf({
      met: meeting({ orders, subject, sets: [set], current: [inhibitors], therapies, none }),
      pressure: ifKnown(raised),
    });
    return verdict(statement, ({ met: { medicines, drugs }, pressure }) => {
      const loud = loudest(medicines, () => (pressure ? 'critical' : 'warning'));
      return { facts: { medicines: listed(medicines), drugs, pressures: pressure ?? [], ...loud }, ...loud };
    });
  },

  card: ({ medicines, drugs, pressures, indicator }, words) => ({
    summary: `MAO inhibitor with ketamine/esketamine${pressures.length > 0 ? ' and raised BP' : ''}: label advises close BP monitoring`,
    line: `An MAO inhibitor meets ${drugs.join(' and ')}: ${words.entries(
      medicines.map(({ from }) => from),
      1,
    )}`,
    found: [...medicines.map(({ from, note }) => `${words.entry(from)}${note}`), ...pressures.map(words.entry)],
    why: 'The esketamine label asks for close monitoring of blood pressure. Case reports with tranylcypromine had no relevant change of vital signs.',
    options: [
      'consider close blood-pressure monitoring before and after the dose',
      ...(pressures.length > 0 ? ['consider a repeat measurement, or treatment, before any dose'] : []),
      'continue as ordered and document the reason',
    ],
    clearedBy: 'a record that the MAO inhibitor is no longer taken',
    overrideReasons: indicator === 'critical' ? 'OR-A' : 'OR-B',
  }),
});
