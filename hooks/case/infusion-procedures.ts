import type { Procedure } from '@medplum/fhirtypes';
import { readDate, readPeriod } from '../../src/fhir/dates.ts';
import { codingsOf, listOf, textOf } from '../../src/fhir/elements.ts';
import { RXNORM } from '../../src/fhir/systems.ts';
import {
  memberOf,
  type Need,
  need,
  type PartialDate,
  type PlainDate,
  type RecordView,
  type Source,
  sourceOf,
} from '../../src/picture/index.ts';
import { type Circumstances, circumstancesOf } from './administration-context.ts';
import { dayOf } from './day-of.ts';
import { type Drug, drugSets } from './drug.ts';

/** A Procedure that is an infusion and names one of the two drugs. It says nothing of the dose. */
export interface InfusionProcedure {
  readonly day: PlainDate;
  readonly drug: Drug;
  readonly state: 'completed' | 'partial';
  readonly circumstances: Circumstances;
  readonly start: PartialDate;
  readonly end: PartialDate;
  readonly from: Source;
}

/** Stopped or under way: some of it was given. */
const partly: readonly unknown[] = ['in-progress', 'stopped'];

/**
 * Infusions recorded as Procedures, whose code, words, or used drug names ketamine or esketamine. Notes are not read. An
 * infusion that names no drug, or no day, is none: of whatever drug it is, it could never be counted.
 */
export const infusionProcedures: Need<readonly InfusionProcedure[]> = need({
  name: 'infusions of ketamine as procedures',
  inputs: [],
  softens: ['procedures', 'encounters', 'encounter', 'conditions'],
  read(record, { zone, today }) {
    return record.input('procedures').resources.flatMap((resource, index): readonly InfusionProcedure[] => {
      if (resource.resourceType !== 'Procedure') return [];
      const isPartial = partly.includes(resource.status);
      if (!isPartial && resource.status !== 'completed') return [];
      if (memberOf(record.terminology, 'infusion-procedure', codingsOf(resource.code)) === undefined) return [];
      const drug = drugIn(resource, record);
      const period = readPeriod(resource.performedPeriod, zone);
      const date = readDate(resource.performedDateTime, zone) ?? period?.start ?? period?.end;
      if (drug === undefined || date === undefined) return [];
      const name = drug === 'ketamine' ? 'Ketamine infusion' : 'Esketamine infusion';
      const from = sourceOf('procedures', resource, index, { date, shown: { name } });
      const day = dayOf(from);
      if (day === undefined || day > today) return [];
      const state = isPartial ? 'partial' : 'completed';
      const circumstances = circumstancesOf(resource, record);
      return [{ day, drug, state, circumstances, start: date, end: period?.end ?? date, from }];
    });
  },
});

/** The drug that the code or what was used names; esketamine where both stand there, because its name holds the other. */
function drugIn(procedure: Procedure, record: RecordView): Drug | undefined {
  const used = listOf(procedure.usedReference).map(({ reference, display }) => {
    const target = record.resolve(textOf(reference), procedure);
    return { display, concepts: target?.resourceType === 'Medication' ? listOf(target.code) : [] };
  });
  const concepts = [...listOf(procedure.code), ...listOf(procedure.usedCode), ...used.flatMap((one) => one.concepts)];
  const codings = codingsOf(concepts);
  const words = [
    ...concepts.map(({ text }) => text),
    ...codings.map(({ display }) => display),
    ...used.map(({ display }) => display),
  ].flatMap((word) => textOf(word) ?? []);
  const ingredients = [
    ...codings.flatMap(({ system, code }) => record.terminology.product(system, code)?.ingredients ?? []),
    ...words.flatMap((word) => record.terminology.ingredientsNamed(word)),
  ];
  return (['esketamine', 'ketamine'] as const).find((drug) =>
    ingredients.some(({ code }) => record.terminology.member(drugSets[drug], RXNORM, code) !== undefined),
  );
}
