import { compareText } from '../../../src/fhir/compare-text.ts';
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
  type PartialDate,
  type PlainDate,
} from '../../../src/picture/index.ts';
import type { ValueSetName } from '../../../src/terminology/index.ts';
import type { SitePolicy } from '../../policy/site-policy.ts';
import { drugOfSession } from '../drug.ts';
import { interactingSets } from '../interacting-sets.ts';
import { sessions } from '../sessions.ts';

/** Those whose interaction can be critical, then those that are warned of; the others follow in their own order. */
const severestFirst: readonly ValueSetName[] = [
  ...(['mao-inhibitor', 'theophylline-aminophylline'] as const),
  ...(['oxybate', 'opioid-systemic', 'benzodiazepine', 'ergot-vasoconstrictor'] as const),
  ...(['nmda-antagonist-other', 'barbiturate', 'stimulant-interacting'] as const),
];
const ordered = [...severestFirst, ...interactingSets.filter((set) => !severestFirst.includes(set))];

const taken = ordered.map((set) => ({ current: currentMedicines(set), ever: exposuresTo(set) }));

interface Listed {
  readonly current: FactList<Medicine>;
  readonly ever: FactList<Exposure>;
}

const interacting: Need<readonly Listed[]> = need({
  name: 'interacting medicines',
  inputs: ['medicationRequests', 'medicationStatements', 'medicationAdministrations'],
  read: (record) => taken.map(({ current, ever }) => ({ current: record.read(current), ever: record.read(ever) })),
});

/** A current medicine, and when it was begun: after the last session or on its day, or it is to begin. */
export interface BegunMedicine extends Medicine {
  readonly begun: 'since' | 'that day' | 'planned';
  readonly start: PartialDate;
}

/** Interacting medicines begun since the last session. */
export interface MedicinesSince {
  /** The last day of a therapy exposure; none without one. */
  readonly last?: PlainDate;
  /** What was not read and may hold a later one. */
  readonly gaps: readonly Gap[];
  /** The one whose interaction is severest is first. */
  readonly started: FactList<BegunMedicine>;
}

/**
 * Current medicines that interact with ketamine or esketamine, all entries of which that could reach to the last session are
 * dated after it. A renewal is no start; what had ended before that session and is taken again is one. Safer reading: what was
 * begun on the day of the session may have been begun after it.
 */
export const medicinesSince: Need<MedicinesSince, SitePolicy> = derive(
  'interacting medicines since the last session',
  { interacting, sessions },
  ({ interacting: sets, sessions: given }, { today }) => {
    const last = given.days.findLast((session) => drugOfSession(session.class) !== undefined)?.day;
    const all = sets.flatMap(({ current, ever }) =>
      current.items.map((one) => ({ one, start: begun(one, ever, last) })),
    );
    const undated = all
      .filter(({ start }) => start === 'undated')
      .map(({ one }): Gap => ({ input: 'medicationRequests', reason: 'undated', source: one.from }));
    const started = all.flatMap(({ one, start }): readonly Fact<BegunMedicine>[] =>
      typeof start === 'string'
        ? []
        : [{ ...one, value: { ...one.value, begun: standingOf(start, last, today), start } }],
    );
    const codes = started.map(({ value }) => value.ingredient.code);
    const once = started.filter(({ value }, place) => codes.indexOf(value.ingredient.code) === place);
    const gaps = [...sets.flatMap(({ current }) => current.gaps), ...undated];
    const looked = sets[0]?.current.looked ?? [];
    const list = factList({ items: once, complete: gaps.length > 0 ? 'no' : 'all', gaps, looked });
    return { ...(last !== undefined && { last }), gaps: given.gaps, started: list };
  },
);

/** When it was begun, where that is not before that day; a month that holds the day leaves it open. */
function begun(
  { value: { ingredient } }: Fact<Medicine>,
  ever: FactList<Exposure>,
  last: PlainDate | undefined,
): PartialDate | 'before' | 'undated' {
  const own = ever.items.filter(({ value }) => value.ingredients.some(({ code }) => code === ingredient.code));
  const reaching = own.filter(({ value: { end } }) => end === undefined || last === undefined || end.latest >= last);
  const starts = reaching.map(({ value: { start }, from }) => start ?? from.date);
  if (last === undefined || starts.some((start) => start !== undefined && start.latest < last)) return 'before';
  const known = starts.filter((start) => start !== undefined && start.earliest >= last);
  const [first] = known.toSorted((a, b) => compareText(a?.earliest ?? '', b?.earliest ?? ''));
  return known.length < starts.length || first === undefined ? 'undated' : first;
}

function standingOf(start: PartialDate, last: PlainDate | undefined, today: PlainDate): BegunMedicine['begun'] {
  if (start.earliest > today) return 'planned';
  return start.earliest === last ? 'that day' : 'since';
}
