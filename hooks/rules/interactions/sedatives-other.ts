import { verdict } from '../../../src/engine/index.ts';
import { listed, meeting } from '../../case/interaction.ts';
import { loudest } from '../../case/loudest.ts';
import { drafts } from '../../case/order.ts';
import { recentTherapies } from '../../case/recent-therapy.ts';
import { otherSedativeClasses } from '../../case/sedative-classes.ts';
import { byClass, classesBeside, sedatives } from '../../case/sedatives.ts';
import { rule } from '../../rule.ts';

const sets = otherSedativeClasses.map(({ set }) => set);

/**
 * `ddi-cns-other`: a gabapentinoid, a muscle relaxant (not dantrolene), a barbiturate, a sedating antihistamine,
 * meprobamate, perampanel, dronabinol or nabilone with ketamine or esketamine as therapy, both directions. Information; a
 * warning with two or more classes. As-needed use counts; creams and eye drops are left out. Trazodone and doxepin are no
 * finding. Alcohol use of the day is not recorded.
 *
 * Safer reading: classes with a rule of their own (opioid, benzodiazepine, sleep medicine, oxybate) count as classes here.
 */
export const sedativesOther = rule({
  id: 'ddi-cns-other',
  plan: 'ddi-cns-other',
  title: 'Other sedating medicine with ketamine or esketamine',
  basis: 'Each sedating medicine adds to the sedation of a session.',
  group: 3,
  highest: 'warning',
  needs: { drafts, sedatives, therapies: recentTherapies },

  decide({ drafts: { orders }, sedatives: all, therapies }, { subject }) {
    const none = 'no other current sedating medicine';
    const current = all.filter(({ kind }) => sets.includes(kind.set)).map((one) => one.current);
    const met = meeting({ orders, subject, sets, current, therapies, none });
    const classes = classesBeside(all);
    return verdict(met, ({ medicines, drugs }) => ({
      facts: { medicines: listed(medicines), drugs, classes: byClass(classes) },
      ...loudest(medicines, () => (classes.length > 1 ? 'warning' : 'info')),
    }));
  },

  card: ({ medicines, drugs, classes }, words) => ({
    summary:
      classes.length > 1
        ? `Sedative load with ketamine/esketamine: medicines of ${classes.length} sedating classes`
        : 'Sedating medicine with ketamine/esketamine: added sedation, monitor',
    line: `A sedating medicine meets ${drugs.join(' and ')}: ${words.entries(medicines.map(({ from }) => from))}`,
    found: [
      ...medicines.map(({ from, note }) => `${words.entry(from)}${note}`),
      ...(classes.length > 1 ? [`Sedating classes: ${classes.map(({ name }) => name).join(', ')}`] : []),
    ],
    why: 'The esketamine label names additive sedation with central depressants; gabapentinoid labels warn of slowed breathing.',
    options: [
      'consider monitoring of sedation, breathing and oximetry',
      'consider the sedative load as a whole with the prescribers',
      'continue as ordered and document the reason',
    ],
    clearedBy: 'a record that it is no longer taken',
    overrideReasons: classes.length > 1 ? 'OR-B' : 'OR-C',
  }),
});
