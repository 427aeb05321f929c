import { compareDates, type PartialDate } from '../../src/fhir/dates.ts';
import { addDays, type PlainDate } from '../../src/fhir/plain-date.ts';
import {
  derive,
  type Fact,
  type FactList,
  type Gap,
  type Need,
  need,
  no,
  type ProcedureDone,
  problems,
  proceduresIn,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { named } from './named.ts';
import { phq9Item9 } from './phq9.ts';
import type { SuicideFinding } from './suicide-findings.ts';
import { type ScreenAnswer, type ScreenQuestion, screenAnswers } from './suicide-screen.ts';

/** A positive screen, and what a later Columbia screen has to say to clear it. */
interface Trigger {
  readonly from: Fact<unknown>['from'];
  readonly finding: string;
  /** Any completed Columbia screen settles it, or only one whose items 3 to 6 are answered no. */
  readonly settledBy: 'any screen' | 'a negative screen';
}

/** What assesses or plans for the risk, by Procedure; a note if it could not be read, because what was not read clears nothing. */
const assessments: Need<FactList<ProcedureDone>> = need({
  name: 'suicide risk assessments and safety plans',
  inputs: [],
  softens: ['procedures'],
  read(record) {
    const [done, planned] = [
      record.read(proceduresIn('suicide-risk-assessment')),
      record.read(proceduresIn('suicide-safety-plan')),
    ];
    return { ...done, items: [...done.items, ...planned.items] };
  },
});

const intent: readonly ScreenQuestion[] = ['thoughts with some intent', 'a plan with intent'];
const itemsThreeToSix: readonly ScreenQuestion[] = [
  'thoughts with a method',
  ...intent,
  'suicidal behaviour in the last 3 months',
];

/**
 * Positive screens without a later record that clears them (D2, `ind-suicide-positive-screen`): item 9 of the PHQ-9 at 1 or
 * 2 in 14 days, or at 3 assessed 8 to 30 days ago; a Columbia item 3 answered yes in 14 days, or 4 or 5 in 15 to 30 days;
 * suicidal ideation on the problem list, written down in 30 days.
 *
 * Cleared by a risk assessment or safety plan on or after its day; one of the PHQ-9 or the problem list also by a completed
 * Columbia screen; one of a Columbia screen only by a later screen with items 3 to 6 answered no (skipped ones count as no
 * where the questions before them were answered no). A screening never clears its own positive: the screen that clears has
 * to be of a later day. Lists that could not be read clear nothing.
 */
export const positiveScreens: Need<Truth<readonly SuicideFinding[]>, SitePolicy> = derive(
  'positive suicide screen',
  {
    item9: phq9Item9,
    screens: screenAnswers,
    ideation: problems('suicidal-ideation', 'active'),
    assessments,
  },
  ({ item9, screens, ideation, assessments: done }, at, { thresholds: { suicide } }: SitePolicy) => {
    const back = (days: number) => addDays(at.today, -days);
    const within = (date: PartialDate | undefined, from: PlainDate, to: PlainDate) =>
      date !== undefined && date.latest >= from && date.earliest <= to;
    const item9Trigger = item9.items.filter(({ value: { value }, from: { date } }) =>
      value >= suicide.item9
        ? within(date, back(suicide.olderDays), back(suicide.item9Days + 1))
        : value >= 1 && within(date, back(suicide.positiveDays), at.today),
    );
    const screenTrigger = screens.items.filter(({ value: { question, yes: said }, from: { date } }) => {
      if (said !== true) return false;
      if (question === 'thoughts with a method') return within(date, back(suicide.positiveDays), at.today);
      return intent.includes(question) && within(date, back(suicide.olderDays), back(suicide.screenDays + 1));
    });
    const listed = named(ideation, 'Suicidal ideation').items.filter(({ value, from }) => {
      const written = value.recorded ?? from.date;
      return written === undefined || within(written, back(suicide.olderDays), at.today);
    });
    const triggers: readonly Trigger[] = [
      ...screenTrigger.map(({ value, from }) => trigger(from, `C-SSRS: ${value.question}`, 'a negative screen')),
      ...item9Trigger.map(({ value, from }) => trigger(from, `PHQ-9 item 9 = ${value.value}`, 'any screen')),
      ...listed.map(({ from }) => trigger(from, 'suicidal ideation on the problem list', 'any screen')),
    ];
    const days = byDay(screens);
    const open = triggers.filter(
      (one) =>
        !done.items.some(({ from }) => isOnOrAfter(from.date, one.from.date)) &&
        !days.some(([day, answers]) => settles(one, day, answers)),
    );
    const gaps: readonly Gap[] = [...item9.gaps, ...screens.gaps, ...ideation.gaps];
    if (open.length > 0) {
      const findings = open.map(({ finding, from, settledBy }) => ({
        finding,
        date: from.date,
        clearedBy:
          settledBy === 'any screen'
            ? 'a suicide-risk assessment, a safety plan or a C-SSRS on or after it'
            : 'a later C-SSRS with items 3 to 6 answered no, or a suicide-risk assessment',
      }));
      const because = open.map(({ from }) => from);
      return yes(findings, because, [...gaps, ...done.gaps]);
    }
    const unread = gaps.filter(
      ({ source }) => source?.date === undefined || source.date.latest >= back(suicide.olderDays),
    );
    if (unread.length > 0) return unknown(unread);
    return triggers.length > 0
      ? no(
          'every positive screen was followed by an assessment or a screen',
          triggers.map(({ from }) => from),
          'already-handled',
        )
      : no('no positive suicide screen recorded');
  },
);

function trigger(from: Trigger['from'], finding: string, settledBy: Trigger['settledBy']): Trigger {
  return { from, finding, settledBy };
}

/** Columbia screens by the day they name; answers without a day settle nothing. */
function byDay(screens: FactList<ScreenAnswer>): readonly (readonly [PlainDate, readonly ScreenAnswer[]])[] {
  const dated = screens.items.filter(({ from: { date } }) => date !== undefined && date.earliest === date.latest);
  return [...Map.groupBy(dated, ({ from }) => from.date?.latest ?? '')].map(
    ([day, facts]) => [day, facts.map(({ value }) => value)] as const,
  );
}

function settles({ from, settledBy }: Trigger, day: PlainDate, answers: readonly ScreenAnswer[]): boolean {
  const asked = from.date;
  if (asked === undefined) return false;
  if (settledBy === 'any screen') return day >= asked.latest && answers.some(({ yes: said }) => said !== undefined);
  return day > asked.latest && isNegative(answers);
}

/** Items 3 to 6 are answered no; 3 to 5 may be skipped after a no to item 2. */
function isNegative(answers: readonly ScreenAnswer[]): boolean {
  const saysNo = (question: ScreenQuestion) => {
    const given = answers.filter((one) => one.question === question);
    return given.length > 0 && given.every(({ yes: said }) => said === false);
  };
  const skipped =
    saysNo('suicidal thoughts') && intent.every((one) => answers.every(({ question }) => question !== one));
  const behaviour = saysNo('suicidal behaviour in the last 3 months') || saysNo('suicidal behaviour, ever');
  const positive = answers.some(({ question, yes: said }) => itemsThreeToSix.includes(question) && said !== false);
  return !positive && behaviour && (skipped || ['thoughts with a method' as const, ...intent].every(saysNo));
}

function isOnOrAfter(later: PartialDate | undefined, earlier: PartialDate | undefined): boolean {
  if (later === undefined || earlier === undefined) return false;
  return compareDates(later, earlier) !== 'before' && later.earliest >= earlier.latest;
}
