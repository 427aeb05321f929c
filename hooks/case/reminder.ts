import type { RuleCard, Subject } from '../../src/engine/index.ts';
import { addDays, type PlainDate } from '../../src/fhir/plain-date.ts';
import { allOf, type FactList, type Index, type Need, type Truth } from '../../src/picture/index.ts';
import type { Hook } from '../../src/protocol/types.ts';
import type { ValueSetName } from '../../src/terminology/index.ts';
import { type Checklist, due } from './checklist.ts';
import { noneSince } from './lately.ts';
import { recorded } from './recorded.ts';
import { stretchFor } from './seen-before-dose.ts';

interface Asked {
  readonly hook: Hook;
  readonly at: Index;
  readonly subject: Subject;
}

/**
 * What a site recorded of a matter that has no public code, by the codes it has mapped; nothing where it has mapped none. A
 * list that was not read leaves the reminder in place.
 */
export function bySiteMap(set: ValueSetName, name: string): Need<FactList<undefined>> {
  return recorded({ name, sets: [set], inputs: ['scores2', 'procedures'], soft: true });
}

/** A reminder is listed while the checklist is due and nothing of the matter is on record since that day. */
export function listed(
  list: Checklist,
  { subject, at }: Pick<Asked, 'subject' | 'at'>,
  there: FactList<undefined>,
  since: PlainDate,
): Truth<unknown> {
  return allOf({ due: due(list, subject), open: noneSince(there, since, at, 'it is on record') });
}

/** What is settled for each session counts from the day before a session of today, and for some weeks before a later one. */
export function sinceBefore(list: Checklist, { subject, hook, at }: Asked, days: number): PlainDate {
  const stretch = stretchFor(list, subject, { hook, at, hours: 24, days });
  return addDays(at.today, 'hours' in stretch ? -1 : -stretch.days);
}

/** What is settled once a course counts from some weeks before its first session on. */
export function sinceCourse({ sessions }: Checklist, at: Index, days: number): PlainDate {
  return addDays(sessions[0]?.day ?? at.today, -days);
}

interface Line {
  readonly summary: string;
  readonly line: string;
  readonly why: string;
  readonly option: string;
  readonly cites?: readonly string[];
  readonly overrideReasons: string;
}

/** A reminder says what the record cannot show, and finds nothing. */
export function reminderCard({ option, ...said }: Line): RuleCard {
  return {
    ...said,
    found: ['Nothing on record that this service can read'],
    options: [option, 'no change: document the reason'],
  };
}
