import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { readDate } from '../../src/fhir/dates.ts';
import { suggestion } from './nearest.ts';
import { unitInWords } from './policy-facts.ts';
import { policySchema, type Schema } from './schema.ts';

/** What is wrong with one member, as a sentence that begins with its path. */
export interface ShapeFault {
  /** `thresholds.bloodPressure.severeSystolic`; empty for the document as a whole. */
  readonly path: string;
  readonly says: string;
}

const ajv = new Ajv2020({ strict: true, strictRequired: false, ownProperties: true, allErrors: true, verbose: true });
ajv.addKeyword('x-unit');
ajv.addFormat('date', isDay);
const validate = ajv.compile(policySchema());

/** Every member of a document that its schema refuses, one sentence each. */
export function shapeFaults(document: unknown): readonly ShapeFault[] {
  if (validate(document)) return [];
  const faults = new Map<string, ShapeFault>();
  for (const error of validate.errors ?? []) {
    const fault = faultOf(error);
    if (!faults.has(fault.path)) faults.set(fault.path, fault);
  }
  return [...faults.values()];
}

/** Whether the text is a day of the calendar: `2026-02-30` is none. */
function isDay(text: string): boolean {
  return readDate(text, 'UTC')?.precision === 'day';
}

function faultOf({ keyword, instancePath, params, parentSchema, data }: ErrorObject): ShapeFault {
  const schema = (parentSchema ?? {}) as Schema;
  const properties = (schema.properties ?? {}) as Readonly<Record<string, Schema>>;
  const path = dotted(instancePath);
  const inside = (name: string) => (path === '' ? name : `${path}.${name}`);
  if (keyword === 'required') {
    const name = String(params.missingProperty);
    return { path: inside(name), says: `${inside(name)} is missing; it must be ${properties[name]?.description}` };
  }
  if (keyword === 'additionalProperties') {
    const name = String(params.additionalProperty);
    const hint = suggestion(name, Object.keys(properties));
    return { path: inside(name), says: `${inside(name)} is not known here; ${hint}` };
  }
  return { path, says: `${path === '' ? 'the document' : path} is ${shown(data)}; ${demand(schema, data)}` };
}

function demand(schema: Schema, data: unknown): string {
  const { minimum, maximum, description, type } = schema;
  if (minimum === undefined) return `it must be ${description}`;
  const range = minimum === maximum ? `only be ${minimum}` : `be ${minimum} to ${maximum}`;
  const whole = type === 'integer' && typeof data === 'number' && !Number.isInteger(data) ? ', a whole number' : '';
  return `it may ${range} ${unitInWords(String(schema['x-unit']))}${whole} (${description})`;
}

/** A value as it stands in the document, cut short. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** `/codes/madrs-total/0` → `codes.madrs-total[0]`. */
function dotted(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((step) => (/^\d+$/.test(step) ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
}
