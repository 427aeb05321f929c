import { addDays } from '../../src/fhir/plain-date.ts';
import {
  anyOf,
  derive,
  type Fact,
  type FactList,
  type Gap,
  type Need,
  no,
  problems,
  type Truth,
  unknown,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { phq9Item9 } from './phq9.ts';
import { recent } from './recent.ts';
import { recorded } from './recorded.ts';
import { type ScreenQuestion, screenAnswers } from './suicide-screen.ts';

/** C-SSRS 3 to 5: with a method, with some intent, with a plan. */
const grave: readonly ScreenQuestion[] = ['thoughts with a method', 'thoughts with some intent', 'a plan with intent'];

/**
 * Suicidal thoughts of the last 90 days: an answer of 1 or more to item 9 of the PHQ-9, a "yes" to C-SSRS 3 to 5, or the problem. An
 * answer that cannot be read may be one, and leaves it open.
 */
export const suicidalThoughts: Need<Truth<readonly Fact<unknown>[]>, SitePolicy> = derive(
  'suicidal thoughts of three months',
  { item9: phq9Item9, screens: screenAnswers, ideation: problems('suicidal-ideation', 'ever') },
  ({ item9, screens, ideation }, at, { thresholds: { monitoring } }: SitePolicy) => {
    const window = { from: addDays(at.today, -monitoring.suicidalDays), to: at.today };
    const none = 'no suicidal thoughts of that time on record';
    const unreadable = screens
      .where(({ question, yes }) => grave.includes(question) && yes === undefined)
      .within(window);
    const found = anyOf<readonly Fact<unknown>[]>(
      [
        screens
          .where(({ question, yes }) => grave.includes(question) && yes === true)
          .within(window)
          .any(none),
        item9
          .where(({ value }) => value >= 1)
          .within(window)
          .any(none),
        recent(ideation, monitoring.suicidalDays, at).any(none),
        unreadable.items.length > 0 ? unknown(unreadable.items.map(gapOf)) : no(none),
      ],
      none,
    );
    return found.is === 'yes' ? { ...found, value: found.value.flat() } : found;
  },
);

function gapOf({ from }: Fact<unknown>): Gap {
  return {
    input: from.type === 'Observation' ? 'scores' : 'questionnaireResponses',
    reason: 'unreadable',
    source: from,
  };
}

/** Safety plans, of whatever time. A list of procedures that was not read shows none, and is named. */
export const safetyPlans: Need<FactList<undefined>> = recorded({
  name: 'Suicide safety plan',
  sets: ['suicide-safety-plan'],
  inputs: ['procedures'],
});
