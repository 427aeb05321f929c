import { model } from './responder.ts';
import { type Run, starts, wearOffDays } from './runs.ts';
import { IN_TIME, LATER } from './settling.ts';

/** Runs of a kind that are listed. */
const SHOWN = 12;

/** The table that the tests write again. */
export function fewTable(runs: readonly Run[]): string {
  return table(
    ['wear-off day', 'start', 'sessions', 'settled at', 'gap → interval suggested after it'],
    runs.map(({ wearOff, start, sessions, interval, course }) => [
      wearOff,
      start,
      sessions ?? '–',
      interval ?? '–',
      `${course.split(' ').slice(0, 9).join(', ')} …`,
    ]),
  );
}

export function pageOf(
  runs: readonly Run[],
  few: readonly Run[],
  { seed, each }: { readonly seed: number; readonly each: number },
): string {
  const { baseline, low, high, noise, missing, jitter, fixed, fixedSessions } = model;
  return `${[
    '# Does the suggested interval find a known wear-off day?',
    `Written by \`npm run simulation\` (seed ${seed}, ${each} runs for each wear-off day and start, ${runs.length} in all). Change nothing here by hand.`,
    '## Question',
    `A responder whose symptoms come back W days after every infusion is best served by an interval a little shorter than W. Does the interval that the service suggests settle there, how soon, and does it stay? Target: within ${IN_TIME} sessions in 95 % of runs, counted from the first session whose interval reached W, that one included.`,
    '_Settled_ is an interval that is shorter than W and lies on the largest step of the ladder (7, 14, 21, 28, 42, 56 days, rounded down) below W, or on the largest that keeps the margin of 2 days. It is read the day after a session.',
    '![Interval at which it settled by wear-off day, and sessions until then](simulation/settled.svg)',
    '## Result',
    summary(runs),
    `Looked at are the ${LATER} sessions after it settled. _Memory over_: the interval reached W again once the last one that was too long lay more than half a year back, as the rule means it to. _Sooner_: it did so before; why stands below. _Late_: runs in which a patient came a day late, so that the gap reached W and not the interval.`,
    '## Model',
    list([
      `PHQ-9 ${baseline} before treatment; mean ${low} after a session until day W, mean ${high} from day W on, each score with normal noise (standard deviation ${noise}), in whole numbers`,
      `a score a week on a fixed weekday and one on the day of every visit; each is missing with a chance of ${100 * missing} %, all alike`,
      `six infusions in two weeks, a score two days after; then every session on the day that the service suggests, give or take ${jitter} day, evenly`,
      'the chart is opened the day after each session and again at the visit, through the engine as an EHR would (patient-view); a visit from which the date has moved away by more than a day is put off',
      `_from 7 days_: the ladder is climbed from its first step; W beyond the longest interval is never reached`,
      `_handed over_: ${fixedSessions} sessions on a fixed interval of ${fixed.join(', ')} days (one of those that reach W, evenly), then the service; counted from the last of them`,
      'no plan is on record, so no gap is taken for a missed visit; where relapse criteria are met the patient is still given the next session on the date of the timeline',
    ]),
    '## By wear-off day',
    byDay(runs),
    '## Runs that took longer, and runs that came back',
    kinds,
    failures(runs),
    '## A dozen, which the tests run again',
    fewTable(few),
    '## What it does not show',
    list([
      'that any interval is good for a patient: W is put into the model, and no trial tells that patients have one',
      'patients whose W changes, who respond in part, whose scores drift, or who report by other scales',
      'missing scores that are missing for a reason: the worst days are the likeliest to lack one',
      'clinics that are off by more than a day, visits that are missed, sessions that are stopped, and esketamine, whose ladder ends at 14 days',
      'anything about harm: fewer sessions is not an aim of the rule, and the number given is not weighed',
    ]),
  ].join('\n\n')}\n`;
}

const kinds = [
  'Read one by one, they are of five kinds:',
  list([
    'a score told of a later day than W: they are taken once a week, and some are missing. Two days before that day is not before W, and it takes the next worse score to see it',
    'a day early or late moves the interval in force by that day, because it is the last gap: between two steps of the ladder it wanders, up until a score tells, and down to the next step',
    'one score of 10 or more by chance, in good days: expected once in some thousands. The interval falls below that day and stays there for half a year',
    'of several gaps that were too long, the one that told the earliest day is forgotten first',
    'handed over at 70 days with W at 58 or later: a worse score leads to 42 days, and the step to 56 takes four stable gaps. The interval never reaches W meanwhile; it is only shorter than it could be',
  ]),
].join('\n\n');

function summary(runs: readonly Run[]): string {
  return table(
    [
      'start',
      'runs',
      'reached W',
      `settled within ${IN_TIME}`,
      'of them stayed',
      'memory over',
      'sooner',
      'in time and not back sooner',
      'late',
      'relapse criteria met',
    ],
    [...starts, 'both' as const].map((start) => {
      const own = runs.filter((run) => start === 'both' || run.start === start);
      const reached = own.filter(({ unreached }) => !unreached);
      const inTime = reached.filter((run) => run.inTime);
      const back = (why?: string) => inTime.filter((run) => run.back === why).length;
      return [
        start,
        own.length,
        reached.length,
        share(inTime.length, reached.length),
        back(undefined),
        back('memory over'),
        back('sooner'),
        share(inTime.length - back('sooner'), reached.length),
        inTime.filter(({ late }) => late > 0).length,
        own.filter(({ relapses }) => relapses > 0).length,
      ];
    }),
  );
}

function byDay(runs: readonly Run[]): string {
  const cells = (own: readonly Run[]) => [
    `${own.filter(({ inTime }) => inTime).length} of ${own.length}`,
    own.map(({ sessions, unreached }) => (unreached ? 'not reached' : (sessions ?? 'never'))).join(' '),
    own.map(({ interval }) => interval ?? '–').join(' '),
  ];
  return table(
    ['W', ...starts.flatMap((start) => [`${start}: in time`, 'sessions', 'settled at'])],
    wearOffDays.map((wearOff) => [
      wearOff,
      ...starts.flatMap((start) => cells(runs.filter((run) => run.wearOff === wearOff && run.start === start))),
    ]),
  );
}

function failures(runs: readonly Run[]): string {
  const late = runs.filter(({ inTime }) => !inTime);
  const again = runs.filter(({ back, inTime }) => inTime && back === 'sooner');
  const lines = (of: readonly Run[]) =>
    of.length === 0
      ? 'None.'
      : list(
          of.map(
            ({ wearOff, start, sessions, course }) => `W ${wearOff}, ${start}, ${sessions ?? 'never'}: \`${course}\``,
          ),
        );
  return [
    `${late.length} took longer than ${IN_TIME} sessions:`,
    lines(late),
    `${again.length} came back sooner, the first ${SHOWN} of them:`,
    lines(again.slice(0, SHOWN)),
  ].join('\n\n');
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}

function share(part: number, whole: number): string {
  return `${part} (${((100 * part) / Math.max(1, whole)).toFixed(1)} %)`;
}
