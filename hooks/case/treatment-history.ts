import { addDays } from '../../src/fhir/plain-date.ts';
import {
  derive,
  type Gap,
  medicationHistory,
  type Need,
  no,
  problems,
  stated,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { augmentationsWithin } from './augmentation.ts';
import { currentEpisode, type Episode } from './episode.ts';
import { phq9Totals } from './phq9.ts';
import { type Trial, trialsWithin } from './trials.ts';

/** What was tried against the current depressive episode (D3.6). */
export interface TreatmentHistory {
  readonly episode: Episode;
  readonly trials: readonly Trial[];
  /** Drugs taken beside an antidepressant. */
  readonly augmentation: readonly string[];
  /** Missing lists, and entries that could be an antidepressant nobody can name. */
  readonly unread: readonly Gap[];
  /** How many more adequate trials the unread part could hold. */
  readonly couldAdd: number;
  /** Missing scores: they could show a remission or a response, which would lower the count. */
  readonly unreadScores: readonly Gap[];
}

/** The treatment history of an episode of a depressive disorder in a value set. */
function treatmentOf(set: string): Need<TreatmentHistory, SitePolicy> {
  return derive(
    `treatment history ${set}`,
    {
      depression: problems(set, 'active'),
      remissions: problems('mdd-full-remission', 'ever'),
      history: medicationHistory,
      totals: phq9Totals,
    },
    ({ depression, remissions, history, totals }, at, site: SitePolicy): TreatmentHistory => {
      const { episode: limits, trials: rules } = site.thresholds;
      const episode = currentEpisode({
        depression: stated(depression).items,
        remissions: stated(remissions).items,
        totals: totals.items,
        at,
        limits,
      });
      const frame = { from: episode.start, to: at.today };
      // Administrations say nothing about weeks of treatment, so their absence takes nothing away.
      const unread = history.gaps.filter(({ input }) => input !== 'medicationAdministrations');
      const concerned = stated(depression).items.length > 0 || depression.gaps.length > 0;
      const latestStart = addDays(at.today, -rules.days);
      const relevant = unread.filter(({ source }) => source?.date === undefined || source.date.earliest <= latestStart);
      return {
        episode,
        trials: trialsWithin({
          history: concerned ? history.items : [],
          totals: totals.items,
          frame,
          at,
          limits: rules,
        }),
        augmentation: augmentationsWithin(concerned ? history.items : [], frame, at, rules),
        unread: relevant,
        couldAdd: relevant.some(({ source }) => source === undefined) ? Number.POSITIVE_INFINITY : relevant.length,
        unreadScores: totals.gaps,
      };
    },
  );
}

/** Treatment of major depression, for `ind-trd`. */
export const treatmentOfMajorDepression = treatmentOf('mdd-active');
/** Treatment of major or persistent depression, for `ind-comorbid-pain-mood`. */
export const treatmentOfDepression = treatmentOf('depressive-disorder-active');

/** Were there at least so many adequate trials? Unknown only if the unread part could make up the number. */
export function adequateTrials(
  history: Pick<TreatmentHistory, 'trials' | 'unread' | 'couldAdd' | 'unreadScores'>,
  needed: number,
  which = 'antidepressant trials in the current episode',
): Truth<readonly Trial[]> {
  const adequate = history.trials.filter(({ outcome }) => outcome === 'adequate');
  const sources = adequate.flatMap((trial) => trial.sources);
  if (adequate.length >= needed) return yes(adequate, sources, [...history.unread, ...history.unreadScores]);
  if (adequate.length + history.couldAdd >= needed) return unknown(history.unread);
  return no(`fewer than ${needed} adequate ${which}`, sources);
}
