import { verdict } from '../../../src/engine/index.ts';
import { allOf, joinLists, problems } from '../../../src/picture/index.ts';
import { dosing, oneDrug } from '../../case/dosing.ts';
import { nasalSprays } from '../../case/nasal.ts';
import { rule } from '../../rule.ts';

/**
 * `ca-nasal`: a current nasal decongestant or nasal corticosteroid, or severe nasal obstruction (only by codes a site has
 * mapped), before esketamine. For information: the label asks for sprays an hour or more before the dose. As-needed use
 * counts. Tablets of a decongestant are not meant. Speaks for `ddi-nasal-spacing` too.
 *
 * How a nasal medicine is told: `hooks/case/nasal.ts`.
 */
export const nasal = rule({
  id: 'ca-nasal',
  plan: 'ca-nasal',
  title: 'Nasal condition or spray',
  basis: 'Another spray or a blocked nose can change how much esketamine is absorbed.',
  group: 2,
  highest: 'info',
  needs: { dosing, nasalSprays, obstructions: problems('nasal-obstruction-severe', 'active') },

  decide({ dosing: doses, nasalSprays: sprays, obstructions }, { subject }) {
    const statement = allOf({
      concerned: oneDrug(doses, subject, 'esketamine'),
      found: joinLists<unknown>([sprays, obstructions]).any('no nasal spray or nasal obstruction on record'),
    });
    return verdict(statement, ({ found }) => {
      const entries = found.map(({ from }) => from);
      return { facts: { entries, spray: sprays.items.length > 0 }, indicator: 'info' };
    });
  },

  card: ({ entries, spray }, words) => ({
    summary: spray
      ? 'Nasal spray on list: label asks ≥1 h before esketamine'
      : 'Severe nasal obstruction on record: absorption of esketamine may differ',
    line: `The record shows ${spray ? 'a nasal spray' : 'severe nasal obstruction'}: ${words.entries(entries)}`,
    found: entries.map(words.entry),
    why: 'The esketamine label asks that a nasal decongestant or corticosteroid be used at least one hour before the dose.',
    options: [
      'consider asking when the spray was last used',
      'consider planning it for an hour or more before the dose',
      'continue as ordered and document the reason',
    ],
    clearedBy: 'a medicine list without a nasal spray',
    overrideReasons: 'OR-B',
  }),
});
