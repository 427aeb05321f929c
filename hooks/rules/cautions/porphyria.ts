import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf, problems } from '../../../src/picture/index.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { rule } from '../../rule.ts';

/**
 * `ca-porphyria`: acute or unspecified porphyria (E80.2-) at any time, also recorded as over: the disposition stays for
 * life. Erythropoietic porphyria and porphyria cutanea tarda are not meant. Not in anaesthesia or procedures.
 */
export const porphyria = rule({
  id: 'ca-porphyria',
  plan: 'ca-porphyria',
  title: 'Acute porphyria',
  basis: 'Ketamine may set off an attack of acute porphyria.',
  group: 2,
  highest: 'warning',
  needs: { drafts, porphyrias: problems('porphyria-acute', 'ever') },

  decide({ drafts: { orders }, porphyrias }, { subject }) {
    const statement = allOf({
      concerned: eitherDrugAsTherapy(orders, subject),
      found: porphyrias.any('no acute porphyria on record'),
    });
    return verdict(statement, ({ found }) => {
      const entries = found.map(({ from }) => from);
      return { facts: { entries }, indicator: 'warning', lowered: loweredBy(entries) };
    });
  },

  card: ({ entries }, words) => ({
    summary: 'Acute porphyria on record: possible trigger; specialist advice',
    line: `The record shows porphyria: ${words.entries(entries)}`,
    found: entries.map(words.entry),
    why: 'The UK ketamine label asks for caution in acute porphyria.',
    options: [
      'consider advice from a porphyria centre',
      'consider another treatment',
      'continue as ordered and document the reason',
    ],
    clearedBy: 'a refuted entry; the disposition itself does not end',
    overrideReasons: 'OR-B',
  }),
});
