import { describe, expect, test } from 'vitest';
import { type Card, type CdsResponse, responseFaults, tidy } from '../../src/protocol/index.ts';
import { example } from '../http/test-app.ts';

const uuid = '0f8fad5b-d9cb-569f-a165-70867728950e';
const other = '1f8fad5b-d9cb-569f-a165-70867728950e';
const third = '2f8fad5b-d9cb-569f-a165-70867728950e';
const action = { type: 'create', description: 'Refer', resource: { resourceType: 'ServiceRequest', status: 'draft' } };
const suggestion = { label: 'Refer', uuid: other, actions: [action] };
const link = { label: 'Rule', url: 'https://example.org/rules/1', type: 'absolute' };
const plain = {
  uuid,
  summary: 'A finding',
  detail: 'Found **today**, < 5 units',
  indicator: 'info',
  source: { label: 'Greeter' },
};
const full = {
  ...plain,
  source: {
    label: 'Greeter',
    url: 'https://example.org',
    icon: 'https://example.org/i.png',
    topic: { code: '1', system: 'https://example.org/topics', display: 'Topic' },
  },
  suggestions: [suggestion],
  selectionBehavior: 'any',
  overrideReasons: [{ code: 'x', system: 'https://example.org', display: 'Patient refused' }],
  links: [link, { label: 'App', url: 'https://example.org/launch', type: 'smart', appContext: 'ref-1' }],
  extension: { 'com.example.x': 1 },
};

/** The faults of a response with one card, changed from the full one. */
const faults = (change: object, base: object = full) =>
  responseFaults({ cards: [{ ...base, ...change }] } as unknown as CdsResponse);
const withAction = (change: object) =>
  faults({ suggestions: [{ ...suggestion, actions: [{ ...action, ...change }] }] });

describe('a response', () => {
  test('RSP-01 RSP-04 with a card that uses everything has no fault', () => {
    expect(faults({})).toEqual([]);
    expect(faults({}, plain)).toEqual([]);
  });
  test('RSP-02 with nothing to say is an empty list', () => {
    expect(responseFaults({ cards: [] })).toEqual([]);
    expect(responseFaults(example('response-no-cards'))).toEqual([]);
  });
  test('RSP-01 without cards, or with cards that are no list, is a fault', () => {
    expect(responseFaults({} as CdsResponse)).toEqual(['cards is missing']);
    expect(responseFaults({ cards: {} } as CdsResponse)).toEqual(['cards must be array']);
  });
  test('RSP-03 SYS-01 SYS-02 never holds systemActions', () => {
    expect(responseFaults({ cards: [], systemActions: [action] } as unknown as CdsResponse)).toHaveLength(1);
    expect(responseFaults(example('response-system-action'))).toHaveLength(1);
  });
  test("the specification's own cards have no fault, where they are whole", () => {
    const [first, second] = example('response-cards').cards;
    expect(faults({}, first)).toEqual([]);
    expect(faults({ uuid }, second)).toEqual([]); // it has no uuid; this service always sends one
    expect(faults({}, second)).toEqual(['cards[0].uuid is missing']);
    const [app] = example('response-autolaunchable').cards;
    expect(faults({}, app)).toEqual(['cards[0].indicator is missing']); // and so it is in the specification's example
    expect(faults({ indicator: 'info' }, app)).toHaveLength(1); // autolaunchable: never from this service (SEC-45)
  });
});

describe('CARD/7 a card', () => {
  test.each(['uuid', 'summary', 'indicator', 'source'])('needs %s', (member) => {
    const { [member as keyof typeof plain]: _left, ...rest } = plain;
    expect(faults({}, rest)).toEqual([`cards[0].${member} is missing`]);
  });
  test.each([
    ['a uuid that is none', { uuid: '123' }],
    ['a summary of 140 characters', { summary: 'x'.repeat(140) }],
    ['a blank summary (JSON-08)', { summary: '   ' }],
    ['an unknown indicator', { indicator: 'hard-stop' }],
    ['a source without label (7.1)', { source: { url: 'https://example.org' } }],
    ['a source url that is relative (7.1)', { source: { label: 'x', url: '/rules/1' } }],
    ['a source url with plain http (7.1)', { source: { label: 'x', url: 'http://example.org' } }],
    ['a topic without system (7.2)', { source: { label: 'x', topic: { code: '1' } } }],
    ['an empty list of suggestions (JSON-03)', { suggestions: [] }],
    ['an empty list of links', { links: [] }],
    ['an empty list of override reasons', { overrideReasons: [] }],
    ['an unknown selectionBehavior', { selectionBehavior: 'all' }],
    ['suggestions without selectionBehavior (cds-resp-6)', { selectionBehavior: undefined }],
    ['selectionBehavior without suggestions', { suggestions: undefined }],
    ['an override reason without display (cds-resp-4)', { overrideReasons: [{ code: 'x', system: 'y' }] }],
    ['an override reason without system (7.2)', { overrideReasons: [{ code: 'x', display: 'y' }] }],
    ['HTML in the detail (NET-06)', { detail: 'a <img src=x onerror=alert(1)>' }],
    ['a closing tag in the detail', { detail: 'a </b>' }],
    ['a comment in the detail', { detail: 'a <!-- b' }],
    ['a null (JSON-02)', { detail: null }],
    ['an empty text (JSON-03)', { detail: '' }],
    ['a member of our own making (EXT-01)', { priority: 1 }],
    ['an extension that is no object (EXT-02)', { extension: 'x' }],
    ['an extension key that others may use too (EXT-03)', { extension: { x: 1 } }],
  ])('with %s is a fault', (_name, change) => {
    expect(faults(change)).toHaveLength(1);
  });
  test('a summary of 139 characters is fine', () => expect(faults({ summary: 'x'.repeat(139) })).toEqual([]));
  test('two cards, or a card and a suggestion, with one uuid are a fault', () => {
    expect(responseFaults({ cards: [plain, plain] } as unknown as CdsResponse)).toEqual([
      'cards[1]: uuid occurs twice',
    ]);
    expect(faults({ suggestions: [{ ...suggestion, uuid }] })).toEqual(['cards[0].suggestions[0]: uuid occurs twice']);
  });
});

