import { type AnyRule, loweredBy, type Verdict, verdict } from '../../../src/engine/index.ts';
import { allOf, anyOf, no, type Truth, unknown, yes } from '../../../src/picture/index.ts';
import { entriesOnce } from '../../case/entries-of.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { otherHeartDisease } from '../../case/unstable-heart.ts';
import type { SitePolicy } from '../../policy/site-policy.ts';
import { rule } from '../../rule.ts';
import { bloodPressureSevere } from '../contraindications/blood-pressure-severe.ts';
import { bloodPressureBeforeEsketamine } from './blood-pressure-before-esketamine.ts';
import { bloodPressureBeforeInfusion } from './blood-pressure-before-infusion.ts';
import { bloodPressureTrend } from './blood-pressure-trend.ts';

/** The rules that find a raised blood pressure: with any of them heart disease is a warning. */
const pressureRules: readonly AnyRule<SitePolicy>[] = [
  bloodPressureSevere,
  bloodPressureBeforeEsketamine,
  bloodPressureBeforeInfusion,
  bloodPressureTrend,
];

/**
 * `ca-cv-stable`: heart disease on record, over or not: old infarction, coronary disease, heart failure, arrhythmia, valve
 * disease, cardiomyopathy. Info, at signing only; a warning, at every hook, while a blood-pressure rule holds too. What is
 * recent or uncontrolled is left to `ci-acs-recent` and `ci-cv-unstable`, which speak instead.
 *
 * Safer readings: an acute entry that is past its window, or over, counts as stable disease; a blood pressure in the severe
 * range raises it like the cautions below that range. Whether a disease is stable cannot be seen; the card asks.
 */
export const heartDiseaseStable = rule({
  id: 'ca-cv-stable',
  plan: 'ca-cv-stable',
  title: 'Stable heart disease',
  basis: 'A diseased heart bears the rise in blood pressure and heart rate after a dose less well.',
  group: 2,
  highest: 'warning',
  needs: { drafts, otherHeartDisease },
  considers: pressureRules,

  decide({ drafts: { orders }, otherHeartDisease: disease }, { subject, hook, verdictOf }) {
    const none = 'no raised blood pressure: shown at signing only';
    const pressure = anyOf(
      pressureRules.map((one) => holds(one, verdictOf(one))),
      none,
    );
    const raised = pressure.is === 'yes';
    const statement = allOf({
      concerned: eitherDrugAsTherapy(orders, subject),
      found: disease.any('no heart disease on record'),
      speaks:
        hook === 'order-sign' && !raised ? yes([]) : pressure.is === 'no' ? no(none, [], 'not-applicable') : pressure,
    });
    return verdict(statement, ({ found }) => {
      const entries = entriesOnce(found);
      const indicator = raised ? 'warning' : 'info';
      return { facts: { entries, raised }, indicator, lowered: loweredBy(entries) };
    });
  },

  card: ({ entries, raised }, words) => ({
    summary: 'Cardiac history on record: confirm stability; BP and HR rise with ketamine',
    line: `The record shows heart disease${raised ? ' and a raised blood pressure' : ''}: ${words.entries(entries, 1)}`,
    found: entries.map(words.entry),
    why: 'The esketamine label asks to assess cardiovascular disease with care: blood pressure and heart rate rise.',
    options: [
      'consider confirming that the disease is stable',
      'consider a plan for blood pressure and heart rate during the session',
      'continue as ordered and document the reason',
    ],
    overrideReasons: 'OR-B',
  }),
});

function holds(one: AnyRule<SitePolicy>, found: Verdict<unknown>): Truth<string> {
  if (found.kind === 'cannot-tell') return unknown(found.gaps);
  return found.kind === 'fires' ? yes(one.id, found.because, found.notChecked) : no(found.reason);
}
