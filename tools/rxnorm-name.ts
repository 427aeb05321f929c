/** What a clinical drug name says about one of its substances. */
export interface Component {
  /** The words before the strength, with whatever stands in front of the substance ("24 HR", "10 ML"). */
  readonly words: string;
  readonly strength?: Strength;
}

export interface Strength {
  readonly value: number;
  /** UCUM. */
  readonly unit: string;
  /** UCUM unit of the denominator (per mL, per hour, per spray); absent for a whole tablet, capsule or vial. */
  readonly per?: string;
}

export interface DrugName {
  readonly components: readonly Component[];
  /** "Oral Tablet", "Nasal Spray"; "Pack" for packs. */
  readonly form?: string;
  readonly brand?: string;
  readonly pack: boolean;
}

const ucum: Readonly<Record<string, string>> = {
  MG: 'mg',
  ML: 'mL',
  HR: 'h',
  ACTUAT: '{actuat}',
  MEQ: 'meq',
  UNT: '[iU]',
};
const strengthPart = /^(.*\S)\s+([\d.]+) (MG|ML|MEQ|UNT)(?:\/(MG|ML|HR|ACTUAT))?(?:\s+(.*))?$/;

/**
 * Reads names such as `olanzapine 6 MG / fluoxetine 25 MG Oral Capsule [Brand]` and packs `{28 (… ) / 7 (… ) } Pack`.
 * A pack keeps its substances and loses their strengths: one pack is not one dose. The exception is a brand that states
 * the dose of the pack (`56 MG Dose Kit`).
 */
export function readDrugName(name: string): DrugName {
  const brand = /\[([^\]]+)\]\s*$/.exec(name)?.[1];
  if (name.startsWith('{')) return readPack(name, brand);
  const plain = name.replace(/\s*\[[^\]]+\]\s*$/, '');
  const components: Component[] = [];
  let form: string | undefined;
  for (const part of plain.split(' / ')) {
    const [, words, value, unit, per, rest] = strengthPart.exec(part) ?? [];
    if (words === undefined || value === undefined || unit === undefined) {
      components.push({ words: part });
      continue;
    }
    components.push({ words, strength: strengthOf(Number(value), unit, per) });
    if (rest !== undefined) form = rest;
  }
  return {
    components,
    pack: false,
    ...(form === undefined ? {} : { form }),
    ...(brand === undefined ? {} : { brand }),
  };
}

function readPack(name: string, brand: string | undefined): DrugName {
  const contents = [...name.matchAll(/\d+ (?:\([\d.]+ [A-Z]+\) )?\((.*?)\)(?= [/}])/g)].flatMap(([, inner]) =>
    inner === undefined ? [] : readDrugName(inner).components,
  );
  const dose = /\b([\d.]+) MG Dose Kit$/.exec(brand ?? '')?.[1];
  const substances = [...new Set(contents.map((c) => c.words))];
  const strength =
    dose === undefined || substances.length !== 1 ? undefined : strengthOf(Number(dose), 'MG', undefined);
  return {
    components: substances.map((words) => (strength === undefined ? { words } : { words, strength })),
    form: 'Pack',
    pack: true,
    ...(brand === undefined ? {} : { brand }),
  };
}

function strengthOf(value: number, unit: string, per: string | undefined): Strength {
  const known = { value, unit: ucum[unit] ?? unit };
  return per === undefined ? known : { ...known, per: ucum[per] ?? per };
}
