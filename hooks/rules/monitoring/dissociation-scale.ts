import { verdict } from '../../../src/engine/index.ts';
import { allOf, no, yes } from '../../../src/picture/index.ts';
import { checklist } from '../../case/checklist.ts';
import { bySiteMap, listed, reminderCard } from '../../case/reminder.ts';
import { rule } from '../../rule.ts';

/**
 * `mon-cadss`: a dissociation scale or a clinician note about 40 minutes after the dose, a line for the first three sessions of a course.
 * Notes cannot be read; where a site maps `cadss-total`, a score of the same day leaves the line out, because an earlier one
 * is of an earlier session. Never a card by itself.
 *
 * Safer reading: sessions that were not read do not count, so the line stays.
 */
export const dissociationScale = rule({
  id: 'mon-cadss',
  plan: 'mon-cadss',
  title: 'Dissociation after the dose',
  basis: 'Most patients dissociate after a dose, and it passes.',
  group: 6,
  highest: 'info',
  lineOnly: true,
  needs: { checklist, scored: bySiteMap('cadss-total', 'CADSS') },

  decide({ checklist: list, scored }, context) {
    const { at, site } = context;
    const { dissociationSessions } = site.thresholds.monitoring;
    const before = list.sessions.filter(({ day }) => day < at.today).length;
    const statement = allOf({
      early: before < dissociationSessions ? yes(undefined) : no('the first sessions of the course are over'),
      listed: listed(list, context, scored, at.today),
    });
    return verdict(statement, () => ({ facts: {}, indicator: 'info' }));
  },

  card: () =>
    reminderCard({
      summary: 'Dissociation: a scale or a note about 40 minutes after the dose',
      line: 'A dissociation scale or a note about 40 minutes after the dose',
      why: 'Dissociation was reported in 61 to 75 % of patients on esketamine; it is usually gone by about 90 minutes.',
      option: 'consider a dissociation scale or a note in the first sessions',
      overrideReasons: 'OR-C',
    }),
});
