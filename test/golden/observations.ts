import type { CodeableConcept, Resource } from '@medplum/fhirtypes';
import type { Concept, ObservationEntry } from './case.ts';
import { amount, codeable, SYSTEMS, statusOf } from './concepts.ts';
import { moment } from './dates.ts';
import type { Places } from './medicines.ts';

/** Our short names for scores, with their LOINC code and display. */
const scores = {
  phq9: ['44261-6', 'Patient Health Questionnaire 9 item (PHQ-9) total score [Reported]'],
  item9: ['44260-8', 'Thoughts that you would be better off dead, or of hurting yourself in some way'],
  nrs: ['72514-3', 'Pain severity - 0-10 verbal numeric rating [Score] - Reported'],
  weight: ['29463-7', 'Body weight'],
} as const;

const screener = {
  q1: '93246-7',
  q2: '93247-5',
  q3: '93248-3',
  q4: '93249-1',
  q5: '93250-9',
  q6: '93269-9',
  q6lifetime: '93267-3',
} as const;

const loinc = (code: string, display?: string): CodeableConcept => ({
  coding: [{ system: SYSTEMS.loinc, code, ...(display ? { display } : {}) }],
});

/** What one entry says, as the Observations (or the QuestionnaireResponse) that say it. */
export function observations(entry: ObservationEntry, places: Places): Resource[] {
  if (entry.as === 'questionnaire') return [questionnaire(entry, places)];
  const made: Resource[] = [];
  const add = (code: CodeableConcept, body: object, category: string) => {
    const id = made.length === 0 ? places.id : `${places.id}-${made.length + 1}`;
    made.push({
      ...head(entry, places, entry.category ?? category),
      id,
      code,
      ...(entry.absent ? absent : body),
    } as Resource);
  };
  for (const name of ['phq9', 'item9', 'nrs', 'weight'] as const) {
    const value = entry[name];
    if (value === undefined) continue;
    const usual = name === 'weight' ? 'kg' : '{score}';
    add(
      loinc(scores[name][0], scores[name][1]),
      number(value, entry, usual),
      name === 'weight' ? 'vital-signs' : 'survey',
    );
  }
  if (entry.bp !== undefined)
    add(loinc('85354-9', 'Blood pressure panel with all children optional'), pressure(entry), 'vital-signs');
  for (const [question, answer] of Object.entries(entry.cssrs ?? {})) {
    const yes = answer === 'yes' || answer === true;
    const value = { coding: [{ system: SYSTEMS.loinc, code: yes ? 'LA33-6' : 'LA32-8', display: yes ? 'Yes' : 'No' }] };
    add(loinc(screener[question as keyof typeof screener]), { valueCodeableConcept: value }, 'survey');
  }
  if (entry.hcg !== undefined) {
    const code = entry.hcg === 'positive' ? '10828004' : '260385009';
    const value = {
      coding: [{ system: SYSTEMS.snomed, code, display: entry.hcg === 'positive' ? 'Positive' : 'Negative' }],
    };
    add(
      loinc('2106-3', 'Choriogonadotropin (pregnancy test) [Presence] in Urine'),
      { valueCodeableConcept: value },
      'laboratory',
    );
  }
  if (entry.loinc !== undefined || entry.snomed !== undefined) {
    const named: Concept = {
      ...(entry.loinc ? { loinc: entry.loinc } : {}),
      ...(entry.snomed ? { snomed: entry.snomed } : {}),
    };
    add(codeable(named)!, anyValue(entry), 'laboratory');
  }
  if (made.length === 0)
    throw new Error('an observation needs one of phq9, item9, nrs, weight, bp, cssrs, hcg, loinc, snomed');
  return made;
}

const absent = {
  dataAbsentReason: {
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: 'not-performed' }],
  },
};

