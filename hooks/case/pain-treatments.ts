import { addDays } from '../../src/fhir/plain-date.ts';
import {
  derive,
  type Exposure,
  type Fact,
  type FactList,
  type Gap,
  type Need,
  no,
  type ProcedureDone,
  proceduresIn,
  type Source,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { drugUses, scheduledMg } from './drug-history.ts';
import { daysWithin, joined } from './drug-use.ts';
import { type PainDrugClass, painDoses } from './pain-doses.ts';
import { regularMedicines } from './regular-medicines.ts';

/** A drug taken long enough against pain, now or ever. */
export interface PainTreatment {
  readonly drug: string;
  readonly class: PainDrugClass;
  /** `adequate`: at or above the dose; `dose unknown`: long enough, but the record does not say how much. */
  readonly dose: 'adequate' | 'unknown';
  readonly sources: readonly Source[];
}

export interface PainTreatments {
  readonly drugs: readonly PainTreatment[];
  readonly rehabilitation: FactList<ProcedureDone>;
  /** By the codes a site has mapped (`sympathetic-block`); there is no public one. */
  readonly blocks: FactList<ProcedureDone>;
  /** Medication lists that are missing, and entries nobody can name. */
  readonly unread: readonly Gap[];
}

/**
 * Pain treatments of the record (D3b). Uses with an unrecorded beginning or end are not counted: nobody knows how long.
 * Creams do not count, nor does as-needed use: nobody knows how much of it was taken.
 */
export const painTreatments: Need<PainTreatments, SitePolicy> = derive(
  'pain treatments',
  {
    history: regularMedicines,
    rehabilitation: proceduresIn('physical-therapy-given'),
    blocks: proceduresIn('sympathetic-block'),
  },
  ({ history, rehabilitation, blocks }, at, site: SitePolicy): PainTreatments => {
    const { treatmentDays } = site.thresholds.pain;
    const ever = { from: '1900-01-01', to: at.today };
    const candidates = history.items.filter(({ from }) => from.trust === 'stated');
    const drugs = Object.entries(painDoses).flatMap(([drug, { class: kind, mgPerDay: usual }]): PainTreatment[] => {
      const mgPerDay = site.thresholds.pain.doses[drug] ?? usual;
      const uses = drugUses(entriesOf(drug, candidates), (exposure) => scheduledMg(exposure, drug), at).filter(
        ({ unclear }) => !unclear,
      );
      const lasts = (test: (mg: number | undefined) => boolean) => {
        const meeting = uses.filter((use) => test(use.mgPerDay));
        return joined(meeting, site.thresholds.trials.pauseDays).some((run) => daysWithin(run, ever) >= treatmentDays)
          ? meeting
          : [];
      };
      const adequate = lasts((mg) => mg !== undefined && mg >= mgPerDay);
      const tried = adequate.length > 0 ? adequate : lasts((mg) => mg === undefined || mg >= mgPerDay);
      if (tried.length === 0) return [];
      const sources = tried.map(({ source }) => source);
      return [{ drug, class: kind, dose: adequate.length > 0 ? 'adequate' : 'unknown', sources }];
    });
    const latestStart = addDays(at.today, -treatmentDays);
    const unread = history.gaps.filter(
      ({ input, source }) =>
        input !== 'medicationAdministrations' && (source?.date === undefined || source.date.earliest <= latestStart),
    );
    return { drugs, rehabilitation, blocks, unread };
  },
);

function entriesOf(drug: string, history: readonly Fact<Exposure>[]): readonly Fact<Exposure>[] {
  return history.filter(({ value }) => value.ingredients.some(({ name }) => name === drug));
}

/** The kinds of treatment that were tried, and the entries that say so. */
export interface Tried {
  readonly kinds: readonly string[];
  readonly sources: readonly Source[];
}

/** What was tried against the pain, in the groups in which `ind-crps` counts (D2): an SNRI and a tricyclic are one. */
export function treatmentsTried(treatments: PainTreatments, needed: number): Truth<Tried> {
  const { drugs, rehabilitation, blocks, unread } = treatments;
  const groupOf = (one: PainTreatment) => (one.class === 'gabapentinoid' ? 'gabapentinoid' : 'SNRI or tricyclic');
  const drugGroups = [...new Set(drugs.map(groupOf))];
  const procedures = [
    { kind: 'physical therapy', list: rehabilitation },
    { kind: 'sympathetic block', list: blocks },
  ];
  const done = procedures.filter(({ list }) => list.items.length > 0);
  const tried = [...drugGroups, ...done.map(({ kind }) => kind)];
  const sources = [
    ...drugs.flatMap((one) => one.sources),
    ...done.flatMap(({ list }) => list.items.map(({ from }) => from)),
  ];
  const procedureGaps = procedures.map(({ list }) => list.gaps);
  if (tried.length >= needed) return yes({ kinds: tried, sources }, sources, [...unread, ...procedureGaps.flat()]);
  const drugGaps = unread.some(({ source }) => source === undefined) ? 2 : unread.length;
  const open = procedures.filter(({ list }) => list.items.length === 0 && list.gaps.length > 0);
  if (tried.length + Math.min(2 - drugGroups.length, drugGaps) + open.length >= needed)
    return unknown([...(drugGroups.length < 2 ? unread : []), ...open.flatMap(({ list }) => list.gaps)]);
  return no(`fewer than ${needed} kinds of pain treatment tried`, sources);
}

/** How many classes of pain medicine there are (D3b). */
const CLASSES = 3;

/**
 * Were medicines of at least so many classes taken at an adequate dose? A class counts once, and a dose nobody recorded
 * does not count (D3b). With `among`, only the drugs it names.
 */
export function adequateClasses(
  { drugs, unread }: PainTreatments,
  needed: number,
  among?: readonly string[],
): Truth<readonly PainTreatment[]> {
  const adequate = drugs.filter(
    ({ drug, dose }) => dose === 'adequate' && (among === undefined || among.includes(drug)),
  );
  const classes = new Set(adequate.map((one) => one.class)).size;
  const sources = adequate.flatMap((one) => one.sources);
  if (classes >= needed) return yes(adequate, sources, unread);
  const couldAdd = unread.some(({ source }) => source === undefined) ? CLASSES : unread.length;
  if (classes + couldAdd >= needed) return unknown(unread);
  return no(`fewer than ${needed} kinds of pain medicine at an adequate dose for long enough`, sources);
}

/** One treatment at an adequate dose. */
export function adequatePainTreatment(treatments: PainTreatments): Truth<readonly PainTreatment[]> {
  return adequateClasses(treatments, 1);
}

/** `duloxetine (SNRI), gabapentin (gabapentinoid)`: how a card names them. */
export function namePainDrugs(drugs: readonly Pick<PainTreatment, 'drug' | 'class'>[]): string {
  return drugs.map(({ drug, class: kind }) => `${drug} (${kind})`).join(', ');
}
