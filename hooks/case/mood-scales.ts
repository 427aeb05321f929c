import { measurements } from '../../src/picture/index.ts';

/** MADRS totals. No public list has a code for them: they are read only where a site maps its own (knowledge 0.4). */
export const madrsTotals = measurements({
  name: 'MADRS',
  set: 'madrs-total',
  inputs: ['scores2'],
  unit: 'score',
  min: 0,
  max: 60,
});

/** QIDS-SR16 totals, likewise. */
export const qidsTotals = measurements({
  name: 'QIDS-SR16',
  set: 'qids-sr16-total',
  inputs: ['scores2'],
  unit: 'score',
  min: 0,
  max: 27,
});
