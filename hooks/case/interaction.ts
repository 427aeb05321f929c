import type { Subject } from '../../src/engine/index.ts';
import {
  type FactList,
  type Gap,
  joinLists,
  type Medicine,
  no,
  type Source,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import type { ValueSetName } from '../../src/terminology/index.ts';
import type { Drug } from './drug.ts';
import { eitherDrug, eitherDrugAsTherapy, orderOf } from './gate.ts';
import type { OrderUnderReview } from './order.ts';
import type { RecentTherapies } from './recent-therapy.ts';

/**
 * A medicine the patient takes, or is about to, that meets ketamine or esketamine: a current medicine, or a draft
 * (another one of the same signing, or the order under review itself).
 */
export type Interacting = {
  readonly from: Source;
  /** Added to its entry on a card: as needed, to be confirmed. */
  readonly note: string;
} & (
  | { readonly medicine: Medicine; readonly order?: undefined }
  | { readonly medicine?: undefined; readonly order: OrderUnderReview }
);

/** An interaction that is about to happen. */
export interface Meeting {
  readonly medicines: readonly Interacting[];
  /** The drugs of ours that it meets. */
  readonly drugs: readonly Drug[];
  readonly order: OrderUnderReview;
}

/**
 * Does the order under review bring a medicine of these sets together with ketamine or esketamine (clinical C, both
 * directions)? An order for ours meets current medicines and drafts of the same signing; an order for theirs meets a
 * session of the last 30 days or a current order for ours, or one that is reported.
 *
 * `current` holds the current medicines of the same sets. Only orders are asked about. In anaesthesia, a procedure or
 * emergency care neither direction speaks (C, scope), unless told so by `use: 'any'`.
 */
export function meeting(of: {
  readonly orders: readonly OrderUnderReview[];
  readonly subject: Subject;
  readonly sets: readonly ValueSetName[];
  readonly current: readonly FactList<Medicine>[];
  readonly therapies: RecentTherapies;
  readonly use?: 'any';
  /** Which of the medicines of these sets count; all of them unless told. */
  readonly counts?: (one: Interacting) => boolean;
  /** The sentence for "there is none". */
  readonly none: string;
}): Truth<Meeting> {
  const { orders, subject, sets, therapies, use, none, counts = () => true } = of;
  const order = orderOf(orders, subject);
  if (!order) return no('asked only about orders', [], 'not-applicable');
  const touches = (one: OrderUnderReview) => one.touches.some((set) => sets.includes(set));
  if (order.drug === 'other') {
    const own: Interacting = { from: order.source, note: '', order };
    if (!touches(order) || !counts(own)) return no('the order touches no such interaction', [], 'not-applicable');
    if (order.use === 'anaesthetic' && use !== 'any')
      return no('ordered for anaesthesia, a procedure or emergency care', [], 'not-applicable');
    const { either } = therapies;
    if (either.is !== 'yes') return either;
    const drugs = (['ketamine', 'esketamine'] as const).filter((drug) => therapies[drug].is === 'yes');
    return yes({ medicines: [own], drugs, order }, [order.source, ...either.because], either.notChecked);
  }
  const concerned = use === 'any' ? eitherDrug(orders, subject) : eitherDrugAsTherapy(orders, subject);
  if (concerned.is !== 'yes') return concerned;
  const current = joinLists(of.current);
  const taken = current.items.map(
    ({ value: medicine, from }): Interacting => ({ from, note: noteOn(medicine), medicine }),
  );
  const drafted = orders.filter(touches).map((one): Interacting => ({ from: one.source, note: '', order: one }));
  const medicines = [...taken, ...drafted].filter(counts);
  const gaps: readonly Gap[] = current.gaps;
  if (medicines.length === 0) return gaps.length > 0 ? unknown(gaps) : no(none);
  return yes(
    {
      medicines,
      drugs: [order.drug],
      order,
    },
    [order.source, ...medicines.map(({ from }) => from)],
    gaps,
  );
}

/** Is it taken regularly, as far as is known? For interactions with a lasting effect, where as-needed use is left out. */
export function isScheduled({ medicine, order }: Interacting): boolean {
  return medicine ? !medicine.asNeededOnly : order.dose?.asNeeded !== true;
}

/** Is it of this set? `current` holds the current medicines of the set. */
export function isOf({ medicine, order }: Interacting, set: ValueSetName, current: FactList<Medicine>): boolean {
  return medicine
    ? current.items.some(({ value }) => value.ingredient.code === medicine.ingredient.code)
    : order.touches.includes(set);
}

/** The names of the drugs in it. */
export function namesOf({ medicine, order }: Interacting): readonly string[] {
  return (medicine ? [medicine.ingredient] : order.ingredients).map(({ name }) => name);
}

/** What a card says of them, without what a rule weighs. */
export function listed(medicines: readonly Interacting[]): readonly Pick<Interacting, 'from' | 'note'>[] {
  return medicines.map(({ from, note }) => ({ from, note }));
}

/** How sure a card has to be told about a current medicine. */
export function noteOn({ asNeededOnly, stale }: Medicine): string {
  return `${asNeededOnly ? ', as needed' : ''}${stale ? ', ordered more than a year ago: confirm it is still taken' : ''}`;
}
