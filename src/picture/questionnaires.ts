import type { Coding, QuestionnaireResponse, QuestionnaireResponseItem } from '@medplum/fhirtypes';
import { readDate } from '../fhir/dates.ts';
import { cleanCoding, listOf, numberOf, textOf } from '../fhir/elements.ts';
import { readNumber, readQuantity } from '../fhir/quantities.ts';
import { LOINC } from '../fhir/systems.ts';
import type { ValueSetName } from '../terminology/index.ts';
import { type Ordinals, ordinalOf, yesOf } from './answers.ts';
import { entryGap, sourceOf } from './entry.ts';
import { type Fact, type FactList, factList } from './facts.ts';
import type { Gap } from './gap.ts';
import { type Need, need } from './need.ts';
import type { Measurement } from './observations.ts';
import { meaningOfCode, statusTable } from './status-word.ts';
import { nothingMapped } from './unmapped.ts';

/** One answered question. */
export interface Answer {
  readonly linkId: string;
  /** LOINC codes at the end of the link id or definition. */
  readonly codes: readonly string[];
  /** A number, or what the sender declares a coded answer to count. */
  readonly number?: number;
  readonly yes?: boolean;
  /** Coded answers as they came; to be compared, never shown. */
  readonly codings: readonly Coding[];
}

/** The answers of one completed form, nested ones included, in the order of the form. */
export interface Answers {
  readonly items: readonly Answer[];
}

const input = 'questionnaireResponses';

const statuses = statusTable({
  completed: 'final',
  amended: 'final',
  'in-progress': 'ignored',
  stopped: 'ignored',
  'entered-in-error': 'ignored',
});

/**
 * Completed forms, whatever they ask. Ones without a date are in the list without one: `latest()` passes over them, so a
 * reader of scores uses `answerScores`, which makes them gaps.
 */
export const questionnaireAnswers: Need<FactList<Answers>> = need({
  name: 'questionnaire answers',
  inputs: [input],
  read(record, { zone, today }) {
    const { resources, complete, gaps } = record.input(input);
    const items: Fact<Answers>[] = [];
    const unclear: Gap[] = [];
    resources.forEach((resource, index) => {
      if (resource.resourceType !== 'QuestionnaireResponse') return;
      const status = meaningOfCode(resource.status, statuses);
      const date = readDate(resource.authored, zone);
      if (status === 'ignored' || (date !== undefined && date.earliest > today)) return;
      const from = sourceOf(input, resource, index, { date });
      if (status === 'unknown') unclear.push(entryGap('unknown-status', input, from));
      else items.push(Object.freeze({ value: Object.freeze({ items: answersIn(resource) }), from }));
    });
    return factList({ items, complete, gaps: [...gaps, ...unclear], looked: [input] });
  },
});

/**
 * Answers to the questions of a value set as scores, like `measurements` of Observations. An answer without a number or a
 * date is a gap; one outside its range is ignored as invalid.
 */
export function answerScores(of: {
  readonly name: string;
  readonly set: ValueSetName;
  readonly min: number;
  readonly max: number;
  readonly ordinals?: Ordinals;
}): Need<FactList<Measurement>> {
  return need({
    name: of.name,
    inputs: [input],
    read(record) {
      if (record.terminology.isEmpty(of.set)) return nothingMapped([input]);
      const forms = record.read(questionnaireAnswers);
      const gaps: Gap[] = [...forms.gaps];
      const items = new Map<string, Fact<Measurement>>();
      for (const { value: form, from } of forms.items) {
        for (const answer of form.items) {
          const member = answer.codes
            .map((code) => record.terminology.member(of.set, LOINC, code))
            .find((found) => found !== undefined);
          if (member === undefined) continue;
          const value = ordinalOf(answer.codings, of.ordinals) ?? answer.number;
          const shown = { name: member.display, ...(value !== undefined && { value: String(value) }) };
          const source = Object.freeze({ ...from, shown, set: member.set });
          if (value === undefined) gaps.push(entryGap('unreadable', input, source));
          else if (value < of.min || value > of.max) continue;
          else if (from.date === undefined) gaps.push(entryGap('undated', input, source));
          else
            items.set(
              `${from.date.text} ${value}`,
              Object.freeze({ value: Object.freeze({ value, unit: 'score' }), from: source }),
            );
        }
      }
      return factList({ items: [...items.values()], complete: forms.complete, gaps, looked: forms.looked });
    },
  });
}

/** All answered items, walked without recursion: a form may be nested deeper than any stack. */
function answersIn(response: QuestionnaireResponse): readonly Answer[] {
  const found: Answer[] = [];
  const waiting: QuestionnaireResponseItem[] = listOf(response.item).toReversed();
  for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
    const answers = listOf(item.answer);
    if (answers.length > 0) found.push(readAnswer(item));
    const inner = [...listOf(item.item), ...answers.flatMap((answer) => listOf(answer.item))];
    waiting.push(...inner.toReversed());
  }
  return found;
}

/** Several answers to one question have no number; each form of answer counts only as what it is. */
function readAnswer(item: QuestionnaireResponseItem): Answer {
  const answers = listOf(item.answer);
  const [only, ...others] = answers;
  const codings = answers.flatMap((answer) => listOf(answer.valueCoding));
  const single = others.length === 0 ? only : undefined;
  const quantity = single?.valueQuantity && readQuantity(single.valueQuantity, 'score');
  const number =
    numberOf(single?.valueInteger) ??
    numberOf(single?.valueDecimal) ??
    readNumber(single?.valueString) ??
    (typeof quantity === 'number' ? quantity : undefined) ??
    (single && ordinalOf(codings));
  const yes = single && yesOf(single.valueBoolean, codings, single.valueString);
  return Object.freeze({
    linkId: textOf(item.linkId) ?? '',
    codes: [...new Set([item.linkId, item.definition].flatMap((text) => loincAtEnd(text) ?? []))],
    ...(number !== undefined && { number }),
    ...(yes !== undefined && { yes }),
    codings: codings.map(cleanCodingWithOrdinal),
  });
}

/** `/44250-9`, `/93043-8/56051-6`, `http://loinc.org/44250-9`: the code, or nothing if anything else follows it. */
function loincAtEnd(text: unknown): string | undefined {
  return typeof text === 'string' ? /(?:^|[/#|])(\d{1,7}-\d)$/.exec(text)?.[1] : undefined;
}

/** Keeps the declared ordinal of a coding, so that it can be asked for again with an instrument's table. */
function cleanCodingWithOrdinal(coding: Coding): Coding {
  const extension = listOf(coding.extension);
  return Object.freeze({ ...cleanCoding(coding), ...(extension.length > 0 && { extension: [...extension] }) });
}
