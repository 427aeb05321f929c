import {
  type FactList,
  type Medicine,
  type Need,
  need,
  no,
  type Source,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import { type Interacting, noteOn } from './interaction.ts';
import { drafts } from './order.ts';
import { type SedativeClass, sedativeClasses } from './sedative-classes.ts';
import { systemicMedicines } from './systemic.ts';

/** The sedatives of one class that are taken, or about to be. */
export interface Sedatives {
  readonly kind: SedativeClass;
  /** Current medicines alone. */
  readonly current: FactList<Medicine>;
  /** Drafts of the same signing too. */
  readonly taken: readonly Interacting[];
}

/** The sedatives of the patient by class. As-needed use counts; what is drafted in the same signing counts as current. */
export const sedatives: Need<readonly Sedatives[]> = need({
  name: 'sedatives',
  inputs: [...new Set([...drafts.inputs, ...sedativeClasses.flatMap(({ set }) => systemicMedicines(set).inputs)])],
  softens: drafts.softens ?? [],
  read(record) {
    const { orders } = record.read(drafts);
    return sedativeClasses.map((kind): Sedatives => {
      const current = record.read(systemicMedicines(kind.set));
      const now = current.items.map(({ value, from }): Interacting => ({ from, note: noteOn(value), medicine: value }));
      const drafted = orders
        .filter(({ touches }) => touches.includes(kind.set))
        .map((order): Interacting => ({ from: order.source, note: '', order }));
      return { kind, current, taken: [...now, ...drafted] };
    });
  },
});

/** Is a sedative of this class taken, or about to be? */
export function takenOf(all: readonly Sedatives[], { name, set }: SedativeClass): Truth<readonly Interacting[]> {
  const own = all.filter(({ kind }) => kind.set === set);
  const taken = own.flatMap((one) => one.taken);
  const gaps = own.flatMap(({ current }) => current.gaps);
  if (taken.length === 0) return gaps.length > 0 ? unknown(gaps) : no(`no current ${name}`);
  return yes(
    taken,
    taken.map(({ from }) => from),
    gaps,
  );
}

/** The classes of which something is taken, without the one named. */
export function classesBeside(all: readonly Sedatives[], own?: SedativeClass): readonly Sedatives[] {
  return all.filter(({ kind, taken }) => taken.length > 0 && kind.set !== own?.set);
}

/** The same for a card: the class and its entries. */
export function byClass(
  all: readonly Sedatives[],
): readonly { readonly name: string; readonly one: string; readonly entries: readonly Source[] }[] {
  return all.map(({ kind: { name, one }, taken }) => ({ name, one, entries: taken.map(({ from }) => from) }));
}
