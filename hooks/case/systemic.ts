import type { Coding } from '@medplum/fhirtypes';
import { currentMedicines, type FactList, type Medicine, type Need, need } from '../../src/picture/index.ts';
import type { Product, Terminology, ValueSetName } from '../../src/terminology/index.ts';

/** Words of RxNorm forms that act where they are put: what is absorbed of them does not interact. */
const localForm =
  /\b(ophthalmic|otic|topical|cream|ointment|lotion|shampoo|vaginal|irrigation|mouthwash|toothpaste|medicated (pad|tape|liquid soap))\b/i;

/**
 * Is this a product that acts only where it is put (eye drops, creams)? By its route in a code we know, else by the form
 * in its RxNorm name. Safer reading: without either it counts as taken into the body. Nasal, rectal, inhaled and
 * transdermal products are systemic here.
 */
export function isLocal(
  product: Product | undefined,
  route: readonly Readonly<Coding>[],
  terminology: Terminology,
): boolean {
  const local = route.filter(({ system, code }) =>
    terminology.member('route-topical-ophthalmic-excluded', system, code),
  );
  if (route.length > 0 && local.length === route.length) return true;
  return localForm.test(`${product?.name ?? ''} ${product?.form ?? ''}`);
}

const needs = new Map<ValueSetName, Need<FactList<Medicine>>>();

/** The current medicines of a set that get into the body: one local product does not hide a systemic one of the same drug. */
export function systemicMedicines(set: ValueSetName): Need<FactList<Medicine>> {
  const known = needs.get(set);
  if (known) return known;
  const current = currentMedicines(set);
  const made = need<FactList<Medicine>>({
    name: `systemic medicines ${set}`,
    inputs: current.inputs,
    read(record) {
      return record
        .read(current)
        .where(({ exposures }) =>
          exposures.some(({ product, route }) => !isLocal(product, route ?? [], record.terminology)),
        );
    },
  });
  needs.set(set, made);
  return made;
}
