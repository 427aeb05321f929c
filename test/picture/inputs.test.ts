import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Input, readInputs } from '../../src/picture/index.ts';

const templates = {
  patient: 'Patient/{{context.patientId}}',
  encounter: 'Encounter/{{context.encounterId}}',
  conditions: 'Condition?patient={{context.patientId}}&_count=200',
  vitals: 'Observation?patient={{context.patientId}}&code=http://loinc.org|8480-6&_count=200',
  medicationRequests: 'MedicationRequest?patient={{context.patientId}}&_count=200',
  medicationStatements: 'MedicationStatement?patient={{context.patientId}}&_count=200',
};
type Key = keyof typeof templates | 'context';

interface Sent {
  readonly notOffered?: readonly string[];
  readonly newestFirst?: readonly string[];
  readonly context?: object;
  readonly limit?: number;
}

/** How one key arrives when this is what was sent; `absent` for a key that was not. */
const absent = Symbol('absent');
function arrives(
  key: Key,
  value: unknown,
  { notOffered = [], newestFirst = [], context = {}, limit }: Sent = {},
): Input {
  const inputs = readInputs({
    keys: [key],
    prefetch: value === absent ? new Map() : new Map([[key, value]]),
    context: { userId: 'Practitioner/1', patientId: 'p', ...context },
    templates,
    notOffered: new Set(notOffered),
    newestFirst: new Set(newestFirst),
    zone: 'America/New_York',
    ...(limit !== undefined && { limit }),
  });
  return inputs.get(key) as Input;
}

const condition = (id: string, more: object = {}) => ({
  resourceType: 'Condition',
  id,
  subject: { reference: 'Patient/p' },
  ...more,
});
const searchset = (resources: readonly unknown[], more: object = {}) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: resources.map((resource) => ({ resource, search: { mode: 'match' } })),
  ...more,
});
const outcome = (severity: string, more: object = {}) => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity, code: 'processing', ...more }],
});
const saying = (resource: unknown) => ({ resource, search: { mode: 'outcome' } });
const next = { link: [{ relation: 'next', url: 'https://ehr.example.org/fhir?page=2' }] };
const ids = (input: Input) => input.resources.map(({ id }) => id);
const reasons = (input: Input) => input.gaps.map(({ reason }) => reason);

/** What Epic sends for a search without results. */
const epicEmpty = {
  resourceType: 'Bundle',
  type: 'searchset',
  total: 0,
  link: [{ relation: 'self', url: 'https://ehr.example.org/api/FHIR/R4/Condition?patient=p' }],
  entry: [
    {
      fullUrl: 'urn:uuid:0a1b2c3d-0000-4000-8000-000000000000',
      resource: {
        resourceType: 'OperationOutcome',
        issue: [
          {
            severity: 'warning',
            code: 'processing',
            details: {
              coding: [{ system: 'urn:oid:1.2.840.114350.1.13.0.1.7.2.657369', code: '4101' }],
              text: 'Resource request returns no results.',
            },
          },
        ],
      },
      search: { mode: 'outcome' },
    },
  ],
};

