import { daysBetween, type PlainDate } from '../../src/fhir/plain-date.ts';
import type { Coding } from '../../src/protocol/types.ts';
import type { Terminology } from '../../src/terminology/index.ts';
import { partsOf } from '../../src/terminology/parts.ts';
import { codesAsked, codesAtMost, observationCodes } from '../inputs.ts';
import { shapeFaults } from './check-shape.ts';
import { inconsistencies } from './consistency.ts';
import { defaultPolicy } from './defaults.ts';
import { suggestion } from './nearest.ts';
import type { NumbersSet, PolicyDocument } from './policy-document.ts';
import { days } from './policy-facts.ts';
import { ruleSettings } from './rule-settings.ts';
import type { SitePolicy } from './site-policy.ts';
import type { Thresholds } from './thresholds.ts';

/** The policy could not be used; the message lists every reason. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The site policy cannot be used:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.faults = faults;
  }
}

/**
 * A document over the shipped default, checked as a whole. Throws a `PolicyError` with every fault. `today` is the site's
 * calendar day: a policy that has expired, or is approved only in future, is not in force.
 */
export function loadPolicy(
  document: unknown,
  { terminology, today }: { readonly terminology: Terminology; readonly today: PlainDate },
): SitePolicy {
  const shape = shapeFaults(document);
  const faults = shape.map(({ says }) => says);
  if (typeof document !== 'object' || document === null) throw new PolicyError(faults);
  // What its schema refused is left out, so that everything else is checked as well.
  const part = pruned(
    document,
    shape.map(({ path }) => path),
  ) as Partial<PolicyDocument>;
  const thresholds = overlaid(defaultPolicy.thresholds, part.thresholds);
  const rules = ruleSettings(part.families ?? {});
  const codes = part.codes ?? {};
  faults.push(
    ...dateFaults(part, today),
    ...inconsistencies(thresholds),
    ...rules.faults,
    ...codeFaults(codes, terminology),
    ...repeatedReasons(part.overrideReasons),
  );
  if (part.id === defaultPolicy.id) faults.push(`id is "${part.id}"; choose another, that is the shipped one`);
  if (faults.length > 0) throw new PolicyError(faults);

  const { id, version, approvedBy, approvedOn, expiresOn } = document as PolicyDocument;
  const { referrals } = defaultPolicy;
  return Object.freeze({
    id,
    version,
    approvedBy,
    approvedOn,
    expiresOn,
    thresholds,
    families: rules.families,
    codes,
    referrals: {
      psychiatry: { ...referrals.psychiatry, ...part.referrals?.psychiatry },
      pain: { ...referrals.pain, ...part.referrals?.pain },
      emergency: { ...referrals.emergency, ...part.referrals?.emergency },
    },
    overrideReasons: { ...defaultPolicy.overrideReasons, ...part.overrideReasons },
    wording: { ...defaultPolicy.wording, ...part.wording },
  } satisfies SitePolicy);
}

function dateFaults({ approvedOn, expiresOn }: Partial<PolicyDocument>, today: PlainDate): readonly string[] {
  const renew = 'have it reviewed, then set version, approvedBy, approvedOn and expiresOn';
  return [
    ...(approvedOn !== undefined && approvedOn > today ? [`approvedOn is ${approvedOn}, which is after ${today}`] : []),
    ...(expiresOn !== undefined && approvedOn !== undefined && expiresOn < approvedOn
      ? [`expiresOn is ${expiresOn}, which is before approvedOn, ${approvedOn}`]
      : []),
    ...(expiresOn !== undefined && expiresOn < today
      ? [`expiresOn is ${expiresOn}: the policy expired ${days(daysBetween(expiresOn, today))} ago; ${renew}`]
      : []),
  ];
}

/** Sets that are not there, codes given twice, and inputs that would have to ask for more codes than a server takes. */
function codeFaults(codes: SitePolicy['codes'], terminology: Terminology): readonly string[] {
  const { names } = partsOf(terminology).valueSets;
  const unknown = Object.keys(codes)
    .filter((set) => !names.includes(set))
    .map((set) => `codes.${set} is no value set of fhir-profiles/value-sets; ${suggestion(set, names)}`);
  const twice = Object.entries(codes).flatMap(([set, list]) =>
    repeated(list.map(({ system, code }) => `${system}|${code}`)).map((code) => `codes.${set} lists ${code} twice`),
  );
  const crowded = Object.keys(observationCodes).flatMap((key) => {
    const count = codesAsked(key, { codes }).length;
    const sets = Object.keys(observationCodes[key] ?? {}).filter((set) => (codes[set] ?? []).length > 0);
    return count > codesAtMost
      ? [
          `codes: the input ${key} would ask for ${count} codes, and servers take ${codesAtMost}; leave out ${
            count - codesAtMost
          } of ${sets.join(', ')}`,
        ]
      : [];
  });
  return [...unknown, ...twice, ...(unknown.length > 0 ? [] : ambiguousScores(codes, terminology)), ...crowded];
}

/** One code cannot mean two scores: the total of one scale would be read by the limits of another. */
function ambiguousScores(codes: SitePolicy['codes'], terminology: Terminology): readonly string[] {
  const scales = Object.keys({ ...observationCodes.scores, ...observationCodes.scores2 });
  return scales.flatMap((set) =>
    (codes[set] ?? []).flatMap(({ system, code }) => {
      const isSame = (one: Coding) => one.system === system && one.code === code;
      const other = scales.find(
        (each) => each !== set && (terminology.member(each, system, code) !== undefined || codes[each]?.some(isSame)),
      );
      return other === undefined ? [] : [`codes.${set} lists ${system}|${code}, which stands for ${other} too`];
    }),
  );
}

function repeatedReasons(sets: PolicyDocument['overrideReasons'] = {}): readonly string[] {
  return Object.entries(sets).flatMap(([set, reasons]) =>
    repeated(reasons.map(({ code }) => code)).map((code) => `overrideReasons.${set} lists ${code} twice`),
  );
}

function repeated(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((value, at) => values.indexOf(value) !== at))];
}

/** A document without the members at these paths; a list with a fault in it goes as a whole. */
function pruned(value: unknown, faulty: readonly string[], path = ''): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const sound = Object.entries(value).flatMap(([name, inner]) => {
    const at = path === '' ? name : `${path}.${name}`;
    const isFaulty = faulty.some((one) => one === at || (Array.isArray(inner) && one.startsWith(`${at}[`)));
    return isFaulty ? [] : [[name, pruned(inner, faulty, at)]];
  });
  return Object.fromEntries(sound);
}

/** The default with the numbers of a document in their places. */
function overlaid(base: Thresholds, over: NumbersSet = {}): Thresholds {
  return merged(base as NumbersSet, over) as Thresholds;
}

function merged(base: NumbersSet, over: NumbersSet): NumbersSet {
  const names = Object.entries(base).map(([name, value]) => {
    const other = Object.hasOwn(over, name) ? over[name] : undefined;
    if (typeof value === 'number') return [name, typeof other === 'number' ? other : value];
    return [name, typeof other === 'object' ? merged(value, other) : value];
  });
  return Object.freeze(Object.fromEntries(names));
}
