import {
  currentMedicines,
  derive,
  type Exposure,
  exposuresTo,
  type Fact,
  type FactList,
  factList,
  type Gap,
  type Medicine,
  type Need,
  need,
  type PlainDate,
} from '../../../src/picture/index.ts';
import type { SitePolicy } from '../../policy/site-policy.ts';
import { drugOfSession } from '../drug.ts';
import { interactingSets } from '../interacting-sets.ts';
import { sessions } from '../sessions.ts';

const taken = interactingSets.map((set) => ({ current: currentMedicines(set), ever: exposuresTo(set) }));

interface Listed {
  readonly current: FactList<Medicine>;
  readonly ever: FactList<Exposure>;
}

const interacting: Need<readonly Listed[]> = need({
  name: 'interacting medicines',
  inputs: ['medicationRequests', 'medicationStatements', 'medicationAdministrations'],
  read: (record) => taken.map(({ current, ever }) => ({ current: record.read(current), ever: record.read(ever) })),
});

/** Interacting medicines begun since the last session. */
export interface MedicinesSince {
  /** The last day of a therapy exposure; none without one. */
  readonly last?: PlainDate;
  /** What was not read and may hold a later one. */
  readonly gaps: readonly Gap[];
  readonly started: FactList<Medicine>;
}

/**
 * Current medicines that interact with ketamine or esketamine, all entries of which that could reach to the last session are
 * dated after it. A renewal is no start; what had ended before that session and is taken again is one.
 */
export const medicinesSince: Need<MedicinesSince, SitePolicy> = derive(
  'interacting medicines since the last session',
  { interacting, sessions },
  ({ interacting: sets, sessions: given }) => {
    const last = given.days.findLast((session) => drugOfSession(session.class) !== undefined)?.day;
    const all = sets.flatMap(({ current, ever }) =>
      current.items.map((one) => ({ one, since: begun(one, ever, last) })),
    );
    const undated = all
      .filter(({ since }) => since === 'undated')
      .map(({ one }): Gap => ({ input: 'medicationRequests', reason: 'undated', source: one.from }));
    const started = all.filter(({ since }) => since === 'after').map(({ one }) => one);
    const once = [...new Map(started.map((one) => [one.value.ingredient.code, one])).values()];
    const gaps = [...sets.flatMap(({ current }) => current.gaps), ...undated];
    const looked = sets[0]?.current.looked ?? [];
    const list = factList({ items: once, complete: gaps.length > 0 ? 'no' : 'all', gaps, looked });
    return { ...(last !== undefined && { last }), gaps: given.gaps, started: list };
  },
);

/** Was it begun after that day, or taken before? */
function begun(
  { value: { ingredient } }: Fact<Medicine>,
  ever: FactList<Exposure>,
  last: PlainDate | undefined,
): 'after' | 'before' | 'undated' {
  const own = ever.items.filter(({ value }) => value.ingredients.some(({ code }) => code === ingredient.code));
  const reaching = own.filter(({ value: { end } }) => end === undefined || last === undefined || end.latest >= last);
  const starts = reaching.map(({ value: { start }, from }) => start ?? from.date);
  if (last === undefined || starts.some((start) => start !== undefined && start.earliest <= last)) return 'before';
  return starts.includes(undefined) ? 'undated' : 'after';
}
