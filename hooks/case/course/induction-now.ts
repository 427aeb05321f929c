import { no, type PlainDate, type Source, type Truth, yes } from '../../../src/picture/index.ts';
import type { Thresholds } from '../../policy/thresholds.ts';
import type { Drug } from '../drug.ts';
import { entriesOf } from './courses.ts';
import type { Induction } from './induction.ts';
import type { MoodCourse } from './mood-course.ts';

/** An induction series that is not complete, as cards speak of it. The days since its last session are counted there. */
export interface InductionNow extends Omit<Induction, 'since'> {
  readonly drug: Drug;
  readonly last: PlainDate;
  /** Entries of exposures in its time that were no completed sessions. */
  readonly partial: readonly Source[];
  /** Entries of exposures beside it, which move the next session back. */
  readonly beside: readonly Source[];
  /** Behind its sessions. */
  readonly entries: readonly Source[];
}

const elsewhere: Readonly<Record<Induction['state'], string>> = {
  running: 'the next session of the series is not late',
  late: 'the next session of the series is late',
  reassess: 'the next session of the series is late',
  interrupted: 'the series was interrupted',
};

/** The induction of the mood course that counts, in one of these states; none once the course has lapsed. */
export function inductionNow(
  mood: Truth<MoodCourse>,
  states: readonly Induction['state'][],
  { laterGapDays }: Thresholds['timing'],
): Truth<InductionNow> {
  if (mood.is !== 'yes') return mood;
  const { course, drug, induction, beside } = mood.value;
  const entries = entriesOf(course);
  if (induction === undefined) return no('the induction series is complete', entries);
  const { since, ...series } = induction;
  if (since > laterGapDays) return no('the last session is too long ago for an induction', entries);
  if (!states.includes(induction.state)) return no(elsewhere[induction.state], entries);
  return yes(
    {
      ...series,
      drug,
      last: course.last,
      partial: course.partial.flatMap(({ from }) => from),
      beside: beside.flatMap(({ from }) => from),
      entries,
    },
    mood.because,
    mood.notChecked,
  );
}
