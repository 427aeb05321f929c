/** Conformance 6 to 10, on every card of every golden case and on answers in which everything speaks at once. */
import { describe, expect, it } from 'vitest';
import { services } from '../../hooks/index.ts';
import { responseFaults } from '../../src/protocol/index.ts';
import type { Card } from '../../src/protocol/types.ts';
import { shipped } from '../support/app.ts';
import { addresses, answers, cards, faultsOf, leaves, PUBLIC_BASE, post, requestFor } from './front-door.ts';
import { begun, booked, crowdedRecords, unconcerned, unrelated } from './records.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const evidenceOf = (card: Card) => shipped.knowledge.all.find(({ number }) => number === card.source.topic?.code);
const isIncomplete = (card: Card) => evidenceOf(card)?.id === 'af-data-incomplete';
const spoken = answers.filter(({ status }) => status === 200);
const all = faultsOf<(typeof cards)[number]>;

const crowded = await Promise.all(
  crowdedRecords.map(async (record) => ({ ...(await post(requestFor(record))), request: { hook: record.hook } })),
);

describe('the corpus', () => {
  it('holds a card led by every rule, and the incomplete card', () => {
    const led = new Set(cards.map(({ card }) => evidenceOf(card)?.id));
    // What is only ever a line leads none.
    const leading = services.flatMap(({ rules, incomplete }) => [
      ...rules.filter((rule) => !rule.lineOnly && rule.group !== 6),
      incomplete,
    ]);
    expect(leading.map(({ plan }) => plan).filter((plan) => !led.has(plan))).toEqual([]);
    // The checklist is one card, led by whichever item comes first.
    const checklist = services.flatMap(({ rules }) => rules.filter(({ group }) => group === 6));
    const told = cards.map(({ card }) => card.detail).join('\n');
    expect(checklist.filter(({ plan }) => !told.includes(shipped.knowledge.of(plan).number))).toEqual([]);
    expect(cards.length).toBeGreaterThan(150);
  });

  it('EXT-01 JSON-03 has no fault the last look before sending would find', () => {
    for (const { name, body } of spoken) expect(responseFaults(body as never), name).toEqual([]);
  });
});

describe('a response', () => {
  it('RSP-01 RSP-03 RSP-04 SYS-01 SYS-02 is an object with cards and nothing else: no systemActions, ever', () => {
    for (const { name, body } of [...spoken, ...crowded.map((one) => ({ name: 'crowded', ...one }))]) {
      expect(Object.keys(body), name).toEqual(['cards']);
      expect(Array.isArray(body.cards), name).toBe(true);
    }
  });

  it.each([
    unconcerned,
    unrelated,
    { ...unrelated, hook: 'order-select' as const },
    begun,
    { ...booked, appointments: [{ serviceType: { text: 'Dental cleaning' } }] },
  ])('RSP-02 to a record with nothing to say: exactly {"cards":[]} ($hook)', async (record) => {
    const heard = await post(requestFor(record));
    expect([heard.status, heard.text]).toEqual([200, '{"cards":[]}']);
  });

  it('RSP-06 holds few cards, each with topic and indicator; the incomplete card is last', () => {
    for (const { name, request, cards: shown } of [
      ...answers,
      ...crowded.map((one) => ({ ...one, name: `crowded ${one.request.hook}` })),
    ]) {
      const limit = services.find(({ hook }) => hook === request.hook)!.limit;
      const findings = shown.filter((card) => !isIncomplete(card));
      const critical = findings.filter(({ indicator }) => indicator === 'critical');
      expect(findings.length, name).toBeLessThanOrEqual(Math.max(limit, critical.length));
      expect(shown.length, name).toBeLessThanOrEqual(5);
      expect(shown.filter(isIncomplete).length, name).toBeLessThanOrEqual(1);
      if (shown.some(isIncomplete)) expect(isIncomplete(shown.at(-1)!), name).toBe(true);
    }
  });

  it('SEC-49 stays small with everything firing at once, and keeps what is critical', () => {
    const [signing, chart] = crowded;
    for (const heard of crowded) {
      expect(heard.status).toBe(200);
      expect(Buffer.byteLength(heard.text)).toBeLessThanOrEqual(64 * 1024);
      for (const card of heard.cards) {
        expect(card.summary.length).toBeLessThan(140);
        expect(card.detail.length).toBeLessThanOrEqual(2000);
        expect(card.detail).toMatch(/rule set \S+\.$/); // the last section is never cut off
      }
    }
    expect(signing?.cards.filter(({ indicator }) => indicator === 'critical')).toHaveLength(3);
    expect(signing?.cards.some(({ summary }) => /\(\+\d+ more\)$/.test(summary))).toBe(true);
    expect(chart?.cards.length).toBeGreaterThanOrEqual(2);
    expect(all(cards, ({ card }) => card.detail.length > 2000 && `${card.detail.length} characters`)).toEqual([]);
  });
});