describe('a search arrives (REL-30, PRE-23…31)', () => {
  it.each<[string, unknown, Input['state']]>([
    ['as a complete list', searchset([condition('a')], { total: 1 }), 'ok'],
    ['as a list without a total', searchset([condition('a')]), 'ok'],
    [
      'as a list without search modes or a type',
      { resourceType: 'Bundle', entry: [{ resource: condition('a') }] },
      'ok',
    ],
    ['as null', null, 'none-released'],
    ['as a list of none', searchset([], { total: 0 }), 'none-released'],
    ['as a Bundle without entry', { resourceType: 'Bundle', type: 'searchset', total: 0 }, 'none-released'],
    ['as a Bundle without anything', { resourceType: 'Bundle' }, 'none-released'],
    ['as a Bundle whose entry is null', { resourceType: 'Bundle', entry: null }, 'none-released'],
    ['as Epic says that there is nothing', epicEmpty, 'none-released'],
    ['not at all', absent, 'not-supplied'],
    ['as an error', outcome('error'), 'client-failed'],
    ['as a fatal error', outcome('fatal'), 'client-failed'],
    ['as a bare warning', outcome('warning'), 'client-failed'],
    [
      'as an error inside an empty list',
      { resourceType: 'Bundle', entry: [saying(outcome('error'))] },
      'client-failed',
    ],
    ['with a next page', searchset([condition('a')], next), 'partial'],
    ['with nothing but a next page', searchset([], next), 'partial'],
    ['with a next page that has no address', searchset([condition('a')], { link: [{ relation: 'next' }] }), 'partial'],
    ['with a total above its entries', searchset([condition('a')], { total: 2 }), 'partial'],
    ['with a total and nothing else', { resourceType: 'Bundle', total: 3 }, 'partial'],
    [
      'with a warning beside its matches',
      { resourceType: 'Bundle', entry: [{ resource: condition('a') }, saying(outcome('warning'))] },
      'partial',
    ],
    [
      'with an error beside its matches',
      { resourceType: 'Bundle', entry: [{ resource: condition('a') }, saying(outcome('error'))] },
      'partial',
    ],
    [
      'with an outcome that says nothing',
      { resourceType: 'Bundle', entry: [{ resource: condition('a') }, saying({ resourceType: 'OperationOutcome' })] },
      'partial',
    ],
    [
      'with an outcome entry that is no outcome',
      { resourceType: 'Bundle', entry: [{ resource: condition('a') }, saying(null)] },
      'partial',
    ],
    [
      'with a remark beside its matches',
      { resourceType: 'Bundle', entry: [{ resource: condition('a') }, saying(outcome('information'))] },
      'ok',
    ],
    ['empty with a remark', { resourceType: 'Bundle', entry: [saying(outcome('information'))] }, 'none-released'],
    ['empty with a warning and no total', { resourceType: 'Bundle', entry: [saying(outcome('warning'))] }, 'partial'],
    [
      'empty with another Epic warning',
      {
        resourceType: 'Bundle',
        total: 0,
        entry: [saying(outcome('warning', { details: { coding: [{ code: '4119' }] } }))],
      },
      'partial',
    ],
    ['as {}', {}, 'unreadable'],
    ['as an empty string', '', 'unreadable'],
    ['as a page of HTML', '<html>Sign in</html>', 'unreadable'],
    ['as a list', [condition('a')], 'unreadable'],
    ['as a number', 0, 'unreadable'],
    ['as false', false, 'unreadable'],
    ['as one bare resource', condition('a'), 'unreadable'],
    ['as another resource', { resourceType: 'Patient', id: 'p' }, 'unreadable'],
    [
      'as a Bundle of other things',
      searchset([{ resourceType: 'Observation', id: 'o', subject: { reference: 'Patient/p' } }]),
      'unreadable',
    ],
    [
      'as a Bundle whose entry is no list',
      { resourceType: 'Bundle', entry: { resource: condition('a') } },
      'unreadable',
    ],
    ['with a resourceType that is a list', { resourceType: ['Bundle'] }, 'unreadable'],
    ['with an entry of null', searchset([condition('a'), null]), 'partial'],
    ['with an entry without a type', searchset([condition('a'), { id: 'x' }]), 'partial'],
    [
      'for another patient',
      searchset([condition('a'), condition('b', { subject: { reference: 'Patient/q' } })]),
      'wrong-patient',
    ],
    [
      'empty, after a search for another patient',
      {
        resourceType: 'Bundle',
        total: 0,
        link: [{ relation: 'self', url: 'https://ehr.example.org/Condition?patient=q' }],
      },
      'wrong-patient',
    ],
    [
      'empty, after a search for this patient',
      {
        resourceType: 'Bundle',
        total: 0,
        link: [{ relation: 'self', url: 'https://ehr.example.org/Condition?patient=Patient%2Fp&_count=200' }],
      },
      'none-released',
    ],
  ])('REL-30 %s', (_how, value, state) => {
    const input = arrives('conditions', value);
    expect(input.state).toBe(state);
    expect(input.via).toBe(value === absent ? 'none' : 'prefetch');
    const readable = state === 'ok' || state === 'none-released';
    expect(input.gaps.length > 0).toBe(!readable);
  });

  it('REL-30 too many entries: none is used', () => {
    const many = Array.from({ length: 2001 }, (_, n) => condition(`c${n}`, { recordedDate: `${n}` }));
    const input = arrives('conditions', searchset(many));
    expect([input.state, input.resources.length, input.complete, reasons(input)]).toEqual([
      'oversize',
      0,
      'no',
      ['oversize'],
    ]);
    expect(arrives('conditions', searchset(many.slice(1))).state).toBe('ok');
    expect(arrives('conditions', searchset(many), { limit: 5000 }).resources).toHaveLength(2001);
  });

  it('PRE-26 a page is used as far as it goes', () => {
    const input = arrives('conditions', searchset([condition('a')], next));
    expect([ids(input), input.complete, reasons(input)]).toEqual([['a'], 'no', ['partial']]);
  });

  it('an entry that is no resource is a gap of its own, beside the readable ones', () => {
    const input = arrives('conditions', searchset([condition('a'), 7, null]));
    expect(ids(input)).toEqual(['a']);
    expect(input.complete).toBe('all');
    expect(input.gaps.map(({ reason, source }) => [reason, source?.type])).toEqual([
      ['unreadable', 'Condition'],
      ['unreadable', 'Condition'],
    ]);
  });

  it('PRE-29 included resources are there to resolve references, and are no matches', () => {
    const drug = { resourceType: 'Medication', id: 'm' };
    const request = { resourceType: 'MedicationRequest', id: 'r', subject: { reference: 'Patient/p' } };
    const other = { ...request, id: 'based-on' };
    const input = arrives('medicationRequests', {
      resourceType: 'Bundle',
      total: 1,
      entry: [
        { resource: request, search: { mode: 'match' } },
        { resource: drug, search: { mode: 'include' } },
        { resource: other, search: { mode: 'include' } },
      ],
    });
    expect([input.state, ids(input), input.placed.length]).toEqual(['ok', ['r'], 3]);
  });

  it('PRE-30 what belongs to somebody else is dropped, the rest stays', () => {
    const strangers = [
      condition('b', { subject: { reference: 'Patient/q' } }),
      condition('c', { subject: { reference: 'Group/p' } }),
      condition('d', { subject: { reference: 'urn:uuid:99999999-2222-4333-8444-555555555555' } }),
    ];
    const nameless = condition('e', { subject: undefined });
    const input = arrives('conditions', searchset([condition('a'), ...strangers, nameless]));
    expect([input.state, ids(input), input.complete, reasons(input)]).toEqual([
      'wrong-patient',
      ['a', 'e'],
      'no',
      ['wrong-patient'],
    ]);
    expect(input.placed.map(({ resource }) => resource.id)).toEqual(['a', 'e']);
  });

  it('a subject in urn form is the patient who travels along under it', () => {
    const urn = 'urn:uuid:11111111-2222-4333-8444-555555555555';
    const input = arrives('conditions', {
      resourceType: 'Bundle',
      entry: [
        { resource: condition('a', { subject: { reference: urn } }) },
        { fullUrl: urn, resource: { resourceType: 'Patient', id: 'p' }, search: { mode: 'include' } },
      ],
    });
    expect([input.state, ids(input)]).toEqual(['ok', ['a']]);
  });
});

