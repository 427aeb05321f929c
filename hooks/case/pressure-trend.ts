import {
  type BloodPressure,
  derive,
  type Fact,
  type Gap,
  type Need,
  no,
  type PlainDate,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { type HighPressure, isHigh, type PressureLimit, standingHigh } from './blood-pressure.ts';
import { dayOf } from './day-of.ts';
import { ofLastDays, restingPressures } from './resting-pressure.ts';

/**
 * The high last readings of the days on which blood pressure was measured, if there are at least two such days in 90 and
 * the most recent day is one of them (`ca-bp-uncontrolled-trend`). Each side has its own last reading of a day, and either
 * makes the day high. Readings of a session are left out; a course within one day is not looked at.
 *
 * Safer readings: of readings of one day whose order is not recorded the higher one is last. Readings that cannot be used
 * take nothing back; where a usable value in their place would make the trend, it stays open.
 */
export const pressureTrend: Need<HighPressure, SitePolicy> = derive(
  'blood pressure across visits',
  { restingPressures },
  ({ restingPressures: pressures }, at, { thresholds }: SitePolicy) => {
    const { warningSystolic, warningDiastolic, trendDays, trendVisits } = thresholds.bloodPressure;
    const limit: PressureLimit = { systolic: warningSystolic, diastolic: warningDiastolic, begins: 'from' };
    const { readings, dosesUnseen } = ofLastDays(pressures, trendDays, at);
    const byDay = Map.groupBy(readings.items, ({ from }) => dayOf(from) ?? 'none');
    const unplaced = byDay.get('none') ?? [];
    byDay.delete('none');
    const high = new Map<PlainDate, readonly Fact<BloodPressure>[]>();
    for (const [day, items] of byDay) {
      const last = standingHigh(items, limit);
      if (last.length > 0) high.set(day, last);
    }
    const gaps: readonly Gap[] = [
      ...readings.gaps,
      ...unplaced.map(({ from }): Gap => ({ input: 'vitals', reason: 'undated', source: from })),
    ];
    if (isTrend([...byDay.keys()], [...high.keys()], trendVisits)) {
      const found = [...high].toSorted(([a], [b]) => b.localeCompare(a)).flatMap(([, items]) => items);
      return yes(
        found,
        found.map(({ from }) => from),
        [...gaps, ...dosesUnseen],
      );
    }
    // Could the entries that were not read make it one?
    const days = gaps.map(({ source }) => dayOf(source));
    const open = days.filter((day) => day !== undefined);
    const maybe = [...new Set([...high.keys(), ...open])];
    const anyDay = days.length - open.length;
    const possible =
      anyDay > 0
        ? maybe.length + anyDay >= trendVisits || gaps.some(({ source }) => source === undefined)
        : isTrend([...byDay.keys(), ...open], maybe, trendVisits);
    if (possible) return unknown(gaps);
    const everHigh = new Set(readings.items.filter(({ value }) => isHigh(value, limit)).map(({ from }) => dayOf(from)));
    if (dosesUnseen.length > 0 && everHigh.size >= trendVisits) return unknown(dosesUnseen);
    return no(
      `no high last readings on ${trendVisits} days in ${trendDays}, the most recent day among them`,
      readings.items.map(({ from }) => from),
    );
  },
);

function isTrend(measured: readonly PlainDate[], high: readonly PlainDate[], needed: number): boolean {
  const newest = measured.toSorted().at(-1) ?? 'none';
  return high.includes(newest) && high.length >= needed;
}
