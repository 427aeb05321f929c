import { type Lowered, loweredBy } from '../../src/engine/index.ts';
import {
  allOf,
  anyOf,
  derive,
  type Fact,
  type FactList,
  joinLists,
  type Medicine,
  type Need,
  problems,
  type Source,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import type { Indicator } from '../../src/protocol/types.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { type SevereObesity, severeObesity } from './body-mass.ts';
import { entriesOnce, sourcesOnce } from './entries-of.ts';
import { benzodiazepineClass, opioidClass, otherSedativeClasses, oxybateClass } from './sedative-classes.ts';
import { systemicMedicines } from './systemic.ts';

const classes = [benzodiazepineClass, opioidClass, oxybateClass, ...otherSedativeClasses];

/** One reason why breathing is at risk, with every entry it needs. */
export interface BreathingRisk {
  readonly indicator: Indicator;
  readonly lowered: Lowered;
  readonly entries: readonly Source[];
  /** The body mass index in kg/m2, where it is part of the reason; what it rests on is among the entries. */
  readonly bmi: number | undefined;
}

/** Current medicines of the classes that add to sleep apnoea: benzodiazepines, opioids, oxybates, other sedatives. */
const sedatives: Need<FactList<Medicine>, SitePolicy> = derive(
  'sedatives',
  Object.fromEntries(classes.map(({ set }) => [set, systemicMedicines(set)])),
  (lists) => joinLists(Object.values(lists)),
);

/**
 * What puts breathing at risk (`ca-osa-respiratory`), every loud reason, the surest first. A warning: chronic respiratory failure or obesity
 * hypoventilation; COPD with home oxygen; obstructive sleep apnoea with a sedative or a body mass index of 40 or more; such
 * an index with a sedative. Info: obstructive sleep apnoea alone.
 *
 * A reason that needs two entries is as doubtful as the more doubtful one. Where the sedatives or the index cannot be told,
 * sleep apnoea still speaks as info, and the card says what was not checked.
 */
export const breathingRisk: Need<Truth<BreathingRisk>, SitePolicy> = derive(
  'breathing risk',
  {
    failure: problems('respiratory-failure-chronic', 'active'),
    copd: problems('copd-any', 'active', { lifelong: true }),
    oxygen: problems('home-oxygen', 'active'),
    apnea: problems('sleep-apnea-obstructive', 'active'),
    sedatives,
    severeObesity,
  },
  ({ failure, copd, oxygen, apnea, sedatives: taken, severeObesity: obese }) => {
    const [apnoea, sedative] = [apnea.any('no obstructive sleep apnoea on record'), taken.any('no current sedative')];
    const loud = anyOf<BreathingRisk>(
      [
        risk('warning', { failure: failure.any('no chronic respiratory failure on record') }),
        risk('warning', { copd: copd.any('no COPD on record'), oxygen: oxygen.any('no home oxygen on record') }),
        risk('warning', { apnoea, sedative }),
        withObesity({ apnoea }, obese),
        withObesity({ sedative }, obese),
      ],
      'no chronic respiratory or sleep-apnoea risk on record',
    );
    const alone = risk('info', { apnoea });
    if (loud.is === 'no') return alone.is === 'no' ? loud : alone;
    if (loud.is === 'unknown')
      return alone.is === 'yes' ? yes(alone.value, alone.because, loud.gaps) : unknown(loud.gaps);
    const surestFirst = loud.value.toSorted((a, b) => a.lowered - b.lowered);
    const all: BreathingRisk = {
      indicator: 'warning',
      lowered: Math.min(...surestFirst.map(({ lowered }) => lowered)) as Lowered,
      entries: sourcesOnce(surestFirst.flatMap(({ entries }) => entries)),
      bmi: surestFirst.map(({ bmi }) => bmi).find((bmi) => bmi !== undefined),
    };
    return yes(all, loud.because, loud.notChecked);
  },
);

type Parts = Readonly<Record<string, Truth<readonly Fact<unknown>[]>>>;

/** All parts together; as doubtful as the most doubtful of them. */
function risk(indicator: Indicator, parts: Parts): Truth<BreathingRisk> {
  const all = allOf(parts);
  if (all.is !== 'yes') return all;
  const found = Object.values(all.value);
  const doubts = found.map((facts) => loweredBy(entriesOnce(facts)));
  const entries = entriesOnce(found.flat());
  return yes(
    { indicator, lowered: Math.max(...doubts) as Lowered, entries, bmi: undefined },
    all.because,
    all.notChecked,
  );
}

function withObesity(parts: Parts, obese: Truth<SevereObesity>): Truth<BreathingRisk> {
  const both = allOf({ other: risk('warning', parts), obese });
  if (both.is !== 'yes') return both;
  const { other, obese: index } = both.value;
  const entries = [...other.entries, ...index.from];
  return yes({ ...other, bmi: index.bmi, entries }, both.because, both.notChecked);
}
