import { LOINC } from '../../src/fhir/systems.ts';
import {
  type Answer,
  answerScores,
  derive,
  type Fact,
  type FactList,
  factList,
  type Gap,
  joinLists,
  type Measurement,
  measurements,
  type Need,
  need,
  ordinalOf,
  questionnaireAnswers,
} from '../../src/picture/index.ts';
import { named } from './named.ts';

/** What the coded answers of the PHQ-9 count: not at all, several days, more than half the days, nearly every day. */
const ordinals = { 'LA6568-5': 0, 'LA6569-3': 1, 'LA6570-1': 2, 'LA6571-9': 3 } as const;
const QUESTIONS = 9;
const HIGHEST = 3;

const total = { name: 'PHQ-9 total', set: 'phq9-total', min: 0, max: QUESTIONS * HIGHEST };
const item9 = { name: 'PHQ-9 item 9', set: 'phq9-item9-suicidality', min: 0, max: HIGHEST, ordinals };

/**
 * Totals reckoned from completed questionnaires that carry nine valid answers and no total of their own. Nine answers of
 * which one cannot be read, or without a date, are a gap: they may be the latest total.
 */
const summedTotals: Need<FactList<Measurement>> = need({
  name: 'summed PHQ-9 answers',
  inputs: ['questionnaireResponses'],
  read(record) {
    const forms = record.read(questionnaireAnswers);
    const isIn = (set: string, { codes }: Answer) => codes.find((code) => record.terminology.member(set, LOINC, code));
    const gaps: Gap[] = [];
    const items = forms.items.flatMap(({ value: form, from }): Fact<Measurement>[] => {
      if (form.items.some((answer) => isIn(total.set, answer))) return [];
      const answers = new Map<string, number | undefined>();
      for (const answer of form.items) {
        const code = isIn('phq9-items', answer);
        const value = ordinalOf(answer.codings, ordinals) ?? answer.number;
        if (code !== undefined && (value === undefined || (value >= 0 && value <= HIGHEST))) answers.set(code, value);
      }
      if (answers.size !== QUESTIONS) return [];
      const counts = [...answers.values()].filter((one) => one !== undefined);
      const value = counts.reduce((sum, one) => sum + one, 0);
      const source = Object.freeze({ ...from, shown: { name: total.name, value: String(value) } });
      if (from.date !== undefined && counts.length === QUESTIONS)
        return [Object.freeze({ value: { value, unit: 'score' }, from: source })];
      gaps.push({ input: 'questionnaireResponses', reason: from.date ? 'unreadable' : 'undated', source: from });
      return [];
    });
    return factList({ items, complete: forms.complete, gaps, looked: forms.looked });
  },
});

/**
 * PHQ-9 totals, from Observations, components and completed questionnaires. A questionnaire gives its total item, else
 * the sum of its nine answers; one with fewer answers gives no total.
 */
export const phq9Totals: Need<FactList<Measurement>> = derive(
  'PHQ-9 totals',
  {
    measured: measurements({ ...total, inputs: ['scores'], unit: 'score' }),
    stated: answerScores({ ...total, name: 'PHQ-9 total of a questionnaire' }),
    summed: summedTotals,
  },
  ({ measured, stated, summed }) => named(joinLists([measured, stated, summed]), total.name),
);

/**
 * Answers to item 9 of the PHQ-9 (thoughts of being better off dead or of self-harm), 0 to 3. A total without this item
 * leaves no entry here: the answer is unknown then, and never read as 0.
 */
export const phq9Item9: Need<FactList<Measurement>> = derive(
  'PHQ-9 item 9 answers',
  {
    measured: measurements({ ...item9, inputs: ['scores'], unit: 'score' }),
    answered: answerScores({ ...item9, name: 'PHQ-9 item 9 of a questionnaire' }),
  },
  ({ measured, answered }) => named(joinLists([measured, answered]), 'PHQ-9 item 9, answer'),
);