describe('the wrapping of early drafts', () => {
  it.each<[string, unknown, Input['state']]>([
    ['around a list', { response: { status: '200 OK' }, resource: searchset([condition('a')]) }, 'ok'],
    ['around a list, without a response', { resource: searchset([condition('a')]) }, 'ok'],
    ['around null', { response: { status: '200' }, resource: null }, 'none-released'],
    ['around an error', { response: { status: '404 Not Found' } }, 'client-failed'],
    ['around an error with an outcome', { response: { status: '500' }, resource: outcome('error') }, 'client-failed'],
    ['around nothing', { response: { status: '200 OK' } }, 'unreadable'],
    ['around a wrapping', { resource: { resource: searchset([condition('a')]) } }, 'unreadable'],
    [
      'with a status that is an object',
      { response: { status: { toString: 1 } }, resource: searchset([]) },
      'none-released',
    ],
  ])('%s', (_how, value, state) => {
    expect(arrives('conditions', value).state).toBe(state);
  });
});

describe('duplicates (REL-35)', () => {
  it('the same id is one resource, in its newest version', () => {
    const old = condition('a', { meta: { lastUpdated: '2026-01-01T00:00:00Z' }, recordedDate: '2020' });
    const fresh = condition('a', { meta: { lastUpdated: '2026-02-01T00:00:00Z' }, recordedDate: '2021' });
    for (const order of [
      [old, fresh],
      [fresh, old],
    ])
      expect(arrives('conditions', searchset(order)).resources).toEqual([fresh]);
  });

  it('the same content under two ids is one resource', () => {
    const twins = [
      condition('b', { code: { text: 'x' } }),
      condition('a', { code: { text: 'x' }, meta: { versionId: '2' } }),
    ];
    expect(ids(arrives('conditions', searchset(twins)))).toEqual(['a']);
  });

  it('two drugs under one id stay two: a published request does this', () => {
    const order = (code: string) => ({
      resourceType: 'MedicationRequest',
      id: 'x',
      medicationCodeableConcept: { text: code },
    });
    expect(arrives('medicationRequests', searchset([order('one'), order('two')])).resources).toHaveLength(2);
  });

  const loose = fc.array(
    fc.record(
      {
        id: fc.constantFrom('a', 'b', 'c', 'd'),
        recordedDate: fc.constantFrom('2025', '2026-01-01'),
        code: fc.constantFrom({ text: 'x' }, { text: 'y' }),
        meta: fc.constantFrom({ lastUpdated: '2026-01-01T00:00:00Z' }, { lastUpdated: '2026-01-02T00:00:00Z' }),
      },
      { requiredKeys: [] },
    ),
    { maxLength: 12 },
  );

  it('REL-60 neither order nor repetition changes what is read', () => {
    fc.assert(
      fc.property(loose, fc.infiniteStream(fc.nat()), (elements, random) => {
        const resources = elements.map((one) => ({
          resourceType: 'Condition',
          subject: { reference: 'Patient/p' },
          ...one,
        }));
        const twice = [...resources, ...resources.filter(() => Number(random.next().value) % 2 === 0)];
        const shuffled = twice.map((one) => ({ one, at: Number(random.next().value) })).sort((a, b) => a.at - b.at);
        const read = (list: readonly unknown[]) => arrives('conditions', searchset(list)).resources;
        expect(read(shuffled.map(({ one }) => one))).toEqual(read(resources));
      }),
    );
  });
});

