import type { Words } from '../../src/engine/index.ts';
import {
  type Gap,
  type Need,
  need,
  no,
  problems,
  type RecordView,
  type Source,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import type { Terminology } from '../../src/terminology/index.ts';
import { circumstancesOf } from './administration-context.ts';
import { type DoseTaken, dosesTaken, type Use } from './doses-taken.ts';
import { fentanylPatchFactor, morphineFactors, partialAgonist } from './morphine-factors.ts';
import { routesOf } from './route.ts';

/** All opioids together in oral morphine milligram equivalents (MME), drafts of the same signing included. */
export interface OpioidLoad {
  /** MME a day as far as it is known; as-needed use counts at its allowed maximum. */
  readonly mmePerDay: number;
  /** Part of the total holds only if everything allowed as needed is used. */
  readonly ifFullyUsed: boolean;
  /** Some opioid has no factor, or is not converted: the true load is higher, nobody can say by how much. */
  readonly unconverted: boolean;
  /** The entries of such opioids. */
  readonly notConverted: readonly Source[];
  /** Doses that could not be read: never zero. */
  readonly unread: readonly Gap[];
  /** Lists of medicines that are missing, and entries nobody can name. */
  readonly missing: readonly Gap[];
  /** Buprenorphine is all there is. */
  readonly partialAgonistOnly: boolean;
  /** The entries that were counted. */
  readonly counted: readonly Source[];
  /** Those of them that are old orders without an end: ask whether they are still taken. */
  readonly stale: readonly Source[];
}

/**
 * The opioid load by the factors of `morphine-factors.ts` (C1, S63). Buprenorphine has no MME. Fentanyl is converted from
 * patches only, by micrograms an hour. Methadone is converted only where its order gives a pain reason and no opioid
 * dependence is current. Safer readings: the factors are for the mouth, so an injection is not converted; a dependence that
 * could not be looked up counts as current; a reason that stands in words only is no pain reason.
 */
export const opioidLoad: Need<OpioidLoad> = need({
  name: 'opioid load',
  inputs: dosesTaken('opioid-systemic').inputs,
  softens: ['conditions', 'encounter', 'encounters'],
  read(record) {
    const doses = record.read(dosesTaken('opioid-systemic'));
    const each = doses.items.map(({ value, from }) => {
      const { ingredient, asNeeded, input, stale } = value;
      const gap: Gap = { input, reason: 'unreadable', source: from };
      return { from, gap, asNeeded, stale, agonist: ingredient.name !== partialAgonist, ...equivalent(value, record) };
    });
    const agonists = each.filter(({ agonist }) => agonist);
    const notConverted = agonists.filter(({ convertible }) => !convertible);
    const counted = agonists.filter(({ mme }) => mme !== undefined);
    return {
      mmePerDay: counted.reduce((sum, { mme = 0 }) => sum + mme, 0),
      ifFullyUsed: counted.some(({ asNeeded }) => asNeeded),
      unconverted: notConverted.length > 0,
      notConverted: notConverted.map(({ from }) => from),
      unread: agonists.filter(({ convertible, unread }) => convertible && unread).map(({ gap }) => gap),
      missing: doses.gaps,
      partialAgonistOnly: each.length > 0 && agonists.length === 0,
      counted: counted.map(({ from }) => from),
      stale: counted.filter(({ stale }) => stale).map(({ from }) => from),
    };
  },
});

/** What one opioid adds. `convertible`: there is a factor for it in this form and use. */
interface Equivalent {
  readonly mme?: number;
  readonly convertible: boolean;
  readonly unread: boolean;
}

function equivalent(dose: DoseTaken, record: RecordView): Equivalent {
  const { ingredient, mgPerDay, unread, uses } = dose;
  if (ingredient.name === 'fentanyl') return ofPatches(dose, record.terminology);
  const factor = morphineFactors[ingredient.name];
  const forPain = ingredient.name !== 'methadone' || isForPain(uses, record);
  if (factor === undefined || !forPain || uses.some((use) => isInjected(use, record.terminology)))
    return { convertible: false, unread };
  return { ...(mgPerDay !== undefined && { mme: mgPerDay * factor }), convertible: true, unread };
}

function isForPain(uses: readonly Use[], record: RecordView): boolean {
  const dependence = record.read(problems('opioid-dependence', 'active')).any('no opioid dependence');
  if (dependence.is !== 'no') return false;
  return uses.every(
    ({ entry }) => entry.resourceType === 'MedicationRequest' && circumstancesOf(entry, record).reason === 'pain',
  );
}

function isInjected({ dose, product }: Use, terminology: Terminology): boolean {
  const routes = routesOf(dose.route, terminology);
  if (routes.length > 0) return routes.some((route) => route === 'iv' || route === 'im' || route === 'sc');
  return /inject|syringe|cartridge/i.test(product?.form ?? '');
}

/** Patches that are counted (one patch of so much an hour), or one order that gives the rate by the skin. */
function ofPatches({ mgPerDay, unread, uses }: DoseTaken, terminology: Terminology): Equivalent {
  if (!uses.every((use) => isPatch(use, terminology))) return { convertible: false, unread };
  const steps = uses.flatMap(({ dose }) => dose.steps);
  const [step] = steps;
  if (steps.every(({ dose }) => dose?.unit === 'patch'))
    return { ...(mgPerDay !== undefined && { mme: fromHourly(mgPerDay / 24) }), convertible: true, unread };
  if (steps.length === 1 && step?.rate?.unit === 'mg/h')
    return { mme: fromHourly(step.rate.high), convertible: true, unread: false };
  return { convertible: true, unread: true };
}

function isPatch({ dose, product }: Use, terminology: Terminology): boolean {
  return (
    dose.steps.some((step) => step.dose?.unit === 'patch') ||
    dose.route.some(({ system, code }) => terminology.member('route-transdermal', system, code)) ||
    /transdermal/i.test(product?.form ?? '')
  );
}

function fromHourly(mg: number): number {
  return mg * 1000 * fentanylPatchFactor;
}

/** Are there at least so many MME a day? What has no factor never counts; what could not be read may. */
export function enoughOpioid(load: OpioidLoad, mme: number): Truth<number> {
  const { mmePerDay, counted, unread, missing } = load;
  const open = [...unread, ...missing];
  if (mmePerDay >= mme) return yes(mmePerDay, counted, open);
  return open.length > 0 ? unknown(open) : no(`no opioids of ${mme} MME/day or more`, counted);
}

/** `60 MME/day`, `at least 30 MME/day if fully used`, `MME unknown`: how a card names the load. */
export function nameOpioidLoad(load: OpioidLoad, words: Words): string {
  const { mmePerDay, ifFullyUsed, unconverted, unread, partialAgonistOnly } = load;
  if (partialAgonistOnly) return 'buprenorphine, no MME';
  if (mmePerDay === 0) return 'MME unknown';
  const least = unconverted || unread.length > 0 ? 'at least ' : '';
  return `${least}${words.number(mmePerDay)} MME/day${ifFullyUsed ? ' if fully used' : ''}`;
}

/** The opioids that were counted, their sum, and those that were not; an old order is to be confirmed (knowledge 0.3). */
export function describeOpioids(load: OpioidLoad, words: Words): readonly string[] {
  const confirm = ', ordered more than a year ago: confirm it is still taken';
  return [
    ...load.counted.map((one) => `${words.entry(one)}${load.stale.includes(one) ? confirm : ''}`),
    `Opioids together: ${nameOpioidLoad(load, words)}`,
    ...load.notConverted.map((one) => `Not counted, no conversion: ${words.entry(one)}`),
  ];
}
