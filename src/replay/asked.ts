import { dayOf, type PartialDate, readDate } from '../fhir/dates.ts';
import type { PlainDate } from '../fhir/plain-date.ts';

/** The moment a record is replayed to, and what is needed to read the record by it. */
export interface Moment {
  readonly instant: Date;
  /** Days are those of this zone. */
  readonly zone: string;
  /** When the record was taken. An end after it is a plan and explains no status; without it, every end counts as real. */
  readonly present?: Date;
  /** Id of the Encounter the question is asked from. It is part of the question and stays, whenever it begins. */
  readonly visit?: string;
}

/** The moment asked about, with its day. */
export interface Asked {
  readonly instant: number;
  readonly today: PlainDate;
  readonly zone: string;
  readonly present?: Asked;
}

export function askedAt({ instant, zone, present }: Moment): Asked {
  const time = instant.getTime();
  return {
    instant: time,
    today: dayOf(time, zone),
    zone,
    ...(present && { present: askedAt({ instant: present, zone }) }),
  };
}

/** Is every moment this date can mean after the one asked about? Days of the day asked about are not. */
export function isLater(date: PartialDate, { instant, today }: Asked): boolean {
  return date.instant === undefined ? date.earliest > today : date.instant > instant;
}

/** Can it be after the moment asked about? A year or a month that is not over can. */
function mayBeLater(date: PartialDate, { instant, today }: Asked): boolean {
  return date.instant === undefined ? date.latest > today : date.instant > instant;
}

/** An end that had not come: it may be later than the moment asked about, and is not just a plan. */
export function isUndone(end: PartialDate, asked: Asked): boolean {
  return mayBeLater(end, asked) && !(asked.present && isLater(end, asked.present));
}

/** Does this end date an ended status to the moment asked about or before? */
export function hasCome(end: unknown, asked: Asked): boolean {
  const date = readDate(end, asked.zone);
  return date !== undefined && !mayBeLater(date, asked);
}
