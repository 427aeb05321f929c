import type { CodeableConcept, Resource } from '@medplum/fhirtypes';
import type { Concept, ObservationEntry } from './case.ts';
import { amount, codeable, SYSTEMS, statusOf } from './concepts.ts';
import { moment } from './dates.ts';
import { drugTests, type MeasureName, measures, urinalysisCounts, urinalysisWords } from './measures.ts';
import type { Places } from './medicines.ts';

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
      ...head(entry, places, entry.category ?? category, body),
      id,
      code,
      ...(entry.absent ? absent : body),
    } as Resource);
  };
  for (const { name, loinc: code, display, unit, category } of measures) {
    const value = entry[name];
    if (value !== undefined) add(loinc(code, display), number(value, entry, unit), category);
  }
  if ((entry.high !== undefined || entry.low !== undefined) && made.length > 1)
    throw new Error('a reference range is that of one measure; write one entry for each');
  if (entry.bp !== undefined)
    add(loinc('85354-9', 'Blood pressure panel with all children optional'), pressure(entry), 'vital-signs');
  for (const [question, answer] of Object.entries(entry.cssrs ?? {})) {
    const yes = answer === 'yes' || answer === true;
    const value = { coding: [{ system: SYSTEMS.loinc, code: yes ? 'LA33-6' : 'LA32-8', display: yes ? 'Yes' : 'No' }] };
    add(loinc(screener[question as keyof typeof screener]), { valueCodeableConcept: value }, 'survey');
  }
  const found = ([code, display]: readonly [string, string], word: 'positive' | 'negative') =>
    add(loinc(code, display), { valueCodeableConcept: presence[word] }, 'laboratory');
  if (entry.hcg !== undefined) found(['2106-3', 'Choriogonadotropin (pregnancy test) [Presence] in Urine'], entry.hcg);
  for (const [drug, word] of Object.entries(entry.uds ?? {})) found(drugTests[drug as keyof typeof drugTests], word);
  for (const [part, said] of Object.entries(entry.urinalysis ?? {})) {
    if (typeof said === 'string') found(urinalysisWords[part as keyof typeof urinalysisWords], said);
    else {
      const [code, display] = urinalysisCounts[part as keyof typeof urinalysisCounts];
      add(loinc(code, display), number(said, entry, '/[HPF]'), 'laboratory');
    }
  }
  if (entry.loinc !== undefined || entry.snomed !== undefined) {
    const named: Concept = {
      ...(entry.loinc ? { loinc: entry.loinc } : {}),
      ...(entry.snomed ? { snomed: entry.snomed } : {}),
    };
    add(codeable(named)!, anyValue(entry), 'laboratory');
  }
  if (made.length === 0)
    throw new Error(
      'an observation needs a measure by name (measures.ts), or bp, cssrs, hcg, uds, urinalysis, loinc, snomed',
    );
  return made;
}

const presence = {
  positive: { coding: [{ system: SYSTEMS.snomed, code: '10828004', display: 'Positive' }] },
  negative: { coding: [{ system: SYSTEMS.snomed, code: '260385009', display: 'Negative' }] },
} as const;

const absent = {
  dataAbsentReason: {
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: 'not-performed' }],
  },
};

function head(entry: ObservationEntry, places: Places, category: string, body: object): object {
  return {
    resourceType: 'Observation',
    status: entry.status ?? 'final',
    category: [statusOf('observation-category', category, category)],
    subject: places.subject,
    ...(entry.on === 'none' ? {} : { effectiveDateTime: moment(entry.on ?? '0d') }),
    ...(entry.interpretation
      ? { interpretation: [statusOf('v3-ObservationInterpretation', entry.interpretation, 'N')] }
      : {}),
    ...(entry.high === undefined && entry.low === undefined ? {} : { referenceRange: [range(entry, body)] }),
  };
}

/** The reference range, in the unit of the value. */
function range({ high, low, unit }: ObservationEntry, body: { readonly valueQuantity?: { unit?: string } }): object {
  const asked = unit === 'none' ? undefined : (body.valueQuantity?.unit ?? unit);
  return {
    ...(low === undefined ? {} : { low: amount(low, asked) }),
    ...(high === undefined ? {} : { high: amount(high, asked) }),
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

function loincOf(measure: MeasureName): string {
  return measures.find(({ name }) => name === measure)?.loinc ?? '';
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
            linkId: `/${loincOf('item9')}`,
            answer: code && display ? coded(code, display) : [{ valueDecimal: Number(entry.item9) }],
          },
        ]),
    ...(entry.phq9 === undefined
      ? []
      : [{ linkId: `/${loincOf('phq9')}`, answer: [{ valueDecimal: Number(entry.phq9) }] }]),
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
