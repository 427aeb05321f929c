import { type Lowered, loweredBy } from '../../src/engine/index.ts';
import { addDays } from '../../src/fhir/plain-date.ts';
import {
  allOf,
  anyOf,
  derive,
  type Fact,
  type FactList,
  type Index,
  joinLists,
  type Measurement,
  type Need,
  no,
  type Problem,
  problems,
  type Source,
  stated,
  type Truth,
  yes,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { enzymes, isPast, totalBilirubin, upperLimitOf } from './liver-tests.ts';
import { higher } from './of-one-moment.ts';
import { recent } from './recent.ts';
import { isAfter } from './standing.ts';
import { uncleared } from './uncleared.ts';

/** One way in which the liver is severely impaired, with the entries that say so. */
export interface SevereLiver {
  readonly by: 'diagnosis' | 'cirrhosis with a complication' | 'liver test';
  readonly entries: readonly Source[];
  /** How far this way alone lowers the finding: both parts of a pair are needed, so the less certain one decides. */
  readonly lowered: Lowered;
}

/**
 * Severe hepatic impairment, by any of (`ci-hepatic-severe`):
 *
 * - hepatic failure, Child-Pugh class C (only by codes a site has mapped, or by words), or a code for decompensated
 *   cirrhosis itself, current
 * - current cirrhosis (not biliary) and ascites, encephalopathy, variceal bleeding or a hepatorenal syndrome in the last 180 days
 * - the latest ALT or AST above five times the upper limit, or total bilirubin above 3 mg/dL, in the last 30 days.
 *   Bilirubin alone does not count in Gilbert syndrome with a normal ALT
 *
 * A confirmed Child-Pugh class B that is surely later clears the diagnoses; a later value below the limit clears a test.
 *
 * Safer readings: a complication counts for 180 days even if recorded as over. An undated diagnosis is not cleared. A
 * Gilbert syndrome that is uncoded or unconfirmed, or an ALT that is not known, excuses nothing. Class A cannot be seen.
 */
export const severeLiver: Need<Truth<readonly SevereLiver[]>, SitePolicy> = derive(
  'severe hepatic impairment',
  {
    failure: problems('hepatic-failure', 'active'),
    classC: problems('child-pugh-c', 'active'),
    classB: problems('child-pugh-b', 'active'),
    decompensated: problems('cirrhosis-decompensated', 'active', { lifelong: true }),
    cirrhosis: problems('cirrhosis-not-biliary', 'active', { lifelong: true }),
    complications: problems('cirrhosis-complication', 'ever'),
    gilbert: problems('gilbert-syndrome', 'ever'),
    alt: enzymes.alt,
    ast: enzymes.ast,
    bilirubin: totalBilirubin,
  },
  ({ failure, classC, classB, decompensated, cirrhosis, complications, gilbert, ...tests }, at, site: SitePolicy) => {
    const since = site.thresholds.liver.complicationDays;
    const diagnosed = uncured(joinLists([failure, classC, decompensated]), classB);
    const pair = allOf({
      cirrhosis: cirrhosis.any('no current cirrhosis on record'),
      complication: uncured(recent(complications, since, at), classB),
    });
    return anyOf<SevereLiver>(
      [
        way('diagnosis', diagnosed, ({ entries }) => loweredBy(entries)),
        pair.is === 'yes' ? { ...pair, value: pairOf(pair.value.complication, pair.value.cirrhosis) } : pair,
        severeTest({ gilbert, ...tests }, at, site),
      ],
      'no severe hepatic impairment on record',
    );
  },
);

type Diagnoses = readonly Fact<Problem>[];

function uncured(findings: FactList<Problem>, classB: FactList<Problem>): Truth<Diagnoses> {
  return uncleared(findings, {
    by: stated(classB),
    clears: (finding, event) => isAfter(event, finding),
    none: 'no severe liver disease on record',
    over: 'Child-Pugh class B was documented later',
    why: 'already-handled',
  });
}

function way(
  by: SevereLiver['by'],
  found: Truth<readonly Fact<unknown>[]>,
  lowered: (found: { readonly entries: readonly Source[] }) => Lowered,
): Truth<SevereLiver> {
  if (found.is !== 'yes') return found;
  const entries = found.value.map(({ from }) => from);
  return { ...found, value: { by, entries, lowered: lowered({ entries }) } };
}

function pairOf(complication: Diagnoses, cirrhosis: Diagnoses): SevereLiver {
  const [one, other] = [complication, cirrhosis].map((facts) => facts.map(({ from }) => from)) as [Source[], Source[]];
  const lowered = Math.max(loweredBy(one), loweredBy(other)) as Lowered;
  return { by: 'cirrhosis with a complication', entries: [...one, ...other], lowered };
}

interface Tests {
  readonly gilbert: FactList<Problem>;
  readonly alt: FactList<Measurement>;
  readonly ast: FactList<Measurement>;
  readonly bilirubin: FactList<Measurement>;
}

function severeTest({ gilbert, alt, ast, bilirubin }: Tests, at: Index, site: SitePolicy): Truth<SevereLiver> {
  const { severeDays, severeTimes, severeBilirubin } = site.thresholds.liver;
  const latest = (list: FactList<Measurement>) =>
    list.within({ from: addDays(at.today, -severeDays), to: at.today }).latest(higher);
  const latestAlt = latest(alt);
  const times = (enzyme: 'alt' | 'ast') => (measured: Measurement) =>
    severeTimes * upperLimitOf(enzyme, measured, site);
  const jaundice = isPast(latest(bilirubin), { limit: () => severeBilirubin }, 'bilirubin');
  const normalAlt = isPast(latestAlt, { limit: (measured) => upperLimitOf('alt', measured, site) }, 'ALT');
  const harmless = stated(gilbert).items.length > 0 && latestAlt.state === 'known' && normalAlt.is === 'no';
  const severe = anyOf(
    [
      isPast(latestAlt, { limit: times('alt') }, 'ALT'),
      isPast(latest(ast), { limit: times('ast') }, 'AST'),
      harmless && jaundice.is === 'yes' ? no('bilirubin alone, in Gilbert syndrome', jaundice.because) : jaundice,
    ],
    'no liver test in the severe range',
  );
  return severe.is === 'yes'
    ? yes({ by: 'liver test', entries: severe.because, lowered: 0 }, severe.because, severe.notChecked)
    : severe;
}
