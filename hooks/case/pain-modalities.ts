import { derive, exposuresTo, type Need, no, proceduresIn, type Truth, unknown, yes } from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { painTreatments, type Tried } from './pain-treatments.ts';

/** Entries that say a medicine was taken, whatever became of it. */
const taken: readonly string[] = ['current', 'held', 'stopped', 'completed'];

/**
 * Were at least so many kinds of treatment tried against the pain, ever (`ind-chronic-pain-other`): each class of pain
 * medicine at an adequate dose (D3b), an opioid, psychotherapy, a pain procedure? A sympathetic block by a site's own
 * codes is a pain procedure; physical therapy is none. Safer readings: an opioid given once, as in an operation, and one
 * known only by name do not count.
 */
export const painModalities: Need<Truth<Tried>, SitePolicy> = derive(
  'kinds of pain treatment tried',
  {
    painTreatments,
    opioids: exposuresTo('opioid-systemic'),
    psychotherapy: proceduresIn('psychotherapy'),
    painProcedures: proceduresIn('pain-management-procedure'),
  },
  (
    { painTreatments: { drugs, blocks, unread }, opioids, psychotherapy, painProcedures },
    _at,
    site: SitePolicy,
  ): Truth<Tried> => {
    const needed = site.thresholds.pain.modalities;
    const adequate = drugs.filter(({ dose }) => dose === 'adequate');
    const opioidUses = opioids.items.filter(
      ({ value: { via, standing }, from }) =>
        via !== 'administration' && taken.includes(standing) && from.trust === 'stated',
    );
    const opioidGaps = opioids.gaps.filter(({ input }) => input !== 'medicationAdministrations');
    const medicines = [
      ...(['gabapentinoid', 'SNRI', 'tricyclic'] as const).map((kind) => ({
        kind,
        sources: adequate.filter((one) => one.class === kind).flatMap(({ sources }) => sources),
      })),
      { kind: 'opioid', sources: opioidUses.map(({ from }) => from) },
    ];
    const procedures = [
      { kind: 'psychotherapy', sources: psychotherapy.items.map(({ from }) => from), gaps: psychotherapy.gaps },
      {
        kind: 'pain procedure',
        sources: [...painProcedures.items, ...blocks.items].map(({ from }) => from),
        gaps: [...painProcedures.gaps, ...blocks.gaps],
      },
    ];
    const tried = [...medicines, ...procedures].filter((part) => part.sources.length > 0);
    const sources = tried.flatMap((part) => part.sources);
    const openProcedures = procedures.filter((part) => part.sources.length === 0 && part.gaps.length > 0);
    const gaps = [...unread, ...opioidGaps, ...procedures.flatMap((part) => part.gaps)];
    if (tried.length >= needed) return yes({ kinds: tried.map(({ kind }) => kind), sources }, sources, gaps);

    // One entry nobody can name is one kind at most; a list that is missing may hold all of them.
    const openMedicines = medicines.filter((part) => part.sources.length === 0).length;
    const unnamed = opioidUses.length > 0 ? unread : opioidGaps;
    const couldBe = unnamed.some(({ source }) => source === undefined) ? openMedicines : unnamed.length;
    if (tried.length + Math.min(openMedicines, couldBe) + openProcedures.length >= needed) return unknown(gaps);
    return no(`fewer than ${needed} kinds of pain treatment tried`, sources);
  },
);
