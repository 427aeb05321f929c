import { instantRange } from '../../src/fhir/dates.ts';
import type { Exposure, Fact, Index, PlainDate, RecordView } from '../../src/picture/index.ts';
import { together } from './administration-context.ts';
import { isNear, operations } from './day-exposure.ts';
import { exposureClass } from './exposure-class.ts';
import { type InfusionProcedure, infusionProcedures } from './infusion-procedures.ts';
import { HOUR_MS } from './last-hours.ts';
import type { Session } from './session.ts';
import { PAUSE_HOURS } from './session-days.ts';
import { timesOf } from './session-times.ts';

/**
 * Infusions that only a Procedure records, one a day and drug. Without a dose they are unclassified, or anaesthesia beside an
 * operation and in acute care; never a session. With an administration of the same day, or of hours before or after it,
 * they are the session that one is, and left out.
 */
export function infusionsAlone(
  administrations: readonly Fact<Exposure>[],
  sessions: readonly Session[],
  record: RecordView,
  at: Index,
): readonly Session[] {
  const alone = record
    .read(infusionProcedures)
    .filter(
      (one) =>
        !sessions.some((session) => session.drug === one.drug && isOn(session, one.day)) &&
        !administrations.some(({ value }) => isClose(one, value, at)),
    );
  return [...Map.groupBy(alone, ({ day, drug }) => `${day} ${drug}`).values()].flatMap((all) =>
    sessionOf(all, record, at),
  );
}

function sessionOf(all: readonly InfusionProcedure[], record: RecordView, at: Index): readonly Session[] {
  const [first] = all;
  if (first === undefined) return [];
  const { day, drug } = first;
  const found = exposureClass({
    drug,
    route: 'iv',
    partial: false,
    procedureNear: isNear(record.read(operations), day),
    ...together(all.map(({ circumstances }) => circumstances)),
  });
  const times = timesOf(all, at.zone);
  const [start, end] = [times.start?.instant, times.end?.instant];
  return [
    {
      day,
      drug,
      class: found === 'anaesthetic' ? 'anaesthetic' : 'unclassified',
      state: all.some(({ state }) => state === 'completed') ? 'completed' : 'partial',
      ...times,
      ...(start !== undefined && end !== undefined && end > start && { minutes: (end - start) / 60_000 }),
      from: all.map(({ from }) => from),
    },
  ];
}

function isOn({ day, end }: Session, asked: PlainDate): boolean {
  return day <= asked && asked <= (end?.latest ?? day);
}

/** Do their times of day overlap, or follow one another as the parts of one infusion do? */
function isClose({ start, end }: InfusionProcedure, given: Exposure, { zone }: Index): boolean {
  const [from, to] = [given.start ?? given.end, given.end ?? given.start];
  if (from?.instant === undefined || to === undefined || start.instant === undefined) return false;
  const pause = PAUSE_HOURS * HOUR_MS;
  const last = Math.max(instantRange(end, zone).from, start.instant);
  const lastGiven = Math.max(to.instant ?? from.instant, from.instant);
  return start.instant <= lastGiven + pause && from.instant <= last + pause;
}
