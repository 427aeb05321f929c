import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf, no } from '../../../src/picture/index.ts';
import { eitherDrug } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { drugReactions, entriesOf } from '../../case/reactions.ts';
import { rule } from '../../rule.ts';
import { intolerance } from '../cautions/intolerance.ts';

/**
 * `ci-hypersensitivity`: an allergy to ketamine, esketamine or a product with them, active or without a status. Speaks in
 * anaesthesia and emergency care too. The two drugs count as one substance; others are not cross-matched. An unconfirmed
 * allergy is as critical as a confirmed one, and a free text that is exactly a name is as good as a code; other free text
 * that mentions a name is one level lower. Z88.4 names no drug and is `ca-intolerance`, like entries of which every
 * manifestation is an expected effect.
 *
 * Safer reading: also run at patient-view, so that an allergic patient is not offered a referral for the drug.
 */
export const hypersensitivity = rule({
  id: 'ci-hypersensitivity',
  plan: 'ci-hypersensitivity',
  title: 'Allergy to ketamine or esketamine',
  basis: 'A dose after an allergic reaction can bring on anaphylaxis.',
  group: 2,
  highest: 'critical',
  neverSuppressed: true,
  needs: { drafts, drugReactions },
  replaces: [intolerance],

  decide({ drafts: { orders }, drugReactions: { allergies, intolerances } }, { subject }) {
    const found = allergies.any('no allergy to ketamine or esketamine on record');
    const mild = intolerances.items.map(({ from }) => from);
    const statement = allOf({
      concerned: eitherDrug(orders, subject),
      found: found.is === 'no' && mild.length > 0 ? no('only expected effects recorded (ca-intolerance)', mild) : found,
    });
    return verdict(statement, ({ found: reactions }) => ({
      facts: { entries: entriesOf(reactions) },
      indicator: 'critical',
      lowered: loweredBy(reactions.map(({ from }) => from)),
    }));
  },

  card: ({ entries }, words) => ({
    summary: 'Allergy to ketamine/esketamine on record: review reaction before ordering',
    line: `The record shows an allergy: ${words.entries(entries.map(({ from }) => from))}`,
    found: entries.map(
      ({ from, criticality, verification }) =>
        `${words.entry(from)}${criticality ? `, criticality ${criticality}` : ''}${verification === 'unconfirmed' ? ', unconfirmed' : ''}`,
    ),
    why: 'The labels list hypersensitivity to ketamine or esketamine as a contraindication.',
    options: [
      'consider reviewing the reaction with the patient before ordering',
      'consider another treatment or an allergy consultation',
      'consider updating the allergy list if the entry is refuted or resolved',
      'continue as ordered and document the reason',
    ],
    clearedBy: 'a refuted, inactive or resolved allergy entry',
    overrideReasons: 'OR-A',
  }),
});
