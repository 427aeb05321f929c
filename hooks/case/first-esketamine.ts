import {
  anyOf,
  type DoseStep,
  derive,
  mayCoincide,
  memberOf,
  type Need,
  need,
  no,
  problems,
  stated,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import { esketamineLabel } from '../policy/limits/orders.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import type { OrderUnderReview } from './order.ts';
import { orderGrounds } from './order-grounds.ts';
import { recent } from './recent.ts';
import type { Sessions } from './sessions.ts';
import { acuteScreen, recentAttempt } from './suicide-findings.ts';

/**
 * Is no esketamine session on record, ever? Only a completed one counts: after a session that was stopped the next dose
 * is still about a first one (safer reading). An exposure that nobody can classify, or that was not read, leaves it open.
 */
export function neverHadEsketamine({ days, gaps, visitGaps }: Sessions): Truth {
  const given = days.filter(({ drug, class: kind }) => drug === 'esketamine' && kind !== 'anaesthetic');
  const completed = given.filter(({ state }) => state === 'completed');
  const sessions = completed.filter((one) => one.class === 'esketamine-session');
  const [first] = sessions;
  if (first) return no('an esketamine session is on record', first.from);
  const unclear = completed.flatMap(({ from }) =>
    from.map((source) => ({ input: 'medicationAdministrations', reason: 'unreadable', source }) as const),
  );
  const open = [...gaps, ...visitGaps, ...unclear];
  return open.length > 0 ? unknown(open) : yes(undefined);
}

/**
 * Does the first occasion of this order come to the highest labelled dose? Instructions that may be meant for the same
 * occasion are added. A single dose that no label knows is for `dose-esketamine-step`.
 */
export function startsAtHighest({ dose, source }: OrderUnderReview): Truth<number> {
  const [first] = (dose?.steps ?? []).toSorted(byOccasion);
  if (first === undefined) return unknown([{ input: 'context', reason: 'unreadable', source }]);
  const together = (dose?.steps ?? []).filter((step) => mayCoincide(first.occasion, step.occasion));
  const amounts = together.flatMap(({ dose: amount }) => (amount?.unit === 'mg' ? [Math.round(amount.high)] : []));
  const mg = amounts.reduce((sum, amount) => sum + amount, 0);
  const labelled = amounts.every((amount) => amount <= esketamineLabel.highestMg);
  if (labelled && mg >= esketamineLabel.highestMg) return yes(mg, [source]);
  const read = amounts.length === together.length && together.every(({ unreadable }) => !unreadable);
  return read
    ? no('the first dose is another', [source])
    : unknown([{ input: 'context', reason: 'unreadable', source }]);
}

/** By the day they name, else by their place in the sequence. */
function byOccasion({ occasion: a }: DoseStep, { occasion: b }: DoseStep): number {
  const day = ({ days, from }: typeof a) => days[0] ?? from;
  const [first, second] = [day(a), day(b)];
  if (first !== undefined && second !== undefined && first !== second) return first < second ? -1 : 1;
  return (a.sequence ?? 0) - (b.sequence ?? 0);
}

/** Suicidal thoughts on the problem list, coded, confirmed and recent; a recent attempt; an acute Columbia screen. */
const acuteSuicidality: Need<Truth<unknown>, SitePolicy> = derive(
  'acute suicidal ideation or behaviour',
  { ideation: problems('suicidal-ideation', 'active'), attempt: recentAttempt, screen: acuteScreen },
  ({ ideation, attempt, screen }, at, site: SitePolicy) =>
    anyOf<unknown>(
      [
        recent(stated(ideation), site.thresholds.esketamine.ideationDays, at).any('no recent suicidal ideation'),
        attempt,
        screen,
      ],
      'no acute suicidal ideation or behaviour',
    ),
);

const depression = 'major-depressive-disorder';
const depressions = problems(depression, 'active');

/**
 * Drafts that are for depression with acute suicidal ideation or behaviour, by their keys: the other labelled use, which
 * begins at 84 mg. The depression is the reason of the order or a current, coded and confirmed problem.
 */
export const acuteIndication: Need<ReadonlyMap<string, Truth<unknown>>, SitePolicy> = need({
  name: 'depression with acute suicidality',
  inputs: [...new Set(['context', ...depressions.inputs, ...acuteSuicidality.inputs])],
  softens: [...(acuteSuicidality.softens ?? []), 'encounter'],
  read(record) {
    const listed = stated(record.read(depressions)).any('no depression on record');
    const acute = record.read(acuteSuicidality);
    const of = (codings: Parameters<typeof memberOf>[2]): Truth<unknown> => {
      const reason = memberOf(record.terminology, depression, codings);
      const depressed: Truth<unknown> = reason ? yes(reason.code) : listed;
      return depressed.is === 'yes' ? acute : depressed;
    };
    return new Map([...record.read(orderGrounds)].map(([key, { codings }]) => [key, of(codings)]));
  },
});
