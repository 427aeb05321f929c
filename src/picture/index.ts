// The record of one patient: how its inputs arrived, and what can be read in them.
export type { PartialDate } from '../fhir/dates.ts';
export type { PlainDate } from '../fhir/plain-date.ts';
export { allergiesTo, type Manifestation, type Reaction } from './allergies.ts';
export { type Ordinals, ordinalOf } from './answers.ts';
export { type BloodPressure, type BloodPressureQuestion, bloodPressures } from './blood-pressure.ts';
export { closedWorld } from './closed-world.ts';
export { type Problem, problems, stated } from './conditions.ts';
export { currentMedicines, type Medicine } from './current-medicines.ts';
export {
  type Amount,
  type DoseContext,
  type DoseReading,
  type DoseStep,
  type DoseUnit,
  doseGiven,
  type Given,
  mayCoincide,
  type Rate,
  readDose,
} from './dose.ts';
export { type EncounterNow, encounterNow } from './encounter.ts';
export { memberOf, sourceOf } from './entry.ts';
export { type Completeness, type Fact, type FactList, factList, joinLists, mayLieIn, type Window } from './facts.ts';
export { distinctGaps, type Gap, type GapReason, gapReasons } from './gap.ts';
export { readInputs } from './inputs.ts';
export { Known } from './known.ts';
export { type Drug, type MedicationEntry, medicationOf } from './medication-codes.ts';
export { type DailyDose, type Exposure, exposuresTo, type IngredientDose, medicationHistory } from './medications.ts';
export { derive, type Index, type Need, need, type Told, type Trait } from './need.ts';
export {
  type CodedObservation,
  codedObservations,
  type Measurement,
  type MeasurementQuestion,
  measurements,
} from './observations.ts';
export { type Age, deceased, patientAge, patientSex, type Sex } from './patient.ts';
export { type ProcedureDone, proceduresIn } from './procedures.ts';
export { type Answer, type Answers, answerScores, questionnaireAnswers } from './questionnaires.ts';
export type { Input, InputState, RecordView } from './record.ts';
export { type ServiceAskedFor, serviceRequestsIn } from './requests.ts';
export { type Result, type ResultQuestion, results } from './results.ts';
export { type InputKey, refOf, type SetVersion, type Shown, type Source, type Trust } from './source.ts';
export { strengthOf } from './strength.ts';
export { allOf, anyOf, known, no, not, type QuietWhy, type Truth, unknown, yes } from './truth.ts';
export { recordView } from './view.ts';
