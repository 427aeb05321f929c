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
    procedures: proceduresIn('pain-management-procedure'),
  },
  ({ painTreatments: { drugs, blocks, unread }, opioids, psychotherapy, procedures }, _at, site): Truth<Tried> => {
    const needed = site.thresholds.pain.modalities;
    const adequate = drugs.filter(({ dose }) => dose === 'adequate');
    const opioidUses = opioids.items.filter(
      ({ value: { via, standing }, from }) =>
        via !== 'administration' && taken.includes(standing) && from.trust === 'stated',
    );
    const parts = [
      ...(['gabapentinoid', 'SNRI', 'tricyclic'] as const).map((kind) => ({
        kind,
        sources: adequate.filter((one) => one.class === kind).flatMap(({ sources }) => sources),
        gaps: unread,
      })),
      {
        kind: 'opioid',
        sources: opioidUses.map(({ from }) => from),
        gaps: opioids.gaps.filter(({ input }) => input !== 'medicationAdministrations'),
      },
      { kind: 'psychotherapy', sources: psychotherapy.items.map(({ from }) => from), gaps: psychotherapy.gaps },
      {
        kind: 'pain procedure',
        sources: [...procedures.items, ...blocks.items].map(({ from }) => from),
        gaps: [...procedures.gaps, ...blocks.gaps],
      },
    ];
    const tried = parts.filter(({ sources }) => sources.length > 0);
    const sources = tried.flatMap((part) => part.sources);
    const gaps = parts.flatMap((part) => part.gaps);
    if (tried.length >= needed) return yes({ kinds: tried.map(({ kind }) => kind), sources }, sources, gaps);
    const open = parts.filter((part) => part.sources.length === 0 && part.gaps.length > 0);
    if (tried.length + open.length >= needed) return unknown(open.flatMap((part) => part.gaps));
    return no(`fewer than ${needed} kinds of pain treatment tried`, sources);
  },
);
