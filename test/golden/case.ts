import type { Hook } from '../../src/protocol/types.ts';
import type { drugTests, MeasureName, urinalysisCounts, urinalysisWords } from './measures.ts';

/** A moment (see `dates.ts`): `-5d`, `+3d 09:00`, `-3h`, or a date as it stands. */
type When = string | number;

/** A concept: any of these, as many codings as named; `text` is `CodeableConcept.text`, `display` that of each coding. */
export interface Concept {
  icd10?: string;
  snomed?: string;
  loinc?: string;
  rxnorm?: string;
  cpt?: string;
  hcpcs?: string;
  system?: string;
  code?: string;
  text?: string;
  display?: string;
}

interface PatientEntry {
  given?: string;
  family?: string;
  age?: number;
  birthDate?: When | 'none';
  sex?: 'female' | 'male' | 'other' | 'unknown' | 'none';
  deceased?: boolean | When;
}

export interface ConditionEntry extends Concept {
  onset?: When;
  recorded?: When;
  abated?: When;
  clinical?: 'active' | 'recurrence' | 'relapse' | 'remission' | 'inactive' | 'resolved' | 'none' | string;
  verification?:
    | 'confirmed'
    | 'unconfirmed'
    | 'provisional'
    | 'differential'
    | 'refuted'
    | 'entered-in-error'
    | 'none'
    | string;
  category?: 'problem-list-item' | 'encounter-diagnosis' | 'health-concern' | 'none';
  encounter?: string;
  subject?: string;
  id?: string;
}

/** One instruction of several: how much, by which route, for how long, how often. */
export interface DosageStep {
  dose?: string | number;
  perKg?: string;
  minutes?: number;
  rate?: string;
  route?: string;
  times?: number;
  per?: 'day' | 'week' | 'month';
  from?: When;
  to?: When;
  at?: When;
  asNeeded?: boolean;
  /** What stands on the prescription in words. */
  instructions?: string;
}

/** What a prescription says beyond the dose. */
interface PrescriptionEntry {
  category?: string;
  instructions?: string;
  /** Several instructions, in place of one dose. */
  steps?: DosageStep[];
  /** To be handed out: `true` for one package, or a quantity; for so many days, and so many times again. */
  dispense?: boolean | string | number;
  days?: number;
  refills?: number;
  /** The id of the MedicationRequest this one follows. */
  priorPrescription?: string;
  encounter?: string;
}

export interface MedicineEntry extends PrescriptionEntry {
  kind?: 'request' | 'statement' | 'administration';
  drug?: string;
  rxnorm?: string;
  text?: string;
  display?: string;
  system?: string;
  code?: string;
  /** How the drug is named: in the entry itself, or behind a reference. */
  via?: 'inline' | 'contained' | 'urn' | 'relative' | 'absolute' | 'orphan';
  dose?: string | number;
  times?: number;
  per?: 'day' | 'week' | 'month';
  from?: When;
  to?: When;
  on?: When;
  authored?: When | 'none';
  minutes?: number;
  rate?: string;
  route?: string;
  asNeeded?: boolean;
  status?: string;
  intent?: string;
  reported?: boolean;
  doNotPerform?: boolean;
  reason?: Concept;
  /** No dosage element at all. */
  noDosage?: boolean;
  subject?: string;
  id?: string;
}

export interface OrderEntry extends PrescriptionEntry {
  kind?: 'medication' | 'service';
  drug?: string;
  rxnorm?: string;
  text?: string;
  display?: string;
  system?: string;
  code?: string;
  snomed?: string;
  cpt?: string;
  hcpcs?: string;
  via?: MedicineEntry['via'];
  dose?: string | number;
  perKg?: string;
  minutes?: number;
  rate?: string;
  route?: string;
  times?: number;
  per?: 'day' | 'week' | 'month';
  at?: When;
  asNeeded?: boolean;
  reason?: Concept;
  /** The id of a Condition of the record that is the reason. */
  reasonFrom?: string;
  status?: string;
  intent?: string;
  noDosage?: boolean;
  id?: string;
}

type Presence = 'positive' | 'negative';

export interface ObservationEntry extends Partial<Record<MeasureName, number | string>> {
  bp?: string;
  unit?: string;
  loinc?: string;
  snomed?: string;
  value?: number | string | boolean | Concept;
  /** The reference range. */
  high?: number;
  low?: number;
  cssrs?: Partial<Record<'q1' | 'q2' | 'q3' | 'q4' | 'q5' | 'q6' | 'q6lifetime', boolean | 'yes' | 'no'>>;
  hcg?: Presence;
  uds?: Partial<Record<keyof typeof drugTests, Presence>>;
  urinalysis?: Partial<Record<keyof typeof urinalysisWords, Presence> & Record<keyof typeof urinalysisCounts, number>>;
  /** Which FHIR element holds the number. */
  as?: 'quantity' | 'integer' | 'string' | 'questionnaire';
  interpretation?: string;
  category?: string;
  absent?: boolean;
  status?: string;
  on?: When | 'none';
  subject?: string;
  id?: string;
}

export interface AllergyEntry extends Concept {
  drug?: string;
  clinical?: 'active' | 'inactive' | 'resolved' | 'none';
  verification?: 'confirmed' | 'unconfirmed' | 'presumed' | 'refuted' | 'entered-in-error' | 'none';
  criticality?: 'low' | 'high' | 'unable-to-assess';
  type?: 'allergy' | 'intolerance';
  manifestations?: Concept[];
  recorded?: When;
  subject?: string;
  id?: string;
}

export interface ProcedureEntry extends Concept {
  on?: When | 'none';
  until?: When;
  status?: string;
  reason?: Concept;
  subject?: string;
  id?: string;
}

