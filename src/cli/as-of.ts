import type { Bundle } from '@medplum/fhirtypes';
import { dayOf, instantRange, readDate } from '../fhir/dates.ts';
import { closedWorld, type Index } from '../picture/index.ts';
import { asKnownOn, type ReplayCounts } from '../replay/index.ts';
import { WrongUse } from './wrong-use.ts';

/** The clock of the command, and the zone its days are of. */
interface Clock {
  readonly now: () => Date;
  readonly zone: string;
}

/** What a replay to a day did. */
export interface Replayed extends ReplayCounts {
  readonly asOf: string;
}

/** The record to ask about; `replay` only where it was replayed. */
interface RecordAsked {
  readonly bundle: Bundle;
  readonly replay?: Replayed;
}

/**
 * The moment `--as-of` names: noon of a day in the tenant's zone, so that the day is the same on every wall clock; without
 * a date, now. Throws `WrongUse` for what is not a day.
 */
export function momentOf(asOf: string | undefined, { now, zone }: Clock): Index {
  if (asOf === undefined) {
    const instant = now();
    return { instant, today: dayOf(instant.getTime(), zone), zone };
  }
  const day = /^\d{4}-\d{2}-\d{2}$/.test(asOf) ? readDate(asOf, zone) : undefined;
  if (!day) throw new WrongUse(`--as-of "${asOf}" is not a day. Write YYYY-MM-DD, for instance --as-of 2026-06-15.`);
  const { from, to } = instantRange(day, zone);
  return { instant: new Date((from + to) / 2), today: asOf, zone };
}

/**
 * A record as a command asks about it: as it is, or with `--as-of` as it was known then. `visit` is the id of the Encounter
 * the question is asked from, which stays.
 *
 * Throws `WrongUse` where the record of that day would be taken for somebody else's: among several patients a Bundle is about
 * the one most of its entries name.
 */
export function recordAsOf(
  bundle: Bundle,
  asOf: string | undefined,
  { at, now, visit }: { readonly at: Index; readonly now: () => Date; readonly visit?: string | undefined },
): RecordAsked {
  if (asOf === undefined) return { bundle };
  const { bundle: then, ...counts } = asKnownOn(bundle, {
    instant: at.instant,
    zone: at.zone,
    present: now(),
    ...(visit !== undefined && { visit }),
  });
  if (closedWorld(then, {}).patientId !== closedWorld(bundle, {}).patientId) {
    throw new WrongUse(
      `The Bundle holds several patients, and as of ${asOf} it is mostly about another one. Give a Bundle of one patient.`,
    );
  }
  return { bundle: then, replay: { asOf, ...counts } };
}

/** What a replay did and could not do, as one sentence; it belongs below every answer that rests on one. */
export function printReplay({ asOf, hidden, toldLater, reopened, undated, statusesAsToday }: Replayed): string {
  const told = toldLater === 0 ? '' : ` (${toldLater} of them about what had happened by then)`;
  const kept = [
    ...(undated === 0 ? [] : [`${counted(undated)} without a date ${undated === 1 ? 'was' : 'were'} kept`]),
    ...(statusesAsToday === 0
      ? []
      : [
          `${counted(statusesAsToday)} ${statusesAsToday === 1 ? 'shows' : 'show'} the status of today, which cannot be rewound`,
        ]),
  ];
  const ends = `${reopened} later ${reopened === 1 ? 'end' : 'ends'} undone`;
  return `${[`Replayed as of ${asOf}: ${counted(hidden, 'later ')} hidden${told}, ${ends}`, ...kept].join('; ')}.`;
}

function counted(count: number, kind = ''): string {
  return `${count} ${kind}${count === 1 ? 'entry' : 'entries'}`;
}
