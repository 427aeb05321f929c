import type {
  Coding,
  Observation,
  ObservationComponent,
  ObservationReferenceRange,
  Quantity,
} from '@medplum/fhirtypes';
import { codingsOf, listOf, numberOf, textOf } from '../fhir/elements.ts';
import { type QuantityKind, readNumber, readQuantity, unitOf } from '../fhir/quantities.ts';
import type { Member, ValueSetName } from '../terminology/index.ts';
import { type Ordinals, ordinalOf, rawCodings, yesOf } from './answers.ts';
import type { FactList } from './facts.ts';
import type { GapReason } from './gap.ts';
import { type Need, need } from './need.ts';
import { listOfValues, type Outcome } from './observation-entries.ts';
import type { InputKey } from './source.ts';

/** A measured number in the unit asked for. */
export interface Measurement {
  readonly value: number;
  readonly unit: string;
  /** Upper end of this result's own reference range, in the same unit; the lowest of several. */
  readonly high?: number;
  /** The value was written as `<5` or `>300`: the true one is below or above it. Only where `bounds` was asked for. */
  readonly bound?: 'below' | 'above';
}

export interface MeasurementQuestion {
  readonly name: string;
  readonly set: ValueSetName;
  readonly inputs: readonly InputKey[];
  /** The unit to give values back in; `score` for numbers without one. */
  readonly unit: QuantityKind;
  /** What is possible. An impossible score is ignored as invalid; any other impossible value is a gap. */
  readonly min: number;
  readonly max: number;
  /** Take preliminary values too: vital signs only (knowledge 0.4). */
  readonly preliminary?: boolean;
  /** Give values with a comparator too; otherwise they are unreadable. */
  readonly bounds?: boolean;
  /** What coded answers count, by LOINC answer code, for items that are recorded as answers. */
  readonly ordinals?: Ordinals;
}

interface NumberRead {
  readonly value: number;
  readonly limit?: 'below' | 'above';
}

const bound = { '<': 'below', '<=': 'below', '>': 'above', '>=': 'above' } as const;

/** Numbers of one kind, by knowledge 0.4: only final values, only known units, never guessed. */
export function measurements(of: MeasurementQuestion): Need<FactList<Measurement>> {
  return need({
    name: of.name,
    inputs: of.inputs,
    read: (record) => listOfValues(of, record, ({ holder, resource }) => readMeasurement(holder, resource, of)),
  });
}

/** An answer of one question, as recorded. `text` is record text: to compare, never to show. */
export interface CodedObservation {
  readonly code: Member;
  readonly value: {
    readonly codings: readonly Readonly<Coding>[];
    /** A boolean, a yes/no code or exactly that word. */
    readonly yes?: boolean;
    readonly number?: number;
    readonly text?: string;
  };
}

/** Observations whose value is an answer: a code, yes or no, a small number. */
export function codedObservations(of: {
  readonly name: string;
  readonly set: ValueSetName;
  readonly inputs: readonly InputKey[];
  readonly ordinals?: Ordinals;
}): Need<FactList<CodedObservation>> {
  return need({
    name: of.name,
    inputs: of.inputs,
    read: (record) =>
      listOfValues(of, record, ({ holder }, code): Outcome<CodedObservation> => {
        if (isAbsent(holder)) return undefined;
        const raw = rawCodings(holder.valueCodeableConcept);
        const text = textOf(holder.valueString) ?? textOf(holder.valueCodeableConcept?.text);
        const yes = yesOf(holder.valueBoolean, raw, text);
        const number = numberOf(holder.valueInteger) ?? ordinalOf(raw, of.ordinals);
        const codings = codingsOf(holder.valueCodeableConcept);
        if (codings.length === 0 && yes === undefined && number === undefined && text === undefined)
          return 'unreadable';
        const found = {
          ...(yes !== undefined && { yes }),
          ...(number !== undefined && { number }),
          ...(text && { text }),
        };
        return {
          value: { code, value: { codings, ...found } },
          ...(yes !== undefined && { shown: { value: yes ? 'yes' : 'no' } }),
        };
      }),
  });
}

function readMeasurement(
  holder: Observation | ObservationComponent,
  resource: Observation,
  of: MeasurementQuestion,
): Outcome<Measurement> {
  if (isAbsent(holder)) return undefined;
  const [quantity] = listOf(holder.valueQuantity);
  const number = quantity ? fromQuantity(quantity, of) : fromNumber(holder, of);
  if (typeof number !== 'object') return number;
  const { value, limit } = number;
  if (value < of.min || value > of.max) return of.unit === 'score' ? undefined : 'out-of-range';
  const high = upperLimit(listOf(holder.referenceRange ?? resource.referenceRange), of.unit);
  // The unit is one of our table by now, so it is safe to show as written.
  const unit = quantity && of.unit !== 'score' ? unitOf(quantity) : undefined;
  const written = `${quantity?.comparator ?? ''}${rounded(quantity?.value ?? value)}`;
  return {
    value: { value, unit: of.unit, ...(high !== undefined && { high }), ...(limit && { bound: limit }) },
    shown: { value: written, ...(unit && { unit }) },
  };
}

function fromQuantity(quantity: Quantity, of: MeasurementQuestion): NumberRead | GapReason | undefined {
  const { comparator, ...plain } = quantity;
  if (quantity.value === undefined || quantity.value === null) return undefined;
  const value = readQuantity(plain, of.unit);
  if (value === 'unknown-unit') return value;
  if (value === 'not-a-number') return 'unreadable';
  if (textOf(comparator) === undefined) return { value };
  const limit = comparator !== undefined && Object.hasOwn(bound, comparator) ? bound[comparator] : undefined;
  return of.bounds && limit ? { value, limit } : 'unreadable';
}

/** Numbers without a unit are scores and nothing else; coded answers count by their ordinal. */
function fromNumber(holder: Observation | ObservationComponent, of: MeasurementQuestion): NumberRead | GapReason {
  const value = readNumber(holder.valueInteger) ?? readNumber(holder.valueString);
  if (value !== undefined) return of.unit === 'score' ? { value } : 'unknown-unit';
  const ordinal = ordinalOf(rawCodings(holder.valueCodeableConcept), of.ordinals);
  return ordinal !== undefined && of.unit === 'score' ? { value: ordinal } : 'unreadable';
}

/** Said to be absent, or simply not there (a panel with members, for instance): ignored, not a gap. */
export function isAbsent(holder: Observation | ObservationComponent): boolean {
  if (listOf(holder.dataAbsentReason).length > 0) return true;
  return !Object.entries(holder).some(
    ([name, value]) => /^value[A-Z]/.test(name) && value !== undefined && value !== null,
  );
}

function upperLimit(ranges: readonly ObservationReferenceRange[], unit: QuantityKind): number | undefined {
  const usual = ranges.filter(
    ({ type }) => codingsOf(type).length === 0 || codingsOf(type).some(({ code }) => code === 'normal'),
  );
  const ends = usual.map(({ high }) => readQuantity(high, unit)).filter((end) => typeof end === 'number');
  return ends.length > 0 ? Math.min(...ends) : undefined;
}

/** Devices write thirteen digits; a card shows two. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
