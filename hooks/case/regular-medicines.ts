import { type Exposure, type FactList, medicationHistory, type Need, need } from '../../src/picture/index.ts';
import { isLocal } from './systemic.ts';

/** Every exposure to a drug that gets into the body and is not taken only as needed: a treatment that may last for weeks. */
export const regularMedicines: Need<FactList<Exposure>> = need({
  name: 'regular medicines',
  inputs: medicationHistory.inputs,
  read({ read, terminology }) {
    return read(medicationHistory).where(
      ({ asNeeded, product, route }) => !asNeeded && !isLocal(product, route ?? [], terminology),
    );
  },
});