describe('8 a suggestion', () => {
  test('needs a label', () => expect(faults({ suggestions: [{ uuid: other }] })).toHaveLength(1));
  test('with an empty list of actions is a fault', () =>
    expect(faults({ suggestions: [{ ...suggestion, actions: [] }] })).toHaveLength(1));
  test('with actionSelectionBehavior is a fault: nobody here asked whether the client knows it', () => {
    expect(faults({ suggestions: [{ ...suggestion, actionSelectionBehavior: 'any' }] })).toHaveLength(1);
  });
  test('cds-resp-1 two recommended ones are a fault with at-most-one, and fine with any', () => {
    const suggestions = [other, third].map((id) => ({ ...suggestion, uuid: id, isRecommended: true }));
    expect(faults({ suggestions, selectionBehavior: 'at-most-one' })).toEqual([
      'cards[0]: more than one suggestion is recommended (cds-resp-1)',
    ]);
    expect(faults({ suggestions, selectionBehavior: 'any' })).toEqual([]);
  });
});

describe('an action', () => {
  test.each([
    ['ACT-01 of an unknown type', { type: 'Create' }],
    ['ACT-02 without description', { description: undefined }],
    ['ACT-03 that creates nothing', { resource: undefined }],
    ['ACT-03 whose resource has no type', { resource: { status: 'draft' } }],
    ['ACT-03 that creates by id', { resourceId: 'ServiceRequest/1' }],
    ['ACT-04 that updates nothing', { type: 'update', resource: undefined }],
    [
      'JSON-02 with a null deep in its resource',
      { resource: { resourceType: 'ServiceRequest', code: { coding: [{ code: null }] } } },
    ],
    [
      'JSON-03 with something empty deep in its resource',
      { resource: { resourceType: 'ServiceRequest', code: { coding: [] } } },
    ],
  ])('%s is a fault', (_name, change) => expect(withAction(change)).toHaveLength(1));

  test("the specification's create, update and delete have no fault", () => {
    for (const name of ['action-create', 'action-update', 'action-delete']) {
      expect(faults({ suggestions: [{ ...suggestion, actions: [example(name)] }] }), name).toEqual([]);
    }
  });
  test('ACT-05 delete names the resource by reference, and carries none', () => {
    const gone = { type: 'delete', description: 'Remove', resourceId: 'ServiceRequest/1' };
    expect(faults({ suggestions: [{ ...suggestion, actions: [gone] }] })).toEqual([]);
    expect(withAction({ type: 'delete' }).length).toBeGreaterThan(0);
    expect(withAction({ ...gone, resource: undefined, resourceId: 'https://x/1' })).toHaveLength(1);
  });
  test('ACT-06 the string form of 1.0 is not sent', () =>
    expect(withAction({ type: 'delete', resource: 'ServiceRequest/1' })).toHaveLength(1));
});

describe('LNK/10 a link', () => {
  const withLink = (change: object) => faults({ links: [{ ...link, ...change }] });
  test.each([
    ['without label', { label: undefined }],
    ['without url', { url: undefined }],
    ['without type', { type: undefined }],
    ['of an unknown type', { type: 'relative' }],
    ['with plain http', { url: 'http://example.org/x' }],
    ['with a script', { url: 'javascript:alert(1)' }],
    ['that is relative', { url: '/rules/1' }],
    ['cds-resp-3 with appContext though it is absolute', { appContext: 'x' }],
    ['with autolaunchable (SEC-45)', { autolaunchable: true }],
  ])('%s is a fault', (_name, change) => expect(withLink(change)).toHaveLength(1));
  test('to this machine may be plain http, for development', () =>
    expect(withLink({ url: 'http://127.0.0.1:8080/rules/1' })).toEqual([]));
});

describe('tidy', () => {
  test('JSON-02 JSON-03 JSON-04 leaves out what has no value, at any depth, but never cards', () => {
    const messy = {
      cards: [
        {
          ...plain,
          detail: '',
          suggestions: [],
          links: [{ label: 'x', appContext: null }, {}],
          extension: { a: { b: [null] } },
        },
      ],
      systemActions: [],
    };
    expect(tidy(messy as object)).toEqual({
      cards: [{ uuid, summary: 'A finding', indicator: 'info', source: { label: 'Greeter' }, links: [{ label: 'x' }] }],
    });
    expect(tidy({ cards: [] })).toEqual({ cards: [] });
    expect(tidy({ services: [] })).toEqual({ services: [] });
    expect(tidy({ cards: [{ detail: '' }] })).toEqual({ cards: [] });
  });
  test('keeps false and 0', () => {
    const card = { isRecommended: false, count: 0 } as unknown as Card;
    expect(tidy({ cards: [card] })).toEqual({ cards: [{ isRecommended: false, count: 0 }] });
  });
});
