import {
  derive,
  type Exposure,
  exposuresTo,
  type Fact,
  type Need,
  no,
  type PlainDate,
  proceduresIn,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { persistentPain } from './lasting-pain.ts';
import { painTreatments, type Tried } from './pain-treatments.ts';

/** Entries that say a medicine was taken, whatever became of it. */
const taken: readonly string[] = ['current', 'held', 'stopped', 'completed'];

/**
 * Were at least so many kinds of treatment tried against the pain, ever (`ind-chronic-pain-other`): each class of pain
 * medicine at an adequate dose (D3b), an opioid, psychotherapy, pain management as a procedure? A sympathetic block by a
 * site's own codes is pain management; physical therapy is none. Safer readings: an opioid counts if it was begun before
 * the newest pain score and nobody says later that it was not taken. One given once, as in an operation, and one known only
 * by name do not count.
 */
export const painModalities: Need<Truth<Tried>, SitePolicy> = derive(
  'kinds of pain treatment tried',
  {
    painTreatments,
    persistentPain,
    opioids: exposuresTo('opioid-systemic'),
    psychotherapy: proceduresIn('psychotherapy'),
    painProcedures: proceduresIn('pain-management-procedure'),
  },
  (
    { painTreatments: { drugs, blocks, unread }, persistentPain, opioids, psychotherapy, painProcedures },
    at,
    site: SitePolicy,
  ): Truth<Tried> => {
    const needed = site.thresholds.pain.modalities;
    const adequate = drugs.filter(({ dose }) => dose === 'adequate');
    const scored = persistentPain.is === 'yes' ? persistentPain.value.date.latest : at.today;
    const opioidUses = opioids.items.filter((one) => wasTaken(one, scored));
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
        kind: 'pain management',
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

/** Begun before that day, and not said never to have been taken. */
function wasTaken({ value, from }: Fact<Exposure>, before: PlainDate): boolean {
  const { via, standing, contradicted, start = from.date } = value;
  const begun = start !== undefined && start.latest < before;
  return via !== 'administration' && taken.includes(standing) && from.trust === 'stated' && begun && !contradicted;
}
