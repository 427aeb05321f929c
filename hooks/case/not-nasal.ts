import { currentMedicines, type FactList, type Medicine, type Need, need } from '../../src/picture/index.ts';
import type { Product, ValueSetName } from '../../src/terminology/index.ts';
import type { Interacting } from './interaction.ts';
import { type Route, routesOf } from './route.ts';
import { isLocal } from './systemic.ts';

/**
 * The current medicines of a set that are neither nasal nor local (eye drops, creams): by their route in a code we know,
 * else by the form in the RxNorm name. Safer reading: without either a medicine counts.
 */
export function medicinesNotNasal(set: ValueSetName): Need<FactList<Medicine>> {
  const current = currentMedicines(set);
  return need<FactList<Medicine>>({
    name: `medicines not nasal ${set}`,
    inputs: current.inputs,
    read: (record) =>
      record
        .read(current)
        .where(({ exposures }) =>
          exposures.some(
            ({ product, route = [] }) =>
              !isLocal(product, route, record.terminology) && !isNasal(routesOf(route, record.terminology), product),
          ),
        ),
  });
}

/** The same of a draft; a current medicine was sorted out before. */
export function isNotNasal({ order }: Interacting): boolean {
  return order === undefined || !isNasal(order.routes, order.product);
}

function isNasal(routes: readonly Route[], product: Product | undefined): boolean {
  if (routes.length > 0) return routes.every((route) => route === 'nasal');
  return /\bnasal\b/i.test(`${product?.name} ${product?.form}`);
}
