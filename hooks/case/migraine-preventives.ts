import { addDays, daysBetween } from '../../src/fhir/plain-date.ts';
import { RXNORM } from '../../src/fhir/systems.ts';
import {
  type Exposure,
  type Fact,
  type Need,
  need,
  no,
  type Source,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import type { ValueSetName } from '../../src/terminology/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { drugUses } from './drug-history.ts';
import { daysWithin, joined } from './drug-use.ts';
import { regularMedicines } from './regular-medicines.ts';

const antibody = 'CGRP antibody';

/** Classes of migraine preventives (D2). Onabotulinumtoxin A has no code list. */
const classes: readonly { readonly name: string; readonly set: ValueSetName }[] = [
  { name: 'beta-blocker', set: 'beta-blocker' },
  { name: 'topiramate or valproate', set: 'migraine-anticonvulsant' },
  { name: 'tricyclic', set: 'tca' },
  { name: antibody, set: 'cgrp-antibody' },
];

/** A class of preventives that was taken for long enough. */
export interface PreventiveTried {
  readonly name: string;
  readonly sources: readonly Source[];
}

/**
 * Were at least three classes of migraine preventives taken for eight weeks each, ever, one of them a CGRP antibody (D2)?
 * No dose is asked for, and the reason of the order is not: a beta-blocker for the heart prevents as well.
 *
 * An antibody may be infused every few months: two administrations of one, eight weeks apart, count as well.
 *
 * Safer readings: eight weeks of one drug, not of a class; eye drops and as-needed use do not count, nor does a use whose
 * beginning or end is not recorded, nor a drug known only by name. An entry nobody can name leaves it open.
 */
export const migrainePreventives: Need<Truth<readonly PreventiveTried[]>, SitePolicy> = need({
  name: 'migraine preventives tried',
  inputs: regularMedicines.inputs,
  read({ read, terminology }, at, { thresholds }: SitePolicy): Truth<readonly PreventiveTried[]> {
    const { preventiveDays, preventives: needed } = thresholds.pain;
    const history = read(regularMedicines);
    const ever = { from: '1900-01-01', to: at.today };
    const entries = history.items.filter(({ from }) => from.trust === 'stated');
    const tried = classes.flatMap(({ name, set }): PreventiveTried[] => {
      const ofClass = entries.flatMap((entry) =>
        entry.value.ingredients
          .filter(({ code }) => terminology.member(set, RXNORM, code))
          .map(({ code }) => ({ code, entry })),
      );
      const sources = [...Map.groupBy(ofClass, ({ code }) => code).values()].flatMap((ofDrug) => {
        const facts = ofDrug.map(({ entry }) => entry);
        const uses = drugUses(facts, () => undefined, at).filter(({ unclear }) => !unclear);
        const long = joined(uses, thresholds.trials.pauseDays).some((run) => daysWithin(run, ever) >= preventiveDays);
        const given = name === antibody ? givenOver(facts, preventiveDays) : [];
        return [...(long ? uses.map(({ source }) => source) : []), ...given];
      });
      return sources.length > 0 ? [{ name, sources }] : [];
    });

    const latestStart = addDays(at.today, -preventiveDays);
    const hasAntibody = tried.some(({ name }) => name === antibody);
    const unread = history.gaps.filter(
      ({ input, source }) =>
        // Of administrations only those of an antibody count, and one that nobody can name is at most one of two.
        (input !== 'medicationAdministrations' || (!hasAntibody && source === undefined)) &&
        (source?.date === undefined || source.date.earliest <= latestStart),
    );
    const sources = tried.flatMap((one) => one.sources);
    if (tried.length >= needed && hasAntibody) return yes(tried, sources, unread);
    const lists = unread.filter(({ source }) => source === undefined);
    const couldAdd = lists.some(({ input }) => input !== 'medicationAdministrations') ? classes.length : unread.length;
    if (couldAdd > 0 && tried.length + couldAdd >= needed) return unknown(unread);
    return no(`fewer than ${needed} classes of migraine preventives, one of them a ${antibody}`, sources);
  },
});

/** The administrations of one drug, if the first and the last lie at least so many days apart; of partial dates the shortest. */
function givenOver(facts: readonly Fact<Exposure>[], days: number): readonly Source[] {
  const given = facts.filter(({ value: { via } }) => via === 'administration');
  const starts = given.flatMap(({ value: { start } }) => start ?? []);
  const apart = starts.some((first) => starts.some((last) => daysBetween(first.latest, last.earliest) >= days));
  return apart ? given.map(({ from }) => from) : [];
}
