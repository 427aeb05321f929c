import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { unexpectedScreens } from '../../case/drug-screens.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { rule } from '../../rule.ts';

/**
 * `ca-uds-unexpected`: the latest urine drug screen of its substance in the last 14 days is positive for cocaine,
 * phencyclidine or heroin (6-MAM); for amphetamine, opiates, oxycodone, methadone or fentanyl without a matching medicine
 * current within 30 days of collection; or for ketamine without a session in the 14 days before. Cleared by a later
 * screen as expected. Not in anaesthesia.
 *
 * Standard immunoassays do not detect ketamine, so a negative screen says nothing about it.
 * Safer readings: see `hooks/case/drug-screens.ts`.
 */
export const drugScreenUnexpected = rule({
  id: 'ca-uds-unexpected',
  plan: 'ca-uds-unexpected',
  title: 'Unexpected drug screen',
  basis: 'A substance nobody prescribed adds risk to a dose and asks for a conversation first.',
  group: 2,
  highest: 'warning',
  needs: { drafts, unexpectedScreens },

  decide({ drafts: { orders }, unexpectedScreens: { latest } }, { subject }) {
    const statement = allOf({ concerned: eitherDrugAsTherapy(orders, subject), found: latest });
    return verdict(statement, ({ found }) => ({
      facts: { screens: found.map(({ from }) => from) },
      indicator: 'warning',
    }));
  },

  card: ({ screens }, words) => ({
    summary: 'Unexpected drug-screen result: clarify before dosing',
    line: `Drug screen that no medicine on record explains: ${words.entries(screens)}`,
    found: screens.map(words.entry),
    why: 'Consensus asks for universal precautions. Screens may cross-react; a confirmatory test tells more.',
    options: [
      'consider talking the result over with the patient and a confirmatory test',
      'consider updating the medicine list if a prescribed medicine explains it',
      'no change: document the reason',
    ],
    clearedBy: 'a later drug screen as expected',
    overrideReasons: 'OR-B',
  }),
});
