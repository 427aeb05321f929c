import { addDays } from '../../src/fhir/plain-date.ts';
import {
  anyOf,
  derive,
  type Exposure,
  exposuresTo,
  type Fact,
  type FactList,
  factList,
  type Index,
  type Need,
  no,
  not,
  type Result,
  results,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import type { ValueSetName } from '../../src/terminology/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { named } from './named.ts';
import { type Sessions, sessions } from './sessions.ts';

/** Positive urine drug screens that nothing on record explains. */
export interface UnexpectedScreens {
  /** The latest of its substance, in the last 14 days: a later negative one clears it. */
  readonly latest: Truth<readonly Fact<Result>[]>;
  /** Any in the last 90 days, whatever came later. */
  readonly lately: Truth<readonly Fact<Result>[]>;
}

interface Analyte {
  readonly name: string;
  readonly set: ValueSetName;
  /** Medicines that explain a positive result; `session`: a ketamine or esketamine session does; none: nothing does. */
  readonly explainedBy?: ValueSetName | 'session';
}

const analytes: readonly Analyte[] = [
  { name: 'Cocaine screen', set: 'uds-cocaine' },
  { name: 'Phencyclidine screen', set: 'uds-phencyclidine' },
  { name: 'Heroin (6-MAM) screen', set: 'uds-heroin' },
  { name: 'Amphetamine screen', set: 'screen-amphetamine', explainedBy: 'amphetamine-medicine' },
  { name: 'Opiate screen', set: 'screen-opiate', explainedBy: 'opiate-medicine' },
  { name: 'Oxycodone screen', set: 'uds-oxycodone', explainedBy: 'oxycodone-medicine' },
  { name: 'Methadone screen', set: 'uds-methadone', explainedBy: 'methadone' },
  { name: 'Fentanyl screen', set: 'screen-fentanyl', explainedBy: 'fentanyl-medicine' },
  { name: 'Ketamine screen', set: 'uds-ketamine', explainedBy: 'session' },
];

const tests: Need<Readonly<Record<ValueSetName, FactList<Result>>>> = derive(
  'drug screens',
  Object.fromEntries(
    analytes.map(({ name, set }) => [
      set,
      results({ name, set, inputs: ['screens'], positive: 'qualitative-positive', negative: 'qualitative-negative' }),
    ]),
  ),
  (lists) => lists,
);

const medicines: Need<Readonly<Record<ValueSetName, FactList<Exposure>>>> = derive(
  'medicines that explain drug screens',
  Object.fromEntries(
    analytes.flatMap(({ explainedBy }) =>
      explainedBy && explainedBy !== 'session' ? [[explainedBy, exposuresTo(explainedBy)]] : [],
    ),
  ),
  (lists) => lists,
);

/**
 * Positive drug screens without a medicine current within 30 days of collection, or for ketamine without a session in the
 * 14 days before. Cocaine, phencyclidine and heroin are always unexpected. A screen that says neither is passed over.
 *
 * Safer readings: an order for ketamine is no session; oxycodone does not explain an opiate screen, nor methylphenidate an
 * amphetamine screen; of two results of one moment the positive counts; what could not be read neither explains a
 * positive result nor clears it. Only the screens that the input `screens` asks for are seen.
 */
export const unexpectedScreens: Need<UnexpectedScreens, SitePolicy> = derive(
  'unexpected drug screens',
  { tests, medicines, sessions },
  ({ tests, medicines, sessions }, at, { thresholds: { drugScreens } }: SitePolicy) => {
    const within = (days: number) =>
      analytes.map((analyte) => {
        const list = named(tests[analyte.set] ?? none, analyte.name);
        const told = list.where(({ polarity }) => polarity !== 'indeterminate');
        return { analyte, list: told.within({ from: addDays(at.today, -days), to: at.today }) };
      });
    const isExplained = ({ explainedBy }: Analyte, { from: { date } }: Fact<Result>): Truth<unknown> => {
      if (explainedBy === undefined || date === undefined) return no('nothing explains it');
      if (explainedBy === 'session') {
        const from = addDays(date.earliest, -drugScreens.exposureDays);
        return sessionIn(sessions, { from, to: date.latest });
      }
      const from = addDays(date.earliest, -drugScreens.medicineDays);
      const to = addDays(date.latest, drugScreens.medicineDays);
      return takenIn(medicines[explainedBy] ?? none, { from, to }, at);
    };
    const unexpected = (analyte: Analyte, positives: readonly Fact<Result>[], list: FactList<Result>) => {
      const each = positives.map((fact): Truth<Fact<Result>> => {
        const open = not(isExplained(analyte, fact), 'a medicine or a session explains it');
        return open.is === 'yes' ? yes(fact, [fact.from]) : open;
      });
      return [...each, ...(list.gaps.length > 0 ? [unknown(list.gaps)] : [])];
    };
    return {
      latest: anyOf(
        within(drugScreens.recentDays).flatMap(({ analyte, list }) =>
          unexpected(analyte, newest(list).filter(isPositive), list),
        ),
        'no unexpected drug screen',
      ),
      lately: anyOf(
        within(drugScreens.stableDays).flatMap(({ analyte, list }) =>
          unexpected(analyte, list.items.filter(isPositive), list),
        ),
        'no unexpected drug screen',
      ),
    };
  },
);

const none = factList<never>({ items: [], complete: 'all', gaps: [], looked: ['screens'] });

function isPositive({ value }: Fact<Result>): boolean {
  return value.polarity === 'positive';
}

/** The newest readable result: one that could not be read does not clear an older positive. */
function newest(list: FactList<Result>): readonly Fact<Result>[] {
  const { items, looked } = list;
  const readable = factList({ items, complete: 'all', gaps: [], looked });
  const latest = readable.latest((a, b) => (b.polarity === 'positive' ? b : a));
  return latest.state === 'known' ? [latest.value] : [];
}

interface Days {
  readonly from: string;
  readonly to: string;
}

/** Was a medicine taken on some of these days? One with an unknown end counts for its first day alone once it is over. */
function takenIn(list: FactList<Exposure>, { from, to }: Days, { today }: Index): Truth<unknown> {
  const taken = list.items.filter(({ value: { start, end, current } }) => {
    const first = start?.earliest ?? (current ? today : undefined);
    const last = end?.latest ?? (current ? today : start?.latest);
    return first !== undefined && last !== undefined && first <= to && last >= from;
  });
  if (taken.length > 0) return yes(undefined);
  return list.gaps.length > 0 ? unknown(list.gaps) : no('no such medicine');
}

function sessionIn({ days, gaps }: Sessions, { from, to }: Days): Truth<unknown> {
  if (days.some(({ day }) => day >= from && day <= to)) return yes(undefined);
  const open = gaps.filter(({ source }) => (source?.date?.latest ?? to) >= from);
  return open.length > 0 ? unknown(open) : no('no session');
}
