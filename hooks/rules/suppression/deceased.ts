import { deceased, known } from '../../../src/picture/index.ts';
import { suppressor } from '../../rule.ts';

/** `af-deceased`: a recorded death silences everything. */
export const afDeceased = suppressor({
  id: 'af-deceased',
  plan: 'af-deceased',
  title: 'Death recorded',
  basis: 'Nothing here helps after a death.',
  silences: 'everything',
  needs: { deceased },
  decide: ({ deceased }) => known(deceased, 'no death recorded', (dead) => dead),
});