function head(entry: ObservationEntry, places: Places, category: string): object {
  return {
    resourceType: 'Observation',
    status: entry.status ?? 'final',
    category: [statusOf('observation-category', category, category)],
    subject: places.subject,
    ...(entry.on === 'none' ? {} : { effectiveDateTime: moment(entry.on ?? '0d') }),
    ...(entry.interpretation
      ? { interpretation: [statusOf('v3-ObservationInterpretation', entry.interpretation, 'N')] }
      : {}),
    ...(entry.high === undefined ? {} : { referenceRange: [{ high: amount(entry.high, entry.unit) }] }),
  };
}

function number(value: number | string, entry: ObservationEntry, unit: string): object {
  const asked = entry.unit === 'none' ? undefined : (entry.unit ?? unit);
  switch (entry.as) {
    case 'integer':
      return { valueInteger: Number(value) };
    case 'string':
      return { valueString: String(value) };
    default:
      return { valueQuantity: amount(value, asked) };
  }
}

/** `186/104`, `186/` and `/104` (one side only), with `unit`: `none` leaves it out. */
function pressure(entry: ObservationEntry): object {
  const sides = /^\s*([\d.]*)\s*\/\s*([\d.]*)\s*$/.exec(entry.bp ?? '');
  if (!sides) throw new Error(`"${entry.bp}" is not a blood pressure; write 126/80`);
  const unit = entry.unit === 'none' ? undefined : (entry.unit ?? 'mm[Hg]');
  const one = (code: string, display: string, value: string | undefined) =>
    value ? [{ code: loinc(code, display), valueQuantity: amount(value, unit) }] : [];
  return {
    component: [
      ...one('8480-6', 'Systolic blood pressure', sides[1]),
      ...one('8462-4', 'Diastolic blood pressure', sides[2]),
    ],
  };
}

function anyValue(entry: ObservationEntry): object {
  const { value } = entry;
  if (value === undefined) return {};
  if (typeof value === 'boolean') return { valueBoolean: value };
  if (typeof value === 'object') return { valueCodeableConcept: codeable(value) };
  const numeric = /^-?\d/.test(String(value));
  if (!numeric) return { valueString: String(value) };
  return number(value, entry, entry.unit ?? 'none');
}

/** The answers of the nine-item questionnaire, worth 0 to 3, as forms write them. */
const frequencies = [
  ['LA6568-5', 'Not at all'],
  ['LA6569-3', 'Several days'],
  ['LA6570-1', 'More than half the days'],
  ['LA6571-9', 'Nearly every day'],
] as const;

/** The nine-item questionnaire with a total, as a QuestionnaireResponse whose items carry LOINC codes. */
function questionnaire(entry: ObservationEntry, places: Places): Resource {
  const coded = (code: string, display: string) => [{ valueCoding: { system: SYSTEMS.loinc, code, display } }];
  const [code, display] = frequencies[Number(entry.item9)] ?? [];
  const items = [
    ...(entry.item9 === undefined
      ? []
      : [
          {
            linkId: `/${scores.item9[0]}`,
            answer: code && display ? coded(code, display) : [{ valueDecimal: Number(entry.item9) }],
          },
        ]),
    ...(entry.phq9 === undefined
      ? []
      : [{ linkId: `/${scores.phq9[0]}`, answer: [{ valueDecimal: Number(entry.phq9) }] }]),
    ...Object.entries(entry.cssrs ?? {}).map(([question, answer]) => ({
      linkId: `/${screener[question as keyof typeof screener]}`,
      answer: answer === 'yes' || answer === true ? coded('LA33-6', 'Yes') : coded('LA32-8', 'No'),
    })),
  ];
  if (items.length === 0) throw new Error('a questionnaire needs phq9, item9 or cssrs');
  return {
    resourceType: 'QuestionnaireResponse',
    id: places.id,
    status: (entry.status ?? 'completed') as 'completed',
    subject: places.subject,
    ...(entry.on === 'none' ? {} : { authored: moment(entry.on ?? '0d') }),
    item: items,
  } as Resource;
}