describe('lists cut at their old end', () => {
  const reading = (day: string) => ({ resourceType: 'Observation', id: day, effectiveDateTime: day });
  const page = ['2026-06-10', '2026-05-01', '2026-03-15'].map(reading);
  const sorted = {
    link: [{ relation: 'self', url: 'https://ehr.example.org/Observation?patient=p&_sort=-date' }, ...next.link],
  };

  it('are complete since the day after the last entry where the server sorted them', () => {
    const input = arrives('vitals', searchset(page, { ...sorted, total: 40 }));
    expect([input.state, input.complete, reasons(input)]).toEqual(['partial', { since: '2026-03-16' }, ['partial']]);
  });

  it('or where the tenant says that they come newest first', () => {
    expect(arrives('vitals', searchset(page, next), { newestFirst: ['vitals'] }).complete).toEqual({
      since: '2026-03-16',
    });
  });

  it.each<[string, Input]>([
    ['nobody knows the order', arrives('vitals', searchset(page, next))],
    ['they are not in that order', arrives('vitals', searchset(page.toReversed(), sorted))],
    ['an entry has no date', arrives('vitals', searchset([...page, { resourceType: 'Observation' }], sorted))],
    ['an entry is unreadable', arrives('vitals', searchset([...page, null], sorted))],
    [
      'they were sorted by something else',
      arrives('vitals', searchset(page, { link: [{ relation: 'self', url: '?_sort=-_lastUpdated' }, ...next.link] })),
    ],
    [
      'they are short without a next page',
      arrives('vitals', searchset(page, { link: sorted.link.slice(0, 1), total: 9 })),
    ],
  ])('and complete from no day on where %s', (_why, input) => {
    expect([input.state, input.complete]).toEqual(['partial', 'no']);
  });
});

