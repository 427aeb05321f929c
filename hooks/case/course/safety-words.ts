import type { Words } from '../../../src/engine/index.ts';
import type { PlainDate } from '../../../src/fhir/plain-date.ts';
import type { Source } from '../../../src/picture/index.ts';

/** Safety findings of a course, for their words. */
export interface SafetyFacts {
  readonly count: number;
  /** Entries surely dated after the first session, and those that only may be. */
  readonly sure: readonly Source[];
  readonly maybe: readonly Source[];
  readonly first: PlainDate | undefined;
  readonly lapsed: boolean;
}

const MOST = 2;

/** The first session they are held against. */
function since({ first, lapsed }: SafetyFacts, words: Words): string {
  return `the first session of ${lapsed ? 'the last' : 'this'} course (${words.date(first)}${lapsed ? '; lapsed' : ''})`;
}

export function safetySummary(facts: SafetyFacts, words: Words): string {
  const dated = facts.sure.length > 0 ? 'dated' : 'that may be dated';
  return `${words.count(facts.count, 'safety finding')} ${dated} after ${since(facts, words)}: a review may be considered`;
}

export function safetyLine(facts: SafetyFacts, words: Words): string {
  const { sure, maybe, lapsed } = facts;
  const entries = sure.length > 0 ? sure : maybe;
  const more = entries.length > MOST ? ` and ${entries.length - MOST} more` : '';
  const others = sure.length > 0 && maybe.length > 0 ? `; may be too: ${words.entries(maybe, 1)}` : '';
  const dated = sure.length > 0 ? 'Dated' : 'May be dated';
  const before = lapsed ? 'before treatment begins again' : 'of the course before another session';
  return `${dated} after ${since(facts, words)}: ${words.entries(entries, MOST)}${more}${others}. A review ${before} is an option`;
}

export function safetyLines(facts: SafetyFacts, words: Words): string[] {
  const course = facts.lapsed ? 'the last course, which has lapsed' : 'this course';
  return [
    ...facts.sure.map(words.entry),
    ...facts.maybe.map((one) => `${words.entry(one)}: may be dated after it`),
    `First session of ${course}: ${words.date(facts.first)}`,
  ];
}
