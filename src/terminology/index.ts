export { loadTerminology } from './load.ts';
export { type SiteCode, withSiteCodes } from './site-codes.ts';
export type {
  Ingredient,
  Member,
  Product,
  SetVersion,
  Strength,
  Terminology,
  ValueSetName,
} from './terminology.ts';
