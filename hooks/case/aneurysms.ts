import {
  derive,
  type Fact,
  type FactList,
  type Need,
  type Problem,
  type ProcedureDone,
  problems,
  proceduresIn,
} from '../../src/picture/index.ts';
import { isAfter } from './standing.ts';

/** The current aneurysms on record, and the repairs that may have ended them. */
export interface Aneurysms {
  readonly current: FactList<Problem>;
  readonly repairs: FactList<ProcedureDone>;
  /** For each repaired aneurysm, by the id of its entry, the ids of the repairs that end it. */
  readonly repairedBy: ReadonlyMap<string, ReadonlySet<string>>;
}

const sites = ['head', 'aorta', 'elsewhere'] as const;
type Site = (typeof sites)[number];
type Pair = readonly [finding: string, repairs: ReadonlySet<string>];

/**
 * Which aneurysms were repaired (`ci-aneurysm`, `ca-aneurysm-repaired`).
 *
 * Safer readings: a repair ends only an aneurysm of its own site (head, aorta, elsewhere), only if it is surely later than
 * the onset, and never an undated or uncoded one. Where more aneurysms of a site may be meant than were repaired, none of
 * them counts as repaired: the record does not say which one is left. "Elsewhere" is not told apart further.
 */
export const aneurysms: Need<Aneurysms> = derive(
  'aneurysms and their repair',
  {
    current: problems('aneurysm', 'active', { lifelong: true }),
    inHead: problems('cerebral-aneurysm', 'active', { lifelong: true }),
    inAorta: problems('aortic-aneurysm-dissection', 'active', { lifelong: true }),
    repairs: proceduresIn('aneurysm-repair'),
    repairsInHead: proceduresIn('aneurysm-repair-intracranial'),
    repairsInAorta: proceduresIn('aneurysm-repair-aortic'),
  },
  ({ current, inHead, inAorta, repairs, repairsInHead, repairsInAorta }) => {
    const findingSite = siteBy(inHead.items, inAorta.items);
    const repairSite = siteBy(repairsInHead.items, repairsInAorta.items);
    const coded = current.items.filter(({ value }) => value.code !== undefined);
    const ended = sites.flatMap((site) =>
      pairsOf(
        coded.filter((finding) => findingSite(finding) === site),
        repairs.items.filter((repair) => repairSite(repair) === site),
      ),
    );
    return { current, repairs, repairedBy: new Map(ended) };
  },
);

/** The aneurysms of one site with their later repairs: all that could be meant, if there is a repair for each; else none. */
function pairsOf(findings: readonly Fact<Problem>[], repairs: readonly Fact<ProcedureDone>[]): readonly Pair[] {
  const meant = findings
    .filter((finding) => repairs.some((repair) => !isAfter(finding, repair)))
    .map((finding) => ({ finding, later: repairs.filter((repair) => isAfter(repair, finding)) }));
  const taken = new Set<Fact<ProcedureDone>>();
  // The one with the fewest repairs chooses first: what may have ended it may have ended the older ones as well.
  const enough = meant
    .toSorted((a, b) => a.later.length - b.later.length)
    .every(({ later }) => {
      const repair = later.find((one) => !taken.has(one));
      if (repair !== undefined) taken.add(repair);
      return repair !== undefined;
    });
  return enough ? meant.map(({ finding, later }) => [finding.from.id, new Set(later.map(({ from }) => from.id))]) : [];
}

function siteBy(head: readonly Fact<unknown>[], aorta: readonly Fact<unknown>[]): (fact: Fact<unknown>) => Site {
  const ids = (facts: readonly Fact<unknown>[]) => new Set(facts.map(({ from }) => from.id));
  const [inHead, inAorta] = [ids(head), ids(aorta)];
  return ({ from }) => (inHead.has(from.id) ? 'head' : inAorta.has(from.id) ? 'aorta' : 'elsewhere');
}