describe('CARD/7 every card', () => {
  it('has a uuid, unique in its answer; the same uuid in two answers means the same findings', () => {
    expect(all(cards, ({ card }) => !UUID.test(card.uuid) && card.uuid)).toEqual([]);
    const meaning = new Map<string, string>();
    for (const { name, cards: shown } of answers) {
      expect(new Set(shown.map(({ uuid }) => uuid)).size, name).toBe(shown.length);
      // Its indicator may differ: at the chart it is capped.
      for (const card of shown.filter((one) => !isIncomplete(one))) {
        expect(meaning.get(card.uuid) ?? card.summary, name).toBe(card.summary);
        meaning.set(card.uuid, card.summary);
      }
    }
  });

  it('has a summary of one line under 140 characters, whole, plain, and with room for longer values', () => {
    expect(
      all(
        [...cards, ...crowded.flatMap((heard) => heard.cards.map((card) => ({ at: 'crowded', card })))],
        ({ card: { summary } }) => [
          ...(summary.length < 140 ? [] : [`${summary.length} characters`]),
          ...(/[\n\r<>*_`]/.test(summary) ? ['holds a line break or markup'] : []),
          ...(summary.includes('…') ? ['is cut'] : []),
          ...(summary.trim() === summary && summary !== '' ? [] : ['has blanks around it']),
        ],
      ),
    ).toEqual([]);
    // The widest a value gets: two-digit counts and scores, doses of four digits with decimals, days of two digits.
    const widest = (summary: string) =>
      summary
        .replaceAll(/\b\d+(\.\d+)? (mg|kg)\b/g, '1234.56 $2')
        .replaceAll(/\b\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/g, '30 $1')
        .replaceAll(/(?<![\w.-])\d(?![\w.-])/g, '99');
    expect(all(cards, ({ card }) => widest(card.summary).length >= 140 && widest(card.summary))).toEqual([]);
  });

  it('has a detail without tags, images, raw addresses or links', () => {
    expect(
      all(cards, ({ card: { detail } }) => [
        ...(/<[A-Za-z!/?]/.test(detail) ? ['a tag'] : []),
        ...(/!\[|\]\(|https?:|www\./.test(detail) ? ['a link, an image or an address'] : []),
        ...(/undefined|null|NaN|\[object/.test(detail) ? ['a value that is none'] : []),
      ]),
    ).toEqual([]);
  });

  it('has an indicator and a source with label, topic and https address', () => {
    expect(
      all(cards, ({ card: { indicator, source } }) => [
        ...(['info', 'warning', 'critical'].includes(indicator) ? [] : [indicator]),
        ...(source.label.trim() ? [] : ['no label']),
        ...(source.url === undefined || source.url.startsWith('https://') ? [] : [source.url]),
        ...(source.topic?.code && source.topic.system ? [] : ['no topic']),
      ]),
    ).toEqual([]);
    expect(new Set(cards.map(({ card }) => card.indicator)).size).toBe(3);
  });

  it('has selectionBehavior with suggestions and only then (cds-resp-6)', () => {
    expect(
      all(cards, ({ card }) => {
        const suggests = card.suggestions !== undefined;
        if (suggests && card.suggestions.length === 0) return 'an empty list';
        return suggests !== (card.selectionBehavior === 'any') && 'one without the other';
      }),
    ).toEqual([]);
    expect(cards.filter(({ card }) => card.suggestions).length).toBeGreaterThan(20);
  });

  it('7.2 has override reasons that are whole Codings, each once (cds-resp-4)', () => {
    expect(
      all(cards, ({ card: { overrideReasons } }) => [
        ...(overrideReasons === undefined || overrideReasons.length > 0 ? [] : ['an empty list']),
        ...(overrideReasons ?? []).flatMap(({ code, system, display }) =>
          code && system && display ? [] : [`${code} is not whole`],
        ),
        ...(new Set(overrideReasons?.map(({ code }) => code)).size === (overrideReasons?.length ?? 0)
          ? []
          : ['one twice']),
      ]),
    ).toEqual([]);
  });

  it('10 cds-resp-3 links to the public page of each of its rules, absolute, without appContext or autolaunch', () => {
    expect(
      all(cards, ({ card: { links = [] } }) => [
        ...(links.length > 0 ? [] : ['no link']),
        ...links.flatMap((link) =>
          link.type === 'absolute' &&
          link.label.trim() &&
          Object.keys(link).length === 3 &&
          /\/rules\/KT\d+$/.test(link.url)
            ? []
            : [JSON.stringify(link)],
        ),
      ]),
    ).toEqual([]);
  });

  it('JSON-02 JSON-04 EXT-01 EXT-02 EXT-03 holds no null, nothing empty and no member of our own making', () => {
    const members = {
      card: [
        'uuid',
        'summary',
        'detail',
        'indicator',
        'source',
        'suggestions',
        'selectionBehavior',
        'overrideReasons',
        'links',
      ],
      source: ['label', 'url', 'icon', 'topic'],
      suggestion: ['label', 'uuid', 'isRecommended', 'actions'],
      action: ['type', 'description', 'resource'],
      coding: ['code', 'system', 'display'],
    };
    const strays = (value: object | undefined, known: readonly string[]) =>
      Object.keys(value ?? {}).filter((name) => !known.includes(name) && name !== 'extension');
    expect(
      all(cards, ({ card }) => [
        ...strays(card, members.card),
        ...strays(card.source, members.source),
        ...strays(card.source.topic, members.coding),
        ...(card.overrideReasons ?? []).flatMap((reason) => strays(reason, members.coding)),
        ...(card.suggestions ?? []).flatMap((one) => [
          ...strays(one, members.suggestion),
          ...one.actions.flatMap((action) => strays(action, members.action)),
        ]),
        ...[...leaves(card)].flatMap(({ path, value }) => (value === null || value === '' ? [path] : [])),
      ]),
    ).toEqual([]);
  });
});

describe('8 every suggestion', () => {
  const suggested = cards.flatMap(({ at, card }) =>
    (card.suggestions ?? []).map((suggestion) => ({ at, card, suggestion })),
  );

  it('has a label and a uuid that is unique within and across the cards of its answer', () => {
    for (const { name, cards: shown } of [...answers, ...crowded.map((one) => ({ name: 'crowded', ...one }))]) {
      const uuids = shown.flatMap((card) => [card.uuid, ...(card.suggestions ?? []).map(({ uuid }) => uuid)]);
      expect(new Set(uuids).size, name).toBe(uuids.length);
      expect(
        uuids.filter((uuid) => !UUID.test(uuid)),
        name,
      ).toEqual([]);
    }
    expect(faultsOf(suggested, ({ suggestion }) => suggestion.label.trim() === '' && 'no label')).toEqual([]);
  });

  it('cds-resp-1 cds-resp-7 recommends none over the others and sends no actionSelectionBehavior', () => {
    expect(
      suggested.filter(({ suggestion }) => 'isRecommended' in suggestion || 'actionSelectionBehavior' in suggestion),
    ).toEqual([]);
  });

  it('ACT-01 ACT-02 ACT-03 ACT-04 ACT-05 ACT-06 only ever creates: a described, complete, new resource', () => {
    expect(
      faultsOf(suggested, ({ suggestion }) =>
        suggestion.actions.flatMap((action) => [
          ...(action.type === 'create' ? [] : [action.type]),
          ...(action.description.trim() ? [] : ['no description']),
          ...(['ServiceRequest', 'Task'].includes(action.resource.resourceType) ? [] : [action.resource.resourceType]),
          ...('resourceId' in action ? ['a resourceId'] : []),
          ...('id' in action.resource ? ['an id'] : []),
        ]),
      ),
    ).toEqual([]);
  });

  it('ACT-07 is a draft proposal for the patient of the context, pointing at records that were sent', () => {
    for (const { name, request, cards: shown } of answers) {
      const sent = JSON.stringify(request);
      for (const { resource } of shown.flatMap((card) => (card.suggestions ?? []).flatMap(({ actions }) => actions))) {
        const patient = { reference: `Patient/${request.context.patientId}` };
        const coded = { coding: [expect.objectContaining({ system: expect.any(String), code: expect.any(String) })] };
        expect(resource, name).toMatchObject({
          status: 'draft',
          intent: 'proposal',
          // Not every score has a public code; a task for one without says it in our words.
          ...(resource.resourceType === 'Task'
            ? { for: patient, code: { text: expect.any(String) } }
            : { subject: patient, code: coded }),
        });
        const { reasonReference = [], supportingInfo = [] } = resource as { reasonReference?: []; supportingInfo?: [] };
        for (const { reference } of [...reasonReference, ...supportingInfo] as { reference: string }[]) {
          expect(sent, `${name}: ${reference}`).toContain(`"id":"${reference.split('/')[1]}"`);
        }
      }
    }
  });
});

describe('addresses', () => {
  const cited = shipped.knowledge.all.flatMap(({ citations }) => citations.flatMap(({ url }) => (url ? [url] : [])));
  const allowed = new Set([PUBLIC_BASE, ...cited].map((url) => new URL(url).host));

  it('NET-04 SEC-43 links and sources lead to this service or to a source named in a PlanDefinition, over https', () => {
    const opened = [
      ...cards,
      ...crowded.flatMap((heard) => heard.cards.map((card) => ({ at: 'crowded', card }))),
    ].flatMap(({ card }) =>
      [card.source.url, ...(card.links ?? []).map(({ url }) => url)].filter((url) => url !== undefined),
    );
    expect(opened.length).toBeGreaterThan(100);
    const wrong = opened.filter((url) => {
      const { protocol, host, username, password, search, hash } = new URL(url);
      return protocol !== 'https:' || !allowed.has(host) || username || password || search || hash;
    });
    expect(wrong).toEqual([]);
  });

  it('SEC-44 no address anywhere in an answer holds the id, number or name of a patient, visit or record', () => {
    for (const { name, request, body } of answers) {
      const ids = [...JSON.stringify(request).matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id ?? '');
      const secret = new Set([...ids, String(request.context.patientId), 'MRN-0001', 'Golden', 'Practitioner']);
      const leaking = addresses(body).filter((url) => [...secret].some((one) => url.includes(one)));
      expect(leaking, name).toEqual([]);
    }
  });
});

describe('what a clinician reads', () => {
  const sections = [
    '**Finding** – ',
    '**Why** – ',
    '**What the record shows**\n',
    '**Also**\n',
    '**Options** – ',
    '**What would clear it** – ',
    '**Source** – ',
    '**Not checked or uncertain**\n',
    'Supports, and does not replace, clinical judgement.',
  ];
  const needed = (card: Card) => (isIncomplete(card) ? [0, 1, 4, 7, 8] : [0, 1, 2, 4, 6, 8]);

  it('REG-09 sections stand in their order, and none is missing', () => {
    expect(
      all(cards, ({ card }) => {
        const places = sections.map((section) => card.detail.indexOf(section));
        const there = places.filter((place) => place >= 0);
        const parts = card.detail.split('\n\n').length;
        return [
          ...needed(card).flatMap((one) => ((places[one] ?? -1) >= 0 ? [] : [`lacks ${sections[one]}`])),
          ...(there.every((place, at) => at === 0 || place > (there[at - 1] ?? 0)) ? [] : ['out of order']),
          ...(parts === there.length ? [] : ['a part that is no section']),
        ];
      }),
    ).toEqual([]);
  });

  it('REG-09 the first 300 characters hold the whole finding and why', () => {
    expect(
      all(cards, ({ card: { detail } }) => {
        const end = detail.indexOf('\n\n', detail.indexOf(sections[1] ?? ''));
        return end > 300 && `why ends at ${end}`;
      }),
    ).toEqual([]);
  });

  it('REG-10 every value shown has its unit, its date or "undated", and the type of record', () => {
    const entry =
      /^.+ \((Condition|Observation|QuestionnaireResponse|Medication[A-Z][a-z]+|AllergyIntolerance|Procedure|ServiceRequest|Appointment|Encounter|Coverage), (undated|(\d{1,2} )?([A-Z][a-z]{2} )?\d{4})(; [a-z, ]+)?\)/;
    // What is counted from entries, or read from the draft order itself.
    const counted = [
      /^(and )?\d+ (more|drug class(es)?: .+|further administrations? not completed: not counted)$/,
      /^(Dose( and route)? of the draft order|Tried|Pain medicine at an adequate dose|Augmentation recorded|Not counted|Possible, not counted .*): .+$/,
      /^(Category|Supply|Instructions|Reason|Product|Speed|Time and speed|Daily amount) of the draft order: .+$/,
      /^The draft order has .+$/,
      /^Subcutaneous doses are held to the intramuscular limits$/,
      /^Under review or on record: .+$/,
      /^(Adequate trials|At an adequate dose|Taken for six weeks or more|Medicines of preventive classes, \d+ days or more): .+$/,
      /^No .+$/,
      /^(Opioids|Scheduled doses) together: .+$/,
      /^Sedating classes: .+$/,
      /^Baseline: .+$/,
      /^Age on the birth date recorded: \d+( to \d+)?$/,
      /^Episode .+$/,
      /^[a-z -]+( [\d.]+ mg\/day)?(, (since )?\d{1,2} [A-Z][a-z]{2} \d{4}( to \d{1,2} [A-Z][a-z]{2} \d{4})?)? \((\d+ weeks?; )?Medication[A-Za-z, ]+\)$/,
    ];
    expect(
      all(cards, ({ card: { detail } }) =>
        (/\*\*What the record shows\*\*\n((?:- .*\n?)+)/.exec(detail)?.[1] ?? '')
          .split('\n')
          .map((line) => line.replace(/^- /, ''))
          .filter((line) => line !== '' && !entry.test(line) && !counted.some((form) => form.test(line))),
      ),
    ).toEqual([]);
    const unitless = all(cards, ({ card }) =>
      [...card.detail.matchAll(/^- (Blood pressure|Body weight|.*pressure) [\d/.]+ \(/gm)].map(([line]) => line),
    );
    expect(unitless).toEqual([]);
  });
});
