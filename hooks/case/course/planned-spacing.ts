import type { Subject } from '../../../src/engine/index.ts';
import { daysBetween } from '../../../src/fhir/plain-date.ts';
import type { Index, Source } from '../../../src/picture/index.ts';
import type { Thresholds } from '../../policy/thresholds.ts';
import { HOUR_MS } from '../last-hours.ts';
import { type Moment, momentOf } from '../order-moments.ts';
import type { Bookings } from './bookings.ts';
import type { InfusionAtHand, InfusionsAtHand } from './infusion-at-hand.ts';
import type { TooSoon } from './infusion-spacing.ts';

/** A planned infusion for mood beside the one at hand. */
interface Planned {
  readonly moment: Moment;
  readonly isVisit: boolean;
  readonly from: readonly Source[];
}

/**
 * Is the infusion at hand too close to another that is planned: booked or ordered on record, or signed or booked by the
 * same request, where the later of the two tells it? Beginnings are compared; without a time of day, consecutive days are too close.
 *
 * An order and a visit of one day are one infusion, and so is what a plan was made from. An order without a day is for
 * one of the visits. A plan that names a time of several days, or no infusion, is compared with nothing.
 */
export function spacingPlanned(
  infusion: InfusionAtHand,
  { bySubject }: InfusionsAtHand,
  { all: booked }: Bookings,
  limits: Thresholds['timing'],
  { subject: { key: own }, at }: { readonly subject: Subject; readonly at: Index },
): readonly TooSoon[] {
  if (infusion.dayless) return [];
  const onRecord = booked
    .filter(({ standing, forPain, drug, last }) => standing && !forPain && drug !== 'esketamine' && last === undefined)
    .filter(({ source: { type, id } }) => ![own, ...infusion.behind].includes(`${type}/${id}`))
    .map(({ source, kind }): Planned => {
      return { moment: momentOf(source.date, at), isVisit: kind === 'appointment', from: [source] };
    });
  const beside = [...bySubject].flatMap(([key, one]) =>
    key !== own && one.is === 'yes' && one.value.named && !one.value.dayless ? [one.value] : [],
  );
  const alongside = beside.flatMap(({ moments, isVisit, from }) =>
    moments.map((moment): Planned => ({ moment, isVisit, from })),
  );
  return infusion.moments.flatMap((moment) =>
    [...onRecord, ...alongside.filter((one) => one.moment.from < moment.from)].flatMap((other) => {
      const close = closeTo(moment, infusion.isVisit, other, limits);
      const what = { why: 'planned', drug: 'ketamine', usual: false, unclassified: false } as const;
      return close ? [{ ...what, ...close, from: [...infusion.from, ...other.from] }] : [];
    }),
  );
}

function closeTo(
  moment: Moment,
  isVisit: boolean,
  { moment: other, isVisit: isOtherVisit }: Planned,
  { soonHours, infusionSoonestDays }: Thresholds['timing'],
): Pick<TooSoon, 'hours' | 'hoursMost'> | undefined {
  const [first, second] = other.from < moment.from ? [other, moment] : [moment, other];
  const days = daysBetween(first.day, second.day);
  const timed = first.timed && second.timed;
  const isOne = days === 0 && !(isVisit && isOtherVisit && timed && first.from < second.from);
  const hours = Math.floor(Math.max(0, second.from - first.to) / HOUR_MS);
  if (isOne || (timed ? hours >= soonHours : days >= infusionSoonestDays)) return undefined;
  const hoursMost = Math.floor((second.to - first.from) / HOUR_MS);
  return { hours, ...(!timed && hoursMost > hours && { hoursMost }) };
}
