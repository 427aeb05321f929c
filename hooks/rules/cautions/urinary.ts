import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { entriesOnce } from '../../case/entries-of.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { urinaryRisk } from '../../case/urinary-risk.ts';
import { rule } from '../../rule.ts';

/**
 * `ca-luts-cystitis`: cystitis, haematuria, urgency, frequency or painful micturition, current during a course or within
 * 180 days after it; interstitial cystitis current before any session; cystitis by ketamine at any time, where a site
 * maps a code. Cleared by resolving the problem once urinalysis and culture explain it: results are not read here.
 *
 * Safer readings: see `hooks/case/urinary-risk.ts`.
 */
export const urinary = rule({
  id: 'ca-luts-cystitis',
  plan: 'ca-luts-cystitis',
  title: 'Urinary symptoms or cystitis',
  basis: 'Repeated ketamine can inflame and scar the bladder.',
  group: 2,
  highest: 'warning',
  needs: { drafts, urinaryRisk },

  decide({ drafts: { orders }, urinaryRisk: found }, { subject }) {
    const statement = allOf({ concerned: eitherDrugAsTherapy(orders, subject), found });
    return verdict(statement, ({ found: problems }) => {
      const entries = entriesOnce(problems);
      return { facts: { entries }, indicator: 'warning', lowered: loweredBy(entries) };
    });
  },

  card: ({ entries }, words) => ({
    summary: 'Urinary symptoms with ketamine exposure: evaluate bladder before next dose',
    line: `The record shows urinary symptoms or cystitis: ${words.entries(entries)}`,
    found: entries.map(words.entry),
    why: 'The ketamine label asks to weigh an end of treatment if urinary pain persists, the esketamine label to monitor; a case in therapeutic use is published.',
    options: [
      'consider urinalysis, culture and a bladder symptom score before the next dose',
      'consider urology input if symptoms stay unexplained',
      'continue as ordered and document the reason',
    ],
    clearedBy: 'a resolved status once the symptoms are explained and treated',
    cites: ['S01', 'S02', 'S59'],
    overrideReasons: 'OR-B',
  }),
});
