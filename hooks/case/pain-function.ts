import {
  answerScores,
  derive,
  type FactList,
  joinLists,
  type Measurement,
  measurements,
  type Need,
} from '../../src/picture/index.ts';

const peg = { set: 'peg-total', min: 0, max: 10 };

/** PEG means, from Observations and completed questionnaires. */
export const pegDone: Need<FactList<Measurement>> = derive(
  'PEG scores',
  {
    measured: measurements({ ...peg, name: 'PEG', inputs: ['scores'], unit: 'score' }),
    answered: answerScores({ ...peg, name: 'PEG of a questionnaire' }),
  },
  ({ measured, answered }) => joinLists([measured, answered]),
);
