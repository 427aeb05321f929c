/** A moment (see `dates.ts`): `-5d`, `-3h`, `-1d 09:20`, or a date as it stands. */
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

export interface MedicineEntry {
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
  encounter?: string;
  /** No dosage element at all. */
  noDosage?: boolean;
  subject?: string;
  id?: string;
}

export interface OrderEntry {
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
  per?: 'day' | 'week';
  at?: When;
  asNeeded?: boolean;
  reason?: Concept;
  category?: string;
  status?: string;
  intent?: string;
  noDosage?: boolean;
  id?: string;
}

export interface ObservationEntry {
  phq9?: number | string;
  item9?: number | string;
  nrs?: number | string;
  weight?: number | string;
  bp?: string;
  unit?: string;
  loinc?: string;
  snomed?: string;
  value?: number | string | boolean | Concept;
  high?: number;
  cssrs?: Partial<Record<'q1' | 'q2' | 'q3' | 'q4' | 'q5' | 'q6' | 'q6lifetime', boolean | 'yes' | 'no'>>;
  hcg?: 'positive' | 'negative';
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
  rules?: string[];
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
  absent?: string[];
}

/** One golden case: a patient, a hook, and what must and must not be said. */
export interface GoldenCase {
  name: string;
  hook: 'patient-view' | 'order-sign';
  patient: PatientEntry;
  conditions?: ConditionEntry[];
  medications?: MedicineEntry[];
  observations?: ObservationEntry[];
  allergies?: AllergyEntry[];
  procedures?: ProcedureEntry[];
  serviceRequests?: ServiceRequestEntry[];
  encounters?: EncounterEntry[];
  encounter?: EncounterEntry;
  resources?: Record<string, unknown>[];
  order?: OrderEntry;
  orders?: OrderEntry[];
  inputs?: Record<string, Fault>;
  expect: Expectation;
}

export interface GoldenFile {
  file: string;
  /** The rule the file is about; left out where cases concern several (the vignettes). */
  rule?: string;
  cases: GoldenCase[];
}
