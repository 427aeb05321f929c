import { defaultPolicy } from './defaults.ts';
import { isLimit, type Limit, type Limits } from './limit.ts';
import { limits } from './thresholds.ts';

/** The part of JSON Schema that is used here. A description ends the sentence "it must be …". */
export interface Schema {
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'integer';
  readonly description?: string;
  readonly [keyword: string]: unknown;
}

/** What a file that says it follows this schema names. */
const ID = 'https://ketamine-cds.example.org/site-policy.schema.json';

/** Letters, digits and plain marks: nothing that a card or a page could take for markup. */
const PLAIN = "^[\\p{L}\\p{N}+][\\p{L}\\p{N} .,;:'’&+/()–-]*$";
/** Absolute, and free of what separates codes in a search. */
const SYSTEM = '^(?:https?://|urn:(?:oid|uuid):)[A-Za-z0-9._~:/-]+$';
const CODE = '^[A-Za-z0-9][A-Za-z0-9._:/-]*$';

/** The schema of a policy document: the numbers from the limits, the rest as written here. */
export function policySchema(): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: ID,
    title: 'Site policy',
    ...closed('what one site decides otherwise than the shipped default', {
      $schema: text('the address of this schema, for editors', 200, '^[^<>"\\s]+$'),
      id: text('a short name of the policy, in small letters, digits and hyphens', 64, '^[a-z0-9]+(?:-[a-z0-9]+)*$'),
      version: text('the version of the document, for instance "3" or "2026.2"', 32, '^[A-Za-z0-9][A-Za-z0-9._-]*$'),
      approvedBy: text('the people at the site who approved it', 120),
      approvedOn: day('the day on which they approved it'),
      expiresOn: day('the last day on which it holds'),
      thresholds: groupOf(limits),
      families: {
        type: 'object',
        description: 'an object of family names and rule ids, each "on", "shadow" or "off"',
        additionalProperties: choice('on', 'shadow', 'off'),
      },
      codes: {
        type: 'object',
        description: 'an object of value sets, each with the codes of this site',
        additionalProperties: {
          type: 'array',
          description: 'a list of 1 to 50 codes',
          minItems: 1,
          maxItems: 50,
          items: coding(['system', 'code']),
        },
      },
      referrals: closed('an object of referral targets', each(defaultPolicy.referrals, referral)),
      overrideReasons: closed('an object of sets of reasons', each(defaultPolicy.overrideReasons, reasons)),
      wording: closed('an object of choices of wording', {
        suicideCard: choice('critical', 'warning'),
        crisisLine: text(
          'a telephone number or short name of a crisis line, without markup',
          40,
          '^[A-Za-z0-9+][A-Za-z0-9 .+()-]*$',
        ),
      }),
    }),
    required: ['id', 'version', 'approvedBy', 'approvedOn', 'expiresOn'],
  };
}

/** Counted in whole numbers: days, years, minutes, and things that are counted by name (`points`, `sessions`). */
function isWhole({ unit, default: usual, min, max }: Limit): boolean {
  return /^(?:d|wk|mo|a|min|(?!times$)[a-z]{4,})$/.test(unit) && [usual, min, max].every(Number.isInteger);
}

function groupOf(group: Limits): Schema {
  return closed(
    'an object of numbers',
    each(group, (one) => (isLimit(one) ? numberOf(one) : groupOf(one))),
  );
}

function numberOf(one: Limit): Schema {
  return {
    type: isWhole(one) ? 'integer' : 'number',
    description: one.says,
    minimum: one.min,
    maximum: one.max,
    default: one.default,
    'x-unit': one.unit,
  };
}

function referral(): Schema {
  return closed('an object that says where the referral goes', {
    code: coding(['system', 'code', 'display']),
    text: text('what the referral is called on the card, in plain text', 60),
    performer: addressee('CareTeam|HealthcareService|Organization|Practitioner|PractitionerRole'),
    specialty: coding(['system', 'code', 'display']),
    serviceType: coding(['system', 'code', 'display']),
    location: addressee('Location'),
    contact: text('how the service is reached, in plain text', 120),
  });
}

function addressee(types: string): Schema {
  const reference = text(
    `a relative reference to one of ${types.split('|').join(', ')}`,
    100,
    `^(?:${types})/[A-Za-z0-9.-]{1,64}$`,
  );
  return {
    ...closed('an object with a display, and a reference if there is one', {
      reference,
      display: text('a name in plain text', 80),
    }),
    required: ['display'],
  };
}

function reasons(): Schema {
  return {
    type: 'array',
    description: 'a list of 1 to 8 codings',
    minItems: 1,
    maxItems: 8,
    items: coding(['system', 'code', 'display']),
  };
}

function coding(required: readonly string[]): Schema {
  return {
    ...closed('an object with system and code', {
      system: text('an absolute code system URL, without commas, bars or query', 200, SYSTEM),
      code: text('a code of letters, digits and . _ : / -', 64, CODE),
      display: text('a name in plain text', 100),
    }),
    required,
  };
}

function text(description: string, maxLength: number, pattern = PLAIN): Schema {
  return {
    type: 'string',
    description: `${description} (at most ${maxLength} characters)`,
    minLength: 1,
    maxLength,
    pattern,
  };
}

function day(description: string): Schema {
  return { type: 'string', description: `${description}, as YYYY-MM-DD`, format: 'date' };
}

function choice(...values: readonly string[]): Schema {
  return { type: 'string', description: `one of ${values.join(', ')}`, enum: values };
}

/** An object that holds nothing else: a misspelt member must never be a silent default. */
function closed(description: string, properties: Readonly<Record<string, Schema>>): Schema {
  return { type: 'object', description, additionalProperties: false, properties };
}

function each<T>(of: Readonly<Record<string, T>>, schema: (one: T) => Schema): Readonly<Record<string, Schema>> {
  return Object.fromEntries(Object.entries(of).map(([name, one]) => [name, schema(one)]));
}