describe('a read arrives', () => {
  const patient = { resourceType: 'Patient', id: 'p', birthDate: '1985' };
  it.each<[string, unknown, Input['state'], readonly string[]]>([
    ['as the patient', patient, 'ok', []],
    ['as a patient without an id', { resourceType: 'Patient' }, 'ok', []],
    ['as another patient', { ...patient, id: 'q' }, 'wrong-patient', ['wrong-patient']],
    ['as null, which is no patient', null, 'none-released', ['not-supplied']],
    ['as an outcome', outcome('error'), 'client-failed', ['client-failed']],
    ['as a list', searchset([patient]), 'unreadable', ['unreadable']],
    ['as another resource', condition('p'), 'unreadable', ['unreadable']],
    ['as {}', {}, 'unreadable', ['unreadable']],
    ['in the wrapping of early drafts', { resource: patient }, 'ok', []],
    ['not at all', absent, 'not-supplied', ['not-supplied']],
  ])('patient: %s', (_how, value, state, gaps) => {
    const input = arrives('patient', value);
    expect([input.state, reasons(input), input.resources.length]).toEqual([state, gaps, state === 'ok' ? 1 : 0]);
  });

  const visit = { resourceType: 'Encounter', id: 'e', subject: { reference: 'Patient/p' } };
  it.each<[string, unknown, object, Input['state']]>([
    ['as the encounter', visit, { encounterId: 'e' }, 'ok'],
    ['as null', null, { encounterId: 'e' }, 'none-released'],
    ['not at all, from no encounter', absent, {}, 'none-released'],
    ['not at all, from an encounter', absent, { encounterId: 'e' }, 'not-supplied'],
    ['as another encounter', visit, { encounterId: 'f' }, 'unreadable'],
    [
      "as somebody else's encounter",
      { ...visit, subject: { reference: 'Patient/q' } },
      { encounterId: 'e' },
      'wrong-patient',
    ],
  ])('encounter: %s', (_how, value, context, state) => {
    expect(arrives('encounter', value, { context }).state).toBe(state);
  });
});

describe('what the EHR does not offer', () => {
  const notOffered = ['medicationStatements'];
  const statement = { resourceType: 'MedicationStatement', id: 's', subject: { reference: 'Patient/p' } };
  it.each<[string, unknown, Input['state']]>([
    ['absent', absent, 'not-offered'],
    ['null', null, 'not-offered'],
    ['an error of the client', outcome('error'), 'not-offered'],
    ['there all the same', searchset([statement]), 'ok'],
    ['there but cut short', searchset([statement], next), 'partial'],
    ['garbage', 'oops', 'unreadable'],
  ])('%s', (_how, value, state) => {
    const input = arrives('medicationStatements', value, { notOffered });
    expect([input.state, input.gaps.length > 0]).toEqual([state, state !== 'ok' && state !== 'not-offered']);
  });
});

