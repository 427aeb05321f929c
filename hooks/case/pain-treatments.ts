import { addDays } from '../../src/fhir/plain-date.ts';
import {
  derive,
  type Exposure,
  type Fact,
  type FactList,
  type Gap,
  medicationHistory,
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
  /** Medication lists that are missing, and entries nobody can name. */
  readonly unread: readonly Gap[];
}

/** Pain treatments of the record (D3b). Uses with an unrecorded beginning or end are not counted: nobody knows how long. */
export const painTreatments: Need<PainTreatments, SitePolicy> = derive(
  'pain treatments',
  { history: medicationHistory, rehabilitation: proceduresIn('physical-therapy-given') },
  ({ history, rehabilitation }, at, site: SitePolicy): PainTreatments => {
    const { treatmentDays } = site.thresholds.pain;
    const ever = { from: '1900-01-01', to: at.today };
    const candidates = history.items.filter(
      ({ value, from }) =>
        from.trust === 'stated' && value.ingredients.some(({ name }) => Object.hasOwn(painDoses, name)),
    );
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
    return { drugs, rehabilitation, unread };
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
  const { drugs, rehabilitation, unread } = treatments;
  const groupOf = (one: PainTreatment) => (one.class === 'gabapentinoid' ? 'gabapentinoid' : 'SNRI or tricyclic');
  const drugGroups = [...new Set(drugs.map(groupOf))];
  const rehabilitated = rehabilitation.items.length > 0;
  const tried = [...drugGroups, ...(rehabilitated ? ['physical or occupational therapy'] : [])];
  const sources = [...drugs.flatMap((one) => one.sources), ...rehabilitation.items.map(({ from }) => from)];
  if (tried.length >= needed) return yes({ kinds: tried, sources }, sources, [...unread, ...rehabilitation.gaps]);
  const drugGaps = unread.some(({ source }) => source === undefined) ? 2 : unread.length;
  const procedureGaps = rehabilitated ? [] : rehabilitation.gaps;
  const couldAdd = Math.min(2 - drugGroups.length, drugGaps) + Math.min(1, procedureGaps.length);
  if (tried.length + couldAdd >= needed) return unknown([...(drugGroups.length < 2 ? unread : []), ...procedureGaps]);
  return no(`fewer than ${needed} kinds of pain treatment tried`, sources);
}

/** One treatment at an adequate dose; a dose nobody recorded does not count here (D3b). */
export function adequatePainTreatment({ drugs, unread }: PainTreatments): Truth<readonly PainTreatment[]> {
  const adequate = drugs.filter(({ dose }) => dose === 'adequate');
  if (adequate.length > 0)
    return yes(
      adequate,
      adequate.flatMap(({ sources }) => sources),
      unread,
    );
  return unread.length > 0 ? unknown(unread) : no('no pain medicine at an adequate dose for long enough');
}
