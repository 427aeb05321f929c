/** The file name of a value set in `fhir-profiles/value-sets`, without `.json`. */
export type ValueSetName = string;

/** A value set as one release published it. */
export interface SetVersion {
  readonly url: string;
  readonly version: string;
}

/** A code that is in a value set, named by us: what a card may show of it. */
export interface Member {
  readonly set: SetVersion;
  /** Canonical URL, whatever spelling the record used. */
  readonly system: string;
  readonly code: string;
  /** Our name for the code, or the title of the set that holds it. Never text from a record. */
  readonly display: string;
  /** What the code itself says about the state of the problem; wins over the status of the record entry. */
  readonly says: 'active' | 'remission' | 'any';
}

export interface Ingredient {
  /** RxNorm code of the ingredient; a word for the few that RxNorm does not name (code system `drugs-without-code`). */
  readonly code: string;
  readonly name: string;
}

/** How much of an ingredient a product holds: in all (tablet, capsule, vial, kit), or per UCUM unit (mL, h, spray). */
export interface Strength {
  readonly value: number;
  /** UCUM. */
  readonly unit: string;
  readonly per?: { readonly value: number; readonly unit: string };
}

/** A product, brand, salt or ingredient of RxNorm. No ingredients: a product with none that our sets name. */
export interface Product {
  readonly name: string;
  readonly form?: string;
  /** A strength is there only if the name of the product states it. */
  readonly ingredients: readonly (Ingredient & { readonly strength?: Strength })[];
}

/** Everything we know about codes and names. One value per release, shared by all requests. */
export interface Terminology {
  /** Hash of every file loaded: two services with the same version give the same answers. */
  readonly version: string;
  /** The set's entry for a code, system spellings folded. Throws on an unknown set: a misspelt set must never be an empty one. */
  member(set: ValueSetName, system: string | undefined, code: string | undefined): Member | undefined;
  /**
   * Whether no code could ever be in the set: its codes are for a site to map, and none has. Throws on an unknown set.
   */
  isEmpty(set: ValueSetName): boolean;
  /**
   * Whether free text names the problem of a set, by its curated synonyms. Negated and family mentions do not count; a
   * question ("r/o", "?") is `uncertain`. Throws on an unknown set.
   */
  words(set: ValueSetName, text: string): 'uncoded' | 'uncertain' | undefined;
  /** Whether text can name the problem of a set at all. Throws on an unknown set. */
  hasWords(set: ValueSetName): boolean;
  /** Whether the code is in any set or product list: separates "means something else" from "means nothing to us". */
  knows(system: string | undefined, code: string | undefined): boolean;
  /** The RxNorm product, brand or ingredient behind a code. */
  product(system: string | undefined, code: string | undefined): Product | undefined;
  /** Ingredients whose name, salt or brand stands in the text as whole words. */
  ingredientsNamed(text: string): readonly Ingredient[];
  /** Throws on an unknown set. */
  describe(set: ValueSetName): { readonly url: string; readonly version: string; readonly title: string };
}
