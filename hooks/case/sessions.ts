import { compareText } from '../../src/fhir/compare-text.ts';
import { addDays } from '../../src/fhir/plain-date.ts';
import { RXNORM } from '../../src/fhir/systems.ts';
import {
  type Exposure,
  exposuresTo,
  type Fact,
  type Gap,
  type Need,
  need,
  type RecordView,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { billedVisits } from './billed-visits.ts';
import { dayExposure, operations } from './day-exposure.ts';
import { dayOf } from './day-of.ts';
import { byReason } from './day-parts.ts';
import type { Drug } from './drug.ts';
import { infusionsAlone } from './infusions-alone.ts';
import type { Session } from './session.ts';
import { byDay } from './session-days.ts';

export type { Session } from './session.ts';

/** All recorded exposures, oldest first. */
export interface Sessions {
  readonly days: readonly Session[];
  /** Administrations that were not read, or could be anything. */
  readonly gaps: readonly Gap[];
  /** Procedures that were not read: visits may be missing, and some exposures could not be told from anaesthesia. */
  readonly procedureGaps: readonly Gap[];
  /**
   * Those of them that could hide a visit billed as a session, and what may be one: Encounters, and the bill of a day after a
   * recorded session without a bill of its own, which is read as the bill of that one.
   */
  readonly visitGaps: readonly Gap[];
}

const exposures = exposuresTo('ketamine-or-esketamine');
const drugs: readonly Drug[] = ['ketamine', 'esketamine'];

/** How far the clock of an EHR may be ahead of ours. */
const CLOCK_MINUTES = 15;

/**
 * Exposures to ketamine and esketamine, day by day (knowledge 0.5). All that is recorded of one day is one session, whichever
 * clinic recorded it, and so is an infusion that goes on past midnight. A visit billed as an esketamine visit is a session of
 * its day where no administration says more; an infusion recorded only as a Procedure is an exposure nobody can
 * classify. Entries that do not name a day cannot be placed and are gaps; so are those of a later hour of the day asked
 * about, whose time must be wrong: they say that something was given.
 */
export const sessions: Need<Sessions, SitePolicy> = need({
  name: 'sessions',
  inputs: ['medicationAdministrations'],
  softens: [
    'medicationRequests',
    'medicationStatements',
    'procedures',
    'vitals',
    'encounters',
    'encounter',
    'conditions',
  ],
  read(record, at) {
    const all = record.read(exposures);
    const { visits, gaps: visitGaps } = record.read(billedVisits);
    const given = all.items.filter(
      ({ value, from }) => value.via === 'administration' && (from.date?.earliest ?? at.today) <= at.today,
    );
    const until = at.instant.getTime() + CLOCK_MINUTES * 60_000;
    const isAhead = ({ value }: Fact<Exposure>) => ((value.start ?? value.end)?.instant ?? until) > until;
    const dated = given.filter(({ from }) => dayOf(from) !== undefined);
    const placed = dated.filter((fact) => !isAhead(fact));
    const lost = given.filter(({ from }) => dayOf(from) === undefined);
    const administered = drugs
      .flatMap((drug) =>
        byDay(
          drug,
          placed.filter(({ value }) => drugOf(value, record) === drug),
        ),
      )
      .flatMap((one) => (one.drug === 'ketamine' ? byReason(one, record) : [one]))
      .map((one) =>
        dayExposure(one, one.drug === 'esketamine' && visits.some(({ day }) => day === one.day), record, at),
      );
    const recorded = new Set(administered.flatMap((one) => (one.class === 'esketamine-session' ? [one.day] : [])));
    const isLate = ({ day, from }: (typeof visits)[number]) => {
      const before = addDays(day, -1);
      return from.type === 'Procedure' && recorded.has(before) && !visits.some((one) => one.day === before);
    };
    const alone = visits.filter(({ day }) => !recorded.has(day));
    const late = alone
      .filter(isLate)
      .map(({ from }): Gap => ({ input: 'procedures', reason: 'unreadable', source: from }));
    const billed = alone
      .filter((visit) => !isLate(visit))
      .map(({ from, ...visit }): Session => ({ ...visit, ...billedSession, from: [from] }));
    const unread = all.gaps.filter(({ input }) => input === 'medicationAdministrations');
    return Object.freeze({
      days: [...administered, ...billed, ...infusionsAlone(placed, administered, record, at)].toSorted((a, b) =>
        compareText(a.day, b.day),
      ),
      gaps: [
        ...unread,
        ...lost.map(({ from }): Gap => ({ input: 'medicationAdministrations', reason: 'undated', source: from })),
        ...dated
          .filter(isAhead)
          .map(({ from }): Gap => ({ input: 'medicationAdministrations', reason: 'out-of-range', source: from })),
      ],
      procedureGaps: [...visitGaps, ...record.read(operations).gaps],
      visitGaps: [...visitGaps, ...late],
    });
  },
});

const billedSession = { drug: 'esketamine', class: 'esketamine-session', state: 'completed' } as const;

function drugOf({ ingredients }: Exposure, record: RecordView): Drug {
  return ingredients.some(({ code }) => record.terminology.member('esketamine', RXNORM, code))
    ? 'esketamine'
    : 'ketamine';
}
