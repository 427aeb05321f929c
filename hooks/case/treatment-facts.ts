import type { Words } from '../../src/engine/index.ts';
import { daysBetween } from '../../src/fhir/plain-date.ts';
import type { Source } from '../../src/picture/index.ts';
import type { Episode } from './episode.ts';
import type { TreatmentHistory } from './treatment-history.ts';
import type { Trial } from './trials.ts';

/** What a card says of a treatment history (D3.6). Holds nothing that changes from day to day by itself. */
export interface TreatmentFacts {
  readonly count: number;
  readonly classes: readonly string[];
  readonly trials: readonly (Omit<Trial, 'sources'> & { readonly types: readonly string[] })[];
  /** Drugs whose trial may have been adequate: reported, not counted. */
  readonly possible: readonly string[];
  /** Drugs that did not count, by reason. */
  readonly notCounted: readonly string[];
  readonly augmentation: readonly string[];
  readonly episode: { readonly basis: Episode['basis']; readonly start?: string };
  /** The entries that were counted. */
  readonly medicines: readonly Source[];
}

export function treatmentFacts(
  { episode, trials, augmentation }: TreatmentHistory,
  counted: readonly Trial[],
): TreatmentFacts {
  const named = (outcome: Trial['outcome'], words: string) =>
    trials.flatMap((trial) => (trial.outcome === outcome ? [`${trial.drug} (${words})`] : []));
  const fixed = episode.basis === 'onset' || episode.basis === 'after remission';
  return {
    count: counted.length,
    classes: [...new Set(counted.map((trial) => trial.class))],
    trials: counted.map(({ sources, ...trial }) => ({
      ...trial,
      types: [...new Set(sources.map(({ type }) => type))],
    })),
    possible: trials.flatMap(({ outcome, drug }) => (outcome === 'possible' ? [drug] : [])),
    notCounted: [...named('short', 'short'), ...named('low-dose', 'low dose'), ...named('response', 'response')],
    augmentation,
    episode: { basis: episode.basis, ...(fixed ? { start: episode.start } : {}) },
    medicines: counted.flatMap(({ sources }) => sources),
  };
}

const WEEK = 7;

/** One line a trial, then what else was taken and when the episode began. */
export function describeTreatment(facts: TreatmentFacts, words: Words): readonly string[] {
  const { trials, classes, possible, notCounted, augmentation, episode } = facts;
  const begun = {
    onset: `Episode counted from ${words.date(episode.start)} (recorded onset)`,
    'after remission': `Episode counted from ${words.date(episode.start)} (first higher score after a documented remission)`,
    assumed: 'Episode onset not recorded: two years assumed',
    capped: 'Episode began more than five years ago: the last five years were counted',
  }[episode.basis];
  return [
    ...trials.map((trial) => describeTrial(trial, words)),
    words.count(classes.length, 'drug class', 'drug classes').concat(`: ${classes.join(', ')}`),
    ...(possible.length > 0 ? [`Possible, not counted (dose or dates not recorded): ${possible.join(', ')}`] : []),
    ...(notCounted.length > 0 ? [`Not counted: ${notCounted.join(', ')}`] : []),
    augmentation.length > 0
      ? `Augmentation recorded: ${augmentation.join(', ')}`
      : 'No augmentation of 4 weeks or more recorded',
    begun,
  ];
}

function describeTrial({ drug, mgPerDay, from, until, types }: TreatmentFacts['trials'][number], words: Words): string {
  const dose = mgPerDay === undefined ? '' : ` ${words.number(mgPerDay)} mg/day`;
  const records = types.join(', ');
  if (from === undefined) return `${drug}${dose} (${records})`;
  if (until === undefined) return `${drug}${dose}, since ${words.date(from)} (${records})`;
  const weeks = Math.floor((daysBetween(from, until) + 1) / WEEK);
  return `${drug}${dose}, ${words.date(from)} to ${words.date(until)} (${words.count(weeks, 'week')}; ${records})`;
}
