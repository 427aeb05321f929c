import { LOINC } from '../src/fhir/systems.ts';
import type { InputKey } from '../src/picture/index.ts';
import type { ValueSetName } from '../src/terminology/index.ts';
import type { SitePolicy } from './policy/site-policy.ts';

const PATIENT = 'patient={{context.patientId}}';
const COUNT = '_count=200';

/** The most codes that one search may list: servers refuse longer ones. */
export const codesAtMost = 20;

/**
 * Observations are asked for by LOINC code, in the form US Core asks of servers. Per input: each value set, and the codes
 * of it that are asked for. A set without codes here has none that is public; a site maps its own.
 */
export const observationCodes: Readonly<Record<InputKey, Readonly<Record<ValueSetName, readonly string[]>>>> = {
  scores: {
    'phq9-panel': ['44249-1'],
    'phq9-total': ['44261-6'],
    'phq9-item9-suicidality': ['44260-8'],
    'gad7-total': ['70274-6'],
    'pain-severity-nrs': ['72514-3', '38208-5'],
    'peg-total': ['91147-9'],
    'c-ssrs-screener-panel': ['93373-9'],
    'c-ssrs-q1-wish-dead': ['93246-7'],
    'c-ssrs-q2-nonspecific-thoughts': ['93247-5'],
    'c-ssrs-q3-method': ['93248-3'],
    'c-ssrs-q4-intent': ['93249-1'],
    'c-ssrs-q5-plan-intent': ['93250-9'],
    'c-ssrs-q6-behavior-lifetime': ['93267-3'],
    'c-ssrs-q6-behavior-3-months': ['93269-9'],
  },
  scores2: {
    'pcl5-total': ['101698-9'],
    'audit-c-total': ['75626-2'],
    'audit-total': ['75624-7'],
    'moca-total': ['72172-0'],
    'mmse-total': ['72106-8'],
    'madrs-total': [],
    'qids-sr16-total': [],
    'hamd17-total': [],
    'ybocs-total': [],
    'lsas-total': [],
    'cadss-total': [],
    'bladder-questionnaire': [],
    'ketamine-declined': [],
    'consent-recorded': [],
    'driving-advice-recorded': [],
    'escort-recorded': [],
    'nausea-plan': [],
    'rems-enrolment': [],
  },
  vitals: {
    'blood-pressure-panel': ['85354-9', '55284-4'],
    'bp-systolic': ['8480-6'],
    'bp-diastolic': ['8462-4'],
    'heart-rate': ['8867-4'],
    spo2: ['59408-5', '2708-6'],
    'body-weight': ['29463-7'],
    bmi: ['39156-5'],
    'body-height': ['8302-2'],
  },
  labs: {
    alt: ['1742-6'],
    ast: ['1920-8'],
    alp: ['6768-6'],
    ggt: ['2324-2'],
    'bilirubin-total': ['1975-2'],
    'pregnancy-test': ['2106-3', '2118-8', '2110-5', '2112-1', '80384-1', '80385-8'],
    'hcg-serum-quantitative': ['19080-1', '21198-7'],
    'pregnancy-status': ['82810-3', '11449-6'],
    'breastfeeding-status': ['63895-7'],
  },
  // The usual urine drug screens; a laboratory that reports under other codes has its site map them.
  screens: {
    'uds-cocaine': ['14314-9', '3393-6', '3397-7'],
    'uds-phencyclidine': ['19659-2', '3936-2'],
    'uds-heroin': ['19321-9', '10976-9'],
    'uds-amphetamine': ['19261-7', '19554-5'],
    'uds-opiate-general': ['19295-5', '3879-4'],
    'uds-oxycodone': ['19642-8'],
    'uds-methadone': ['19550-3', '3773-9'],
    'uds-fentanyl': ['59673-4'],
    'uds-ketamine': ['12327-3'],
    'alcohol-level': [],
  },
};

/** A plain search for everything of one type: status, date and code are filtered here, because servers differ in them. */
function all(type: string): string {
  return `${type}?${PATIENT}&${COUNT}`;
}

/** The codes one input is asked for, each with its system: ours, then the site's own. */
export function codesAsked(key: InputKey, { codes }: Pick<SitePolicy, 'codes'>): readonly string[] {
  const sets = Object.entries(observationCodes[key] ?? {});
  const own = sets.flatMap(([, standing]) => standing.map((code) => `${LOINC}|${code}`));
  const mapped = sets.flatMap(([set]) => (codes[set] ?? []).map(({ system, code }) => `${system}|${code}`));
  return [...new Set([...own, ...mapped])];
}

/**
 * The prefetch template of each input, in the order discovery shows them. A service offers those its rules need.
 * Every search ends in `_count=200`: the most that common servers give in one page.
 */
export function templatesFor(policy: Pick<SitePolicy, 'codes'>): Readonly<Record<InputKey, string>> {
  const observations = (key: InputKey) => `Observation?${PATIENT}&code=${codesAsked(key, policy).join(',')}&${COUNT}`;
  return Object.freeze({
    patient: 'Patient/{{context.patientId}}',
    encounter: 'Encounter/{{context.encounterId}}',
    conditions: all('Condition'),
    medicationRequests: all('MedicationRequest'),
    medicationStatements: all('MedicationStatement'),
    medicationAdministrations: all('MedicationAdministration'),
    scores: observations('scores'),
    scores2: observations('scores2'),
    questionnaireResponses: all('QuestionnaireResponse'),
    vitals: observations('vitals'),
    labs: observations('labs'),
    screens: observations('screens'),
    laboratory: `Observation?${PATIENT}&category=laboratory&${COUNT}`,
    allergies: all('AllergyIntolerance'),
    procedures: all('Procedure'),
    serviceRequests: all('ServiceRequest'),
    encounters: all('Encounter'),
    coverages: all('Coverage'),
    appointments: all('Appointment'),
  });
}

/** The templates of a site that has mapped no codes. */
export const templates: Readonly<Record<InputKey, string>> = templatesFor({ codes: {} });

/** What is only fetched: bookings from today on, which no prefetch template can ask for. */
export const fetchedOnly: readonly InputKey[] = ['appointments'];
