import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';

/** What a schema found wrong: the member, and whether it is missing or bad. Never the value itself. */
export interface Fault {
  readonly kind: 'missing' | 'bad';
  /** `context.draftOrders.entry[2].resource`; empty for the message as a whole. */
  readonly path: string;
  /** In our words or ajv's: `must be string`, `must match pattern`. */
  readonly says: string;
}

const ajv = new Ajv2020({ strict: true, strictRequired: false, ownProperties: true, allErrors: false });
ajv.addFormat('absolute-url', { type: 'string', validate: isWebUrl });

/** Compiles a schema once; the returned function gives the first fault, or undefined. */
export function checker(schema: object): (value: unknown) => Fault | undefined {
  const validate: ValidateFunction = ajv.compile(schema);
  return function check(value) {
    if (validate(value)) return undefined;
    const error = validate.errors?.[0];
    return error === undefined ? { kind: 'bad', path: '', says: 'is not valid' } : faultOf(error);
  };
}

function faultOf(error: ErrorObject): Fault {
  const at = dotted(error.instancePath);
  if (error.keyword === 'required') {
    const name = String(error.params.missingProperty);
    return { kind: 'missing', path: at === '' ? name : `${at}.${name}`, says: 'is missing' };
  }
  return { kind: 'bad', path: at, says: error.message ?? 'is not valid' };
}

/** `/context/selections/0` → `context.selections[0]`. */
function dotted(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => (/^\d+$/.test(step) ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
}

/** An absolute URL a browser may open: https, or http on this machine. */
export function isWebUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHost(url.hostname));
}

/** `localhost`, 127.0.0.0/8 and `[::1]`, as `URL.hostname` spells them. */
export function isLoopbackHost(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
