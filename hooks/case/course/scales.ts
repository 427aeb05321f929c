import { derive, type FactList, type Measurement, type Need } from '../../../src/picture/index.ts';
import type { Thresholds } from '../../policy/thresholds.ts';
import { madrsTotals, qidsTotals } from '../mood-scales.ts';
import { named } from '../named.ts';
import { numericPainScores } from '../pain.ts';
import { pegDone } from '../pain-function.ts';
import { phq9Totals } from '../phq9.ts';

/** A scale a course can be followed by. */
export interface Scale {
  readonly name: 'PHQ-9' | 'MADRS' | 'QIDS-SR16' | '0–10 pain' | 'PEG';
  readonly kind: 'mood' | 'pain';
  /** Highest score in remission (resp-remission). Pain has none. */
  readonly remission?: (limits: Thresholds['response']) => number;
  /** Points above the lowest score, and the score from which on, it is worsening (F5). QIDS-SR16 and pain have none. */
  readonly worse?: (limits: Thresholds['response']) => { readonly by: number; readonly from: number };
  /** Score from which two in a row are a relapse (F7). */
  readonly relapse?: (limits: Thresholds['response']) => number;
  /** Hours after a session in which a score shows its acute effect (F1). */
  readonly acuteHours: (limits: Thresholds['timing']) => number;
}

const usual = ({ acuteHours }: Thresholds['timing']) => acuteHours;

/** In the order in which one is preferred where several were used alike. */
export const scales = {
  phq9: {
    name: 'PHQ-9',
    kind: 'mood',
    remission: ({ remissionPhq9 }) => remissionPhq9,
    worse: ({ worseByPhq9: by, worseFromPhq9: from }) => ({ by, from }),
    relapse: ({ relapsePhq9 }) => relapsePhq9,
    acuteHours: usual,
  },
  madrs: {
    name: 'MADRS',
    kind: 'mood',
    remission: ({ remissionMadrs }) => remissionMadrs,
    worse: ({ worseByMadrs: by, worseFromMadrs: from }) => ({ by, from }),
    relapse: ({ relapseMadrs }) => relapseMadrs,
    acuteHours: ({ madrsAcuteHours }) => madrsAcuteHours,
  },
  qids: { name: 'QIDS-SR16', kind: 'mood', remission: ({ remissionQids }) => remissionQids, acuteHours: usual },
  nrs: { name: '0–10 pain', kind: 'pain', acuteHours: usual },
  peg: { name: 'PEG', kind: 'pain', acuteHours: usual },
} as const satisfies Readonly<Record<string, Scale>>;

/** The scores of one scale. */
export interface Rated {
  readonly scale: Scale;
  readonly list: FactList<Measurement>;
}

/** All scores by which a course can be followed. MADRS and QIDS-SR16 only where a site maps their codes (knowledge 0.4). */
export const courseScores: Need<readonly Rated[]> = derive(
  'scores of a course',
  {
    phq9: phq9Totals,
    madrs: madrsTotals,
    qids: qidsTotals,
    nrs: numericPainScores,
    peg: pegDone,
  },
  (lists) => [
    { scale: scales.phq9, list: lists.phq9 },
    { scale: scales.madrs, list: named(lists.madrs, 'MADRS total') },
    { scale: scales.qids, list: named(lists.qids, 'QIDS-SR16 total') },
    { scale: scales.nrs, list: named(lists.nrs, 'Pain score (0–10)') },
    { scale: scales.peg, list: named(lists.peg, 'PEG (0–10)') },
  ],
);