describe('what the hook itself carries', () => {
  const order = { resourceType: 'MedicationRequest', id: 'o', status: 'draft', subject: { reference: 'Patient/p' } };
  const drug = { resourceType: 'Medication', id: 'm' };
  const draft = (resources: readonly unknown[], more: object = {}) => ({
    draftOrders: { resourceType: 'Bundle', entry: resources.map((resource) => ({ resource })), ...more },
  });

  it.each<[string, object, Input['state'], readonly (string | undefined)[]]>([
    ['orders and the drugs sent along with them', draft([order, drug]), 'ok', ['m', 'o']],
    ['no orders', draft([]), 'none-released', []],
    ['a hook without orders', {}, 'none-released', []],
    [
      'an order for somebody else',
      draft([order, { ...order, id: 'x', subject: { reference: 'Patient/q' } }]),
      'wrong-patient',
      ['o'],
    ],
    ['an order that is no resource', draft([order, 'order']), 'unreadable', ['o']],
    ['something that is no Bundle', { draftOrders: [order] }, 'unreadable', []],
    ['null', { draftOrders: null }, 'unreadable', []],
    [
      'proposed visits',
      {
        appointments: {
          resourceType: 'Bundle',
          entry: [
            {
              resource: {
                resourceType: 'Appointment',
                id: 'v',
                participant: [{ actor: { reference: 'Patient/p' } }, { actor: { reference: 'Practitioner/1' } }],
              },
            },
          ],
        },
      },
      'ok',
      ['v'],
    ],
    [
      'a visit of somebody else',
      {
        appointments: {
          resourceType: 'Bundle',
          entry: [
            {
              resource: { resourceType: 'Appointment', id: 'v', participant: [{ actor: { reference: 'Patient/q' } }] },
            },
          ],
        },
      },
      'wrong-patient',
      [],
    ],
  ])('%s', (_what, context, state, found) => {
    const input = arrives('context', absent, { context });
    expect([input.state, ids(input), input.via]).toEqual([state, found, 'context']);
    expect(input.gaps.length > 0).toBe(state !== 'ok' && state !== 'none-released');
  });

  it('two orders that look alike are two orders', () => {
    expect(ids(arrives('context', absent, { context: draft([order, { ...order, id: 'o2' }]) }))).toEqual(['o', 'o2']);
  });
});

describe('hostile content', () => {
  it('whatever stands where a value belongs, it arrives in some state', () => {
    const odd = fc.oneof(
      fc.jsonValue({ maxDepth: 4 }),
      fc.jsonValue().map((entry) => ({ resourceType: 'Bundle', entry })),
      fc.array(fc.jsonValue()).map((list) => searchset(list)),
      fc
        .record({ total: fc.jsonValue(), link: fc.jsonValue(), entry: fc.array(fc.jsonValue()) })
        .map((more) => ({ resourceType: 'Bundle', ...more })),
      fc
        .dictionary(
          fc.constantFrom('subject', 'id', 'meta', 'code', 'contained', 'valueQuantity', 'period', 'text'),
          fc.jsonValue(),
        )
        .map((more) =>
          searchset([
            { resourceType: 'Condition', ...more },
            { resourceType: 'Condition', ...more },
          ]),
        ),
    );
    fc.assert(
      fc.property(odd, fc.constantFrom<Key>('conditions', 'patient', 'encounter', 'vitals'), (value, key) => {
        const input = arrives(key, value, { context: { encounterId: 'e' } });
        const clean = input.state === 'ok' || input.state === 'none-released';
        expect(clean || input.gaps.length > 0).toBe(true);
        arrives('context', absent, { context: { draftOrders: value, appointments: value } });
      }),
      { numRuns: 2000 },
    );
  });

  it('a resource nested beyond sense is unreadable, and breaks nothing', () => {
    let deep: unknown = 1;
    for (let n = 0; n < 200_000; n++) deep = [deep];
    const input = arrives('conditions', searchset([condition('a'), condition('b', { extension: deep })]));
    expect([input.state, ids(input), reasons(input)]).toEqual(['partial', ['a'], ['unreadable']]);
  });

  it('a key without a template is a mistake of ours', () => {
    expect(() => arrives('constructor' as Key, null)).toThrow(/no usable prefetch template/);
  });
});
