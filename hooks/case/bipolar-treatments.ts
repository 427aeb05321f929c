import { addDays } from '../../src/fhir/plain-date.ts';
import {
  derive,
  type Exposure,
  medicationHistory,
  type Need,
  no,
  type Source,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { drugUses } from './drug-history.ts';
import { daysWithin, joined } from './drug-use.ts';

/** Treatments of bipolar depression (D2), each by the ingredients an entry must name. Salts of lithium are one drug. */
const bipolarTreatments: Readonly<Record<string, readonly (readonly string[])[]>> = {
  quetiapine: [['quetiapine']],
  lurasidone: [['lurasidone']],
  cariprazine: [['cariprazine']],
  'olanzapine-fluoxetine': [['olanzapine', 'fluoxetine']],
  lamotrigine: [['lamotrigine']],
  lithium: [['lithium'], ['lithium carbonate'], ['lithium citrate']],
};

/** One treatment that was taken for long enough. */
export interface BipolarTreatment {
  readonly drug: string;
  readonly sources: readonly Source[];
}

/**
 * Were at least so many treatments of bipolar depression taken for six weeks, at any dose, in the last years (D2)? The
 * knowledge base gives no doses for them. Safer readings: a use whose beginning or end is not recorded is not counted,
 * nor is a drug known only by name; olanzapine and fluoxetine count together only as the fixed combination.
 */
export const bipolarTreatmentsTried: Need<Truth<readonly BipolarTreatment[]>, SitePolicy> = derive(
  'treatments of bipolar depression',
  { history: medicationHistory },
  ({ history }, at, { thresholds }: SitePolicy): Truth<readonly BipolarTreatment[]> => {
    const { treatments: needed, treatmentDays } = thresholds.bipolar;
    const frame = { from: addDays(at.today, -thresholds.disorders.historyDays), to: at.today };
    const tried = Object.entries(bipolarTreatments).flatMap(([drug, combinations]): BipolarTreatment[] => {
      const entries = history.items.filter(
        ({ value, from }) => from.trust === 'stated' && combinations.some((wanted) => holds(value, wanted)),
      );
      const uses = drugUses(entries, () => undefined, at).filter(({ unclear }) => !unclear);
      const long = joined(uses, thresholds.trials.pauseDays).some((run) => daysWithin(run, frame) >= treatmentDays);
      return long ? [{ drug, sources: uses.map(({ source }) => source) }] : [];
    });
    const sources = tried.flatMap((one) => one.sources);
    const latestStart = addDays(at.today, -treatmentDays);
    const unread = history.gaps.filter(
      ({ input, source }) =>
        input !== 'medicationAdministrations' && (source?.date === undefined || source.date.earliest <= latestStart),
    );
    if (tried.length >= needed) return yes(tried, sources, unread);
    const couldAdd = unread.some(({ source }) => source === undefined) ? needed : unread.length;
    return tried.length + couldAdd >= needed
      ? unknown(unread)
      : no(`fewer than ${needed} treatments of bipolar depression of six weeks`, sources);
  },
);

function holds({ ingredients }: Exposure, wanted: readonly string[]): boolean {
  return wanted.every((name) => ingredients.some((one) => one.name === name));
}
