import {
  allOf,
  derive,
  type FactList,
  type InputKey,
  measurements,
  type Need,
  type ProcedureDone,
  problems,
  proceduresIn,
  type Source,
  type Truth,
  yes,
} from '../../src/picture/index.ts';
import type { ValueSetName } from '../../src/terminology/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import type { Thresholds } from '../policy/thresholds.ts';
import { currentScore } from './current-score.ts';
import { nameTrials } from './disorder-trials.ts';
import { named } from './named.ts';
import { present } from './present.ts';
import { nameScores } from './severity.ts';
import type { Trial } from './trials.ts';

/** What makes a disorder severe and refractory (D2). */
interface Definition {
  /** As a reason names it: "no current, coded and confirmed <name>". */
  readonly name: string;
  readonly set: ValueSetName;
  readonly scale: {
    readonly name: string;
    readonly set: ValueSetName;
    readonly input: InputKey;
    readonly max: number;
    readonly floor: keyof Thresholds['disorders'];
    readonly days: keyof Thresholds['disorders'];
  };
  readonly trials: Need<Truth<readonly Trial[]>, SitePolicy>;
  /** A psychotherapy Procedure ever is asked for. */
  readonly psychotherapy: boolean;
}

/** A severe disorder that treatment has not settled. */
export interface RefractoryDisorder {
  /** `GAD-7 17`. */
  readonly score: string;
  /** `sertraline 100 mg/day; venlafaxine 150 mg/day`. */
  readonly tried: string;
  /** Problem and score. */
  readonly entries: readonly Source[];
  /** Medicines and psychotherapy that were counted. */
  readonly treatments: readonly Source[];
}

/** Is the disorder current, coded and confirmed, its score high, and were the treatments tried that the row asks for? */
export function refractoryDisorder(of: Definition): Need<Truth<RefractoryDisorder>, SitePolicy> {
  const { name, set, scale, trials, psychotherapy } = of;
  return derive(
    `refractory ${name}`,
    {
      disorder: problems(set, 'active'),
      totals: measurements({
        name: `${scale.name} total`,
        set: scale.set,
        inputs: [scale.input],
        unit: 'score',
        min: 0,
        max: scale.max,
      }),
      trials,
      therapy: psychotherapy ? proceduresIn('psychotherapy') : notAsked,
    },
    ({ disorder, totals, trials, therapy }, at, { thresholds: { disorders } }: SitePolicy) => {
      const score = currentScore(
        named(totals, `${scale.name} total`),
        { scale: scale.name, floor: disorders[scale.floor], days: disorders[scale.days] },
        at,
      );
      const statement = allOf({
        problem: present(disorder, `no current, coded and confirmed ${name}`),
        score,
        trials,
        therapy: therapy ? therapy.any('no psychotherapy recorded') : yes([]),
      });
      if (statement.is !== 'yes') return statement;
      const { value, because, notChecked } = statement;
      const scored = score.is === 'yes' ? score.because : [];
      return yes(
        {
          score: nameScores([value.score]),
          tried: nameTrials(value.trials),
          entries: [...value.problem.map(({ from }) => from), ...scored],
          treatments: [...value.trials.flatMap(({ sources }) => sources), ...value.therapy.map(({ from }) => from)],
        },
        because,
        notChecked,
      );
    },
  );
}

const notAsked: Need<FactList<ProcedureDone> | undefined> = Object.freeze({
  name: 'psychotherapy not asked for',
  inputs: [],
  read: () => undefined,
});
