import { known, patientAge } from '../../../src/picture/index.ts';
import { suppressor } from '../../rule.ts';

/** `af-minor`: under 18, or possibly under 18, there is no indication and no timing card. Safety and suicide rules speak. */
export const afMinor = suppressor({
  id: 'af-minor',
  plan: 'af-minor',
  title: 'Patient under 18',
  basis: 'Neither use is approved under 18, and the evidence is one small trial.',
  silences: [4, 5],
  needs: { age: patientAge },
  decide: ({ age }, { site }) => known(age, 'the patient is an adult', ({ min }) => min < site.thresholds.adultAge),
});
