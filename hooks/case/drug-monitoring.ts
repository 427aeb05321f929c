import { recorded } from './recorded.ts';

/** Reviews of the prescription drug monitoring program, as Procedures. */
export const pdmpReviews = recorded({ name: 'PDMP review', sets: ['pdmp-review'], inputs: ['procedures'] });

/** Urine drug screens, whatever they found. */
export const drugScreensDone = recorded({
  name: 'Urine drug screen',
  sets: ['urine-drug-screen-any'],
  inputs: ['screens', 'laboratory'],
});
