export {
  compareDates,
  dayOf,
  instantRange,
  type PartialDate,
  plainToPartial,
  readDate,
  readPeriod,
  type Span,
} from './dates.ts';
export { addDays, daysBetween, type PlainDate } from './plain-date.ts';
export { type QuantityFault, type QuantityKind, readNumber, readQuantity } from './quantities.ts';
export * from './systems.ts';