export interface ServiceRequestEntry extends Concept {
  status?: string;
  intent?: string;
  authored?: When | 'none';
  /** When it is to be done. */
  at?: When;
  reason?: Concept;
  specialty?: Concept;
  subject?: string;
  id?: string;
}

export interface EncounterEntry {
  class?: string;
  type?: Concept;
  serviceType?: Concept;
  reason?: Concept;
  on?: When;
  until?: When;
  status?: string;
  /** The id of the Appointment it goes back to. */
  appointment?: string;
  subject?: string;
  id?: string;
}

/** A completed form, by the LOINC code of the form and of each question. */
export interface QuestionnaireEntry {
  loinc?: string;
  /** A number, `LA…` for a coded answer, true or false, or words. */
  items: { loinc: string; answer: number | string | boolean }[];
  status?: string;
  on?: When | 'none';
  subject?: string;
  id?: string;
}

export interface CoverageEntry {
  status?: string;
  type?: Concept;
  payor?: string;
  from?: When;
  to?: When;
  subject?: string;
  id?: string;
}

/** A visit to come: proposed by the hook, or booked in the record. */
export interface VisitEntry {
  on?: When | 'none';
  minutes?: number;
  type?: Concept;
  serviceType?: Concept;
  specialty?: Concept;
  reason?: Concept;
  text?: string;
  /** The id of a ServiceRequest. */
  basedOn?: string;
  status?: string;
  created?: When;
  subject?: string;
  id?: string;
}

/** What the visit of a session was, where the record holds it. */
type SessionVisit = Pick<EncounterEntry, 'class' | 'type' | 'serviceType' | 'reason'>;

/** Doses given: a MedicationAdministration for each moment of `on`. */
export interface SessionEntry {
  /** Ketamine: 35 mg iv over 40 min; esketamine: 56 mg nasal. */
  drug: 'ketamine' | 'esketamine';
  /** Days are ten o'clock, because EHRs record a time. */
  on: When | When[];
  /** `false`: days stay days, as of records brought in from elsewhere. */
  timed?: boolean;
  dose?: string | number;
  route?: string;
  /** How long it ran; `none` where the record does not say. */
  minutes?: number | 'none';
  rate?: string;
  status?: string;
  reason?: Concept | 'none';
  /** An Encounter for each of them, from half an hour before to two hours after. */
  visit?: SessionVisit;
  /** Or the one Encounter all of them belong to. */
  encounter?: string;
  subject?: string;
  id?: string;
}

/** Scales by name. MADRS and QIDS-SR16 go out under a site's own codes (`scores.ts`), because no public list has any. */
export type ScaleName = MeasureName | 'bp' | 'madrs' | 'qids';

/** One scale over time: an Observation for each moment. */
export interface ScoreEntry {
  scale: ScaleName;
  /** A value for each moment; of the PHQ-9, a pair is the total and item 9. Days stay dates. */
  at: Record<string, number | string | [number, number]>;
  status?: string;
  subject?: string;
  id?: string;
}

export const faults = ['missing', 'null', 'failed', 'partial', 'unreadable', 'wrong-patient'] as const;
/** What can happen to one prefetch key. */
export type Fault = (typeof faults)[number];

export const verdictKinds = ['fires', 'quiet', 'cannot-tell'] as const;
export type VerdictKind = (typeof verdictKinds)[number];

export interface ExpectedVerdict {
  kind: VerdictKind;
  why?: 'not-applicable' | 'not-met' | 'already-handled';
  indicator?: 'info' | 'warning' | 'critical';
  reason?: string;
  fate?: string;
  gaps?: string[];
}

export interface ExpectedCard {
  group?: number;
  indicator?: 'info' | 'warning' | 'critical';
  /** Every rule on the card: the one that leads, and those below it. */
  rules?: string[];
  /** Those of them that stand on it as a line. */
  lines?: string[];
  suggestions?: string[];
  incomplete?: boolean;
  /** Words the summary, or the whole card, must hold. */
  summary?: string;
  says?: string[];
}

export interface Expectation {
  status?: 200 | 412;
  verdicts?: Record<string, VerdictKind | ExpectedVerdict>;
  cards?: ExpectedCard[];
  /** Rules that stand as a line on some card. */
  lines?: string[];
  absent?: string[];
}

/** What a record holds, as the case language writes it. */
export interface RecordEntries {
  patient: PatientEntry;
  conditions?: ConditionEntry[];
  medications?: MedicineEntry[];
  sessions?: SessionEntry[];
  observations?: ObservationEntry[];
  scores?: ScoreEntry[];
  questionnaires?: QuestionnaireEntry[];
  allergies?: AllergyEntry[];
  procedures?: ProcedureEntry[];
  serviceRequests?: ServiceRequestEntry[];
  encounters?: EncounterEntry[];
  coverage?: CoverageEntry[];
  /** Appointments of the record. */
  booked?: VisitEntry[];
  /** The visit the hook fires in. */
  encounter?: EncounterEntry;
  resources?: Record<string, unknown>[];
}

/** One golden case: a patient, a hook, and what must and must not be said. */
export interface GoldenCase extends RecordEntries {
  name: string;
  hook: Hook;
  order?: OrderEntry;
  orders?: OrderEntry[];
  /** At order-select: which drafts were just chosen; all of them unless said otherwise. */
  selections?: string[];
  /** At appointment-book: the visits about to be booked. */
  appointments?: VisitEntry[];
  /** What this site set otherwise than the policy of a site that set nothing. */
  site?: Record<string, unknown>;
  inputs?: Record<string, Fault>;
  expect: Expectation;
}

export interface GoldenFile {
  file: string;
  /** The rule the file is about; left out where cases concern several (the vignettes). */
  rule?: string;
  cases: GoldenCase[];
}
