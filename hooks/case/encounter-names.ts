import { codingsOf, listOf, textOf } from '../../src/fhir/elements.ts';
import { type Need, need } from '../../src/picture/index.ts';
import type { Drug } from './drug.ts';
import { drugsNamed } from './session-named.ts';
import { partsOfVisit } from './visit.ts';

/** Words of a visit at which the drug is talked about and not given. */
export const talk = /\b(refer\w*|consult\w*|evaluat\w*|assess\w*|intake|screening|follow.?up|education|integration)\b/i;

/** Which of the two drugs the visit under way names. */
export interface EncounterNames {
  readonly drugs: readonly Drug[];
  /** Those of them that it names without words of a consultation, a follow-up or the like. */
  readonly sessions: readonly Drug[];
}

/** The drugs that the codes and words of the visit under way name, with those of the appointment it was made from. */
export const encounterNames: Need<EncounterNames> = need({
  name: 'drugs named by the visit',
  inputs: [],
  softens: ['encounter'],
  read(record) {
    const visit = record.input('encounter').resources.find(({ resourceType }) => resourceType === 'Encounter');
    if (visit?.resourceType !== 'Encounter') return { drugs: [], sessions: [] };
    const booked = listOf(visit.appointment)
      .map(({ reference }) => record.resolve(textOf(reference), visit))
      .flatMap((one) => (one?.resourceType === 'Appointment' ? [partsOfVisit(one, record)] : []));
    const concepts = [...listOf(visit.type), ...listOf(visit.serviceType)];
    const own = codingsOf(concepts);
    const codings = [...own, ...booked.flatMap((one) => one.codings)];
    const names = [...concepts.map(({ text }) => textOf(text)), ...own.map(({ display }) => textOf(display))]
      .flatMap((name) => name ?? [])
      .concat(booked.flatMap((one) => one.names));
    const named = (words: readonly string[]) => drugsNamed(codings, words, record.terminology);
    return { drugs: named(names), sessions: named(names.filter((name) => !talk.test(name))) };
  },
});
