import { compareDates, type PartialDate } from '../../src/fhir/dates.ts';
import { addDays } from '../../src/fhir/plain-date.ts';
import {
  derive,
  type Fact,
  joinLists,
  mayLieIn,
  type Need,
  problems,
  proceduresIn,
  stated,
  type Truth,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { pregnancyStatus, pregnancyTests } from './pregnancy-tests.ts';
import { uncleared } from './uncleared.ts';

/** Does what is dated `end` end a pregnancy of that date? */
type Ends = (end: PartialDate, pregnant: PartialDate) => boolean;

/**
 * What says that the patient is pregnant now, and that nothing later has ended or refuted.
 *
 * An end of pregnancy counts from its own day on, because delivery visits still carry pregnancy codes. A negative test or
 * status counts only if it is surely later, and only confirmed, coded entries end anything. A pregnancy without a date
 * is not ended by anything. Recorded sex plays no part.
 */
export const currentPregnancy: Need<Truth<readonly Fact<unknown>[]>, SitePolicy> = derive(
  'current pregnancy',
  {
    conditions: problems('pregnancy-current', 'active', { dated: 'written' }),
    positiveVisits: problems('pregnancy-test-positive', 'ever', { dated: 'written' }),
    status: pregnancyStatus,
    tests: pregnancyTests,
    ended: problems('pregnancy-over', 'ever'),
    deliveries: proceduresIn('pregnancy-over'),
    negativeVisits: problems('pregnancy-test-negative', 'ever'),
  },
  ({ conditions, positiveVisits, status, tests, ended, deliveries, negativeVisits }, at, site: SitePolicy) => {
    const { recordDays, testDays } = site.thresholds.pregnancy;
    const months = { from: addDays(at.today, -recordDays), to: at.today };
    const weeks = { from: addDays(at.today, -testDays), to: at.today };
    const evidence = joinLists<unknown>([
      conditions.where((_, { date }) => date === undefined || mayLieIn(date, months)),
      status.where((answer) => answer === 'pregnant').within(months),
      tests.where((answer) => answer === 'pregnant').within(weeks),
      positiveVisits.within(weeks),
    ]);
    const endings = joinLists<Ends>([
      stated(ended).map(() => fromItsDay),
      deliveries.map(() => fromItsDay),
      stated(negativeVisits).map(() => ifLater),
      status.where((answer) => answer === 'not-pregnant').map(() => ifLater),
      tests.where((answer) => answer === 'not-pregnant').map(() => ifLater),
    ]);
    return uncleared(evidence, {
      by: endings,
      clears: ({ from: { date: pregnant } }, { value: ends, from: { date: end } }) =>
        pregnant !== undefined && end !== undefined && ends(end, pregnant),
      none: 'no current pregnancy on record',
      over: 'an end of pregnancy or a negative result is recorded later',
    });
  },
);

function fromItsDay(end: PartialDate, pregnant: PartialDate): boolean {
  return end.earliest >= pregnant.latest;
}

function ifLater(end: PartialDate, pregnant: PartialDate): boolean {
  return compareDates(end, pregnant) === 'after';
}
