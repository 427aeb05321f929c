export { loadTerminology } from './load.ts';
export type {
  Ingredient,
  Member,
  Product,
  SetVersion,
  Strength,
  Terminology,
  ValueSetName,
} from './terminology.ts';
