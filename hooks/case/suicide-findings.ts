import { compareDates, type PartialDate } from '../../src/fhir/dates.ts';
import { addDays } from '../../src/fhir/plain-date.ts';
import {
  derive,
  type Fact,
  type FactList,
  type Gap,
  type Measurement,
  type Need,
  need,
  no,
  type PlainDate,
  type ProcedureDone,
  problems,
  proceduresIn,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { phq9Item9 } from './phq9.ts';
import { type ScreenQuestion, screenAnswers } from './suicide-screen.ts';

/** One acute finding, as the card names it. */
export interface SuicideFinding {
  readonly finding: string;
  readonly date: PartialDate | undefined;
  /** What would clear it; each kind of finding is settled by something else (D2). */
  readonly clearedBy: string;
}

/** The gravest first: it names the finding. */
const acute: readonly ScreenQuestion[] = [
  'suicidal behaviour in the last 3 months',
  'a plan with intent',
  'thoughts with some intent',
];

/** Answers without which a day's screen says nothing of acute risk. */
const decisive: readonly ScreenQuestion[] = [...acute, 'suicidal behaviour, ever'];

/**
 * The latest Columbia screen of the look-back with intent, plan or recent behaviour. All answers of its calendar day are
 * one screen, and any "yes" among them counts (safer reading). Behaviour "ever" without an answer about the last three
 * months leaves the question open.
 */
export const acuteScreen: Need<Truth<SuicideFinding>, SitePolicy> = derive(
  'acute C-SSRS',
  { answers: screenAnswers },
  ({ answers }, at, site: SitePolicy) => {
    const recent = answers.within({ from: addDays(at.today, -site.thresholds.suicide.screenDays), to: at.today });
    // A later screen that broke off before these questions takes nothing back.
    const latest = recent.items
      .filter(({ value }) => decisive.includes(value.question))
      .flatMap(({ from }) => from.date?.latest ?? [])
      .toSorted()
      .at(-1);
    const screen = recent.items.filter(({ from }) => from.date?.latest === latest);
    const said = (question: ScreenQuestion) => screen.filter(({ value }) => value.question === question);
    const positive = acute.flatMap((question) => said(question).filter(({ value }) => value.yes === true));
    const [first] = positive;
    if (first) {
      const finding = `C-SSRS: ${first.value.question}`;
      return yes(
        {
          finding,
          date: first.from.date,
          clearedBy: 'for the C-SSRS, a later one without intent, plan or recent behaviour',
        },
        positive.map(({ from }) => from),
        recent.gaps,
      );
    }
    const open = acute.flatMap((question) => said(question).filter(({ value }) => value.yes === undefined));
    const everOnly =
      said('suicidal behaviour in the last 3 months').length === 0
        ? said('suicidal behaviour, ever').filter(({ value }) => value.yes !== false)
        : [];
    const gaps: readonly Gap[] = [
      ...recent.gaps,
      ...[...open, ...everOnly].map(
        ({ from }): Gap => ({
          input: from.type === 'Observation' ? 'scores' : 'questionnaireResponses',
          reason: 'unreadable',
          source: from,
        }),
      ),
    ];
    return gaps.length > 0
      ? unknown(gaps)
      : no(
          'no recent C-SSRS with intent, plan or behaviour',
          screen.map(({ from }) => from),
        );
  },
);

/**
 * A suicide attempt dated within the look-back. Follow-up and sequela codes are no new event on the day they are
 * recorded; a follow-up code counts by its onset. Without a date an active entry counts as recent (knowledge 0.2).
 */
export const recentAttempt: Need<Truth<SuicideFinding>, SitePolicy> = derive(
  'recent suicide attempt',
  { attempts: problems('suicide-attempt-recent', 'ever'), followUps: problems('suicide-attempt-follow-up', 'ever') },
  ({ attempts, followUps }, at, site: SitePolicy) => {
    const from = addDays(at.today, -site.thresholds.suicide.attemptDays);
    const inTime = (day: { readonly earliest: PlainDate; readonly latest: PlainDate } | undefined) =>
      day !== undefined && day.latest >= from && day.earliest <= at.today;
    const recent = [
      ...attempts.items.filter((item) => (item.from.date === undefined ? item.value.active : inTime(item.from.date))),
      ...followUps.items.filter((item) => inTime(item.value.onset)),
    ].map((item) => item.from);
    const gaps = [...attempts.gaps, ...followUps.gaps].filter(
      ({ source }) => source?.date === undefined || inTime(source.date),
    );
    const [first] = recent;
    if (first) {
      const clearedBy = `for the attempt or self-harm, only time: it counts as recent for ${site.thresholds.suicide.attemptDays} days`;
      return yes({ finding: 'suicide attempt or self-harm recorded', date: first.date, clearedBy }, recent, gaps);
    }
    return gaps.length > 0 ? unknown(gaps) : no('no recent suicide attempt recorded');
  },
);

/** Risk assessments by Procedure; a note if they could not be read, because what was not read clears nothing. */
const assessments: Need<FactList<ProcedureDone>> = need({
  name: 'suicide risk assessments',
  inputs: [],
  softens: ['procedures'],
  read: (record) => record.read(proceduresIn('suicide-risk-assessment')),
});

/**
 * The highest answer to item 9 of the PHQ-9 within the look-back, with no risk assessment and no Columbia screen at or
 * after it. A later lower answer does not clear it, nor does a list that could not be read. On one calendar day a record
 * without a time counts as after: the two are done in one visit.
 */
export const unassessedItem9: Need<Truth<SuicideFinding>, SitePolicy> = derive(
  'item 9 without later assessment',
  { answers: phq9Item9, screens: screenAnswers, assessments },
  ({ answers, screens, assessments: done }, at, site: SitePolicy) => {
    const { item9, item9Days } = site.thresholds.suicide;
    const recent = answers.within({ from: addDays(at.today, -item9Days), to: at.today });
    const assessed = [...screens.items.filter(({ value }) => value.yes !== undefined), ...done.items];
    const high = recent.items.filter(({ value }) => value.value >= item9);
    const open = high.filter((score) => !assessed.some((later) => isAtOrAfter(later, score)));
    const [first] = open.toSorted((a, b) => ((a.from.date?.latest ?? '') < (b.from.date?.latest ?? '') ? 1 : -1));
    if (first) {
      const missed = [...screens.gaps, ...done.gaps, ...recent.gaps];
      return yes(
        {
          finding: `PHQ-9 item 9 = ${first.value.value}`,
          date: first.from.date,
          clearedBy: 'for the PHQ-9, a suicide-risk assessment or a C-SSRS at or after it',
        },
        open.map(({ from }) => from),
        missed,
      );
    }
    if (recent.gaps.length > 0) return unknown(recent.gaps);
    return high.length > 0
      ? no(
          'a high item 9 was followed by a risk assessment',
          high.map(({ from }) => from),
          'already-handled',
        )
      : no('no recent item 9 of the PHQ-9 at its highest answer');
  },
);

function isAtOrAfter(later: Fact<unknown>, score: Fact<Measurement>): boolean {
  const [a, b] = [later.from.date, score.from.date];
  if (a === undefined || b === undefined) return false;
  const order = compareDates(a, b);
  const sameDay = a.earliest === a.latest && b.earliest === b.latest && a.latest === b.latest;
  return order === 'after' || order === 'same' || (order === 'unknown' && sameDay);
}
