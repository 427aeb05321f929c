import type { Timing, TimingRepeat } from '@medplum/fhirtypes';
import { codingsOf, numberOf, textOf } from '../fhir/elements.ts';
import { hoursIn } from './dose-units.ts';

/** How often a day something is taken; both ends where the record gives a range. */
export interface TimesPerDay {
  readonly low: number;
  readonly high: number;
}

/** Timing abbreviations with one meaning (HL7 v3 GTSAbbreviation and common spellings), as times a day. */
const abbreviations: ReadonlyMap<string, number> = new Map([
  ['QD', 1],
  ['DAILY', 1],
  ['BID', 2],
  ['TID', 3],
  ['QID', 4],
  ['AM', 1],
  ['PM', 1],
  ['QAM', 1],
  ['QPM', 1],
  ['BED', 1],
  ['HS', 1],
  ['QHS', 1],
  ['QOD', 1 / 2],
  ['WK', 1 / 7],
  ['MO', 1 / 30],
]);

/**
 * How often a day a timing repeats: from `repeat`, else from a timing code. Single events and free text have no
 * frequency; a sig is never parsed.
 */
export function timesPerDay(timing: Timing | undefined): TimesPerDay | undefined {
  const times = fromRepeat(timing?.repeat) ?? fromCode(timing);
  return times !== undefined && Number.isFinite(times.high) ? times : undefined;
}

/** The planned length of one administration in minutes; the shorter one of a range. */
export function plannedMinutes(timing: Timing | undefined): number | undefined {
  const duration = numberOf(timing?.repeat?.duration);
  const hours = hoursIn(timing?.repeat?.durationUnit);
  return duration !== undefined && duration > 0 && hours !== undefined ? duration * hours * 60 : undefined;
}

function fromRepeat(repeat: TimingRepeat | undefined): TimesPerDay | undefined {
  if (repeat === undefined || repeat === null) return undefined;
  const atTimes = countOf(repeat.timeOfDay) ?? countOf(repeat.when);
  const hours = hoursIn(repeat.periodUnit ?? (atTimes === undefined ? undefined : 'd'));
  const period = positive(repeat.period) ?? (atTimes === undefined ? undefined : 1);
  const periodMax = positive(repeat.periodMax) ?? period;
  const times = positive(repeat.frequency) ?? atTimes ?? 1;
  const timesMax = positive(repeat.frequencyMax) ?? times;
  if (hours === undefined || period === undefined || periodMax === undefined) return undefined;
  const days = countOf(repeat.dayOfWeek);
  // "Daily on Monday and Friday" is a full dose on those days and none between: the two ends of a range.
  const share = days !== undefined && hours <= 24 ? Math.min(days, 7) / 7 : 1;
  return { low: (times / (periodMax * hours)) * 24 * share, high: (timesMax / (period * hours)) * 24 };
}

function fromCode(timing: Timing | undefined): TimesPerDay | undefined {
  const words = [...codingsOf(timing?.code).map(({ code }) => code), textOf(timing?.code?.text)];
  const readings = words.flatMap((word) => (word === undefined ? [] : (fromAbbreviation(word.toUpperCase()) ?? [])));
  const [first, ...rest] = readings;
  return rest.some(({ low, high }) => low !== first?.low || high !== first.high) ? undefined : first;
}

/** `BID`, `Q6H`, `Q4-6H`, `Q2D`: the whole word, nothing else in it. */
function fromAbbreviation(word: string): TimesPerDay | undefined {
  const times = abbreviations.get(word);
  if (times !== undefined) return { low: times, high: times };
  const [, from, to = from, unit] = /^Q(\d{1,2})(?:-(\d{1,2}))?([HD])$/.exec(word) ?? [];
  const hours = unit === 'D' ? 24 : 1;
  const [short, long] = [Number(from) * hours, Number(to) * hours];
  return short > 0 && long >= short ? { low: 24 / long, high: 24 / short } : undefined;
}

function countOf(list: unknown): number | undefined {
  return Array.isArray(list) && list.length > 0 ? list.length : undefined;
}

function positive(value: unknown): number | undefined {
  const number = numberOf(value);
  return number !== undefined && number > 0 ? number : undefined;
}
