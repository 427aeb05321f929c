import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { checklist, due, isFor } from '../../case/checklist.ts';
import { noneAtAll, noneOfDays } from '../../case/lately.ts';
import { phq9Item9 } from '../../case/phq9.ts';
import { type ScreenQuestion, screenAnswers } from '../../case/suicide-screen.ts';
import { rule } from '../../rule.ts';

const aboutBehaviour: readonly ScreenQuestion[] = [
  'suicidal behaviour, ever',
  'suicidal behaviour in the last 3 months',
];

/**
 * `mon-suicide-screen`: in treatment for mood, no Columbia screen (C-SSRS) and no item 9 of the PHQ-9 of the last 14 days.
 *
 * Safer readings: a PHQ-9 total without item 9 is no screen; nor is an answer that cannot be read, or one about behaviour
 * alone. A treatment without a reason is for mood. What the screen says is for the suicide rules.
 */
export const suicideScreen = rule({
  id: 'mon-suicide-screen',
  plan: 'mon-suicide-screen',
  title: 'Suicide screen',
  basis: 'Suicidal thoughts can come up during treatment of depression.',
  group: 6,
  highest: 'info',
  needs: { checklist, screenAnswers, phq9Item9 },

  decide({ checklist: list, screenAnswers: screens, phq9Item9: item9 }, { subject, at, site }) {
    const { suicideScreenDays: days } = site.thresholds.monitoring;
    const asked = screens.where(({ question, yes }) => yes !== undefined && !aboutBehaviour.includes(question));
    const statement = allOf({
      mood: isFor(list, subject, 'mood'),
      due: due(list, subject),
      missing: noneAtAll([
        noneOfDays(asked, days, at, 'a suicide screen is on record'),
        noneOfDays(item9, days, at, 'item 9 of the PHQ-9 is on record'),
      ]),
    });
    return verdict(statement, () => ({ facts: { days }, indicator: 'info' }));
  },

  card({ days }, words) {
    const missing = `No C-SSRS and no PHQ-9 item 9 in ${words.count(days, 'day')}`;
    return {
      summary: `${missing}: suicide screen before the session`,
      line: `${missing} on record`,
      found: [missing],
      why: 'The esketamine label carries a boxed warning of suicidal thoughts; a PHQ-9 total without item 9 does not show them.',
      options: ['consider a C-SSRS or a PHQ-9 with item 9 before the session', 'no change: document the reason'],
      clearedBy: 'either of them, with a date',
      overrideReasons: 'OR-C',
    };
  },
});
