import { LOINC } from '../../src/fhir/systems.ts';
import {
  type CodedObservation,
  codedObservations,
  type Fact,
  type FactList,
  factList,
  type Gap,
  type Need,
  need,
  questionnaireAnswers,
  type RecordView,
} from '../../src/picture/index.ts';

/** The questions of the Columbia screen that matter here, and the value set of each. */
const questions = {
  'wish to be dead': 'c-ssrs-q1-wish-dead',
  'suicidal thoughts': 'c-ssrs-q2-nonspecific-thoughts',
  'thoughts with a method': 'c-ssrs-q3-method',
  'thoughts with some intent': 'c-ssrs-q4-intent',
  'a plan with intent': 'c-ssrs-q5-plan-intent',
  'suicidal behaviour, ever': 'c-ssrs-q6-behavior-lifetime',
  'suicidal behaviour in the last 3 months': 'c-ssrs-q6-behavior-3-months',
} as const;

export type ScreenQuestion = keyof typeof questions;

/** One answer of a Columbia screen; `undefined` where it was recorded but cannot be read. */
export interface ScreenAnswer {
  readonly question: ScreenQuestion;
  readonly yes: boolean | undefined;
}

const names = Object.keys(questions) as ScreenQuestion[];
const observed = names.map((question) => ({
  question,
  need: codedObservations({ name: `C-SSRS: ${question}`, set: questions[question], inputs: ['scores'] }),
}));

/**
 * All answers of Columbia screens (C-SSRS), from Observations, components and completed questionnaires. An answer that
 * is neither yes nor no stays in the list as unreadable: it may have been a yes.
 */
export const screenAnswers: Need<FactList<ScreenAnswer>> = need({
  name: 'C-SSRS answers',
  inputs: ['scores', 'questionnaireResponses'],
  read(record) {
    const items: Fact<ScreenAnswer>[] = [];
    const gaps: Gap[] = [...record.input('scores').gaps];
    for (const { question, need: answers } of observed) {
      const list: FactList<CodedObservation> = record.read(answers);
      gaps.push(...list.gaps.filter(({ source }) => source !== undefined));
      for (const { value, from } of list.items) items.push(answer(question, value.value.yes, from));
    }
    const forms = record.read(questionnaireAnswers);
    for (const { value: form, from } of forms.items) {
      for (const { codes, yes } of form.items) {
        const question = questionOf(codes, record);
        if (question) items.push(answer(question, yes, from));
      }
    }
    const complete = record.input('scores').complete === 'all' && forms.complete === 'all' ? 'all' : 'no';
    return factList({ items, complete, gaps: [...gaps, ...forms.gaps], looked: ['scores', 'questionnaireResponses'] });
  },
});

function questionOf(codes: readonly string[], record: RecordView): ScreenQuestion | undefined {
  return names.find((question) => codes.some((code) => record.terminology.member(questions[question], LOINC, code)));
}

function answer(
  question: ScreenQuestion,
  yes: boolean | undefined,
  from: Fact<ScreenAnswer>['from'],
): Fact<ScreenAnswer> {
  const shown = {
    name: `C-SSRS: ${question}`,
    value: yes === undefined ? 'not readable' : `answered ${yes ? 'yes' : 'no'}`,
  };
  return Object.freeze({ value: { question, yes }, from: Object.freeze({ ...from, shown }) });
}
