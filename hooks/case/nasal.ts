import { codingsOf, listOf, textOf } from '../../src/fhir/elements.ts';
import {
  currentMedicines,
  type Exposure,
  type FactList,
  joinLists,
  type Medicine,
  type Need,
  need,
} from '../../src/picture/index.ts';
import type { Terminology } from '../../src/terminology/index.ts';
import { routesOf } from './route.ts';

const decongestants = currentMedicines('sympathomimetic-decongestant');
const steroids = currentMedicines('nasal-corticosteroid');

/**
 * Current nasal sprays that share the nose with esketamine: decongestants given by the nose, and nasal corticosteroids.
 *
 * A decongestant is nasal by its route, else by its product ("… Nasal Spray") or the words of the entry; tablets of the
 * same drug and eye drops are not meant, nor one of which nothing says where it goes. Corticosteroids are known by their
 * nasal product only: the same drugs are inhaled and swallowed.
 */
export const nasalSprays: Need<FactList<Medicine>> = need({
  name: 'nasal sprays',
  inputs: [...new Set([...decongestants.inputs, ...steroids.inputs])],
  read(record) {
    const nasal = record
      .read(decongestants)
      .where(({ exposures }) => exposures.some((exposure) => isNasal(exposure, record.terminology)));
    return joinLists([nasal, record.read(steroids)]);
  },
});

function isNasal({ route, product, entry }: Exposure, terminology: Terminology): boolean {
  const routes = routesOf(route ?? [], terminology);
  if (routes.length > 0) return routes.includes('nasal');
  const [concept] = listOf(entry.medicationCodeableConcept);
  const written = [
    product?.form,
    product?.name,
    textOf(concept?.text),
    ...codingsOf(concept).map(({ display }) => display),
  ];
  return written.some((text) => /\b(nasal|nose|intranasal)\b/i.test(text ?? ''));
}
