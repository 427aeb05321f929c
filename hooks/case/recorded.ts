import type { CodeableConcept, Observation, Resource } from '@medplum/fhirtypes';
import { type PartialDate, readDate, readPeriod } from '../../src/fhir/dates.ts';
import { codingsOf, listOf, textOf } from '../../src/fhir/elements.ts';
import { LOINC } from '../../src/fhir/systems.ts';
import {
  type Fact,
  type FactList,
  factList,
  type InputKey,
  memberOf,
  type Need,
  need,
  questionnaireAnswers,
  sourceOf,
} from '../../src/picture/index.ts';
import type { ValueSetName } from '../../src/terminology/index.ts';

interface Recorded {
  readonly name: string;
  readonly sets: readonly ValueSetName[];
  /** Where such an entry may stand: keys of Observations, `procedures`, `encounters`, `questionnaireResponses`. */
  readonly inputs: readonly InputKey[];
  /** A list that was not read is no gap: what was not seen is listed again, for rows that only remind. */
  readonly soft?: boolean;
}

/** Words of Observations, Procedures and Encounters that say it was done. */
const done: readonly unknown[] = [
  ...['final', 'amended', 'corrected', 'completed'],
  ...['arrived', 'triaged', 'in-progress', 'finished'],
];

/**
 * Entries that say a thing was done, whatever its result: tests, forms, advice, procedures, visits by their type. Documents are no
 * input of these services and are not seen. Sets that a site has not mapped hold nothing, and nothing is missing then.
 */
export function recorded({ name, sets, inputs, soft = false }: Recorded): Need<FactList<undefined>> {
  return need({
    name,
    inputs: soft ? [] : inputs,
    softens: soft ? inputs : [],
    read(record, at) {
      const mapped = sets.filter((set) => !record.terminology.isEmpty(set));
      const keys = mapped.length > 0 ? inputs : [];
      const facts = keys.flatMap((key) =>
        record.input(key).resources.flatMap((resource, index): Fact<undefined>[] => {
          const codings = codingsOf(codesOf(resource));
          const there = mapped.some((set) => memberOf(record.terminology, set, codings) !== undefined);
          if (!there || !isDone(resource)) return [];
          return [
            {
              value: undefined,
              from: sourceOf(key, resource, index, { date: dateOf(resource, at.zone), shown: { name } }),
            },
          ];
        }),
      );
      const forms = keys.includes('questionnaireResponses') ? record.read(questionnaireAnswers).items : [];
      const answered = forms.filter(({ value }) =>
        value.items.some(({ codes }) =>
          codes.some((code) => mapped.some((set) => record.terminology.member(set, LOINC, code) !== undefined)),
        ),
      );
      const gaps = keys.flatMap((key) => record.input(key).gaps);
      return factList({
        items: [...facts, ...answered.map(({ from }) => ({ value: undefined, from: { ...from, shown: { name } } }))],
        complete: gaps.length > 0 ? 'no' : 'all',
        gaps: soft ? [] : gaps,
        looked: keys,
      });
    },
  });
}

function codesOf(resource: Resource): readonly CodeableConcept[] {
  switch (resource.resourceType) {
    case 'Observation':
    case 'Procedure':
      return listOf(resource.code);
    case 'Encounter':
      return [...listOf(resource.type), ...listOf(resource.serviceType)];
    default:
      return [];
  }
}

function isDone(resource: Resource): boolean {
  if (!('status' in resource) || !done.includes(textOf(resource.status))) return false;
  return resource.resourceType !== 'Observation' || listOf(resource.dataAbsentReason).length === 0;
}

function dateOf(resource: Resource, zone: string): PartialDate | undefined {
  switch (resource.resourceType) {
    case 'Observation':
      return readDate(observed(resource), zone);
    case 'Procedure':
      return readDate(resource.performedDateTime, zone) ?? readPeriod(resource.performedPeriod, zone)?.start;
    case 'Encounter':
      return readPeriod(resource.period, zone)?.start;
    default:
      return undefined;
  }
}

function observed({ effectiveDateTime, effectiveInstant, effectivePeriod }: Observation): string | undefined {
  return effectiveDateTime ?? effectiveInstant ?? effectivePeriod?.start;
}
