import request from 'supertest';
import { describe, expect, test } from 'vitest';
import type { Records } from '../../src/records/index.ts';
import { testApp } from './test-app.ts';

const url = '/cds-services/greeter-patient-view/feedback';
const card = '4e0a3a1e-3283-4575-ab82-028d55fe2719';
const suggestion = 'e56e1945-20b3-4393-8503-a1a20fd73152';
const accepted = {
  card,
  outcome: 'accepted',
  acceptedSuggestions: [{ id: suggestion }],
  outcomeTimestamp: '2026-06-15T14:05:31Z',
};
const overridden = { card, outcome: 'overridden', outcomeTimestamp: '2026-06-15T14:06:00Z' };
const reason = { code: 'd7ecf885', system: 'https://example.com/override-reasons' };

async function tell(...items: unknown[]) {
  const { app, records, logged } = testApp();
  const answer = await request(app).post(url).send({ feedback: items });
  const on = (id = card) => records.feedbackOn({ tenant: 'development', card: id });
  return { status: answer.status, text: answer.text, issue: answer.body.issue?.[0], on, logged, app };
}

describe('POST …/feedback', () => {
  test('FBK-01 FBK-03 FBK-12 is kept, and answered 200 with no body', async () => {
    const { status, text, on } = await tell(accepted);
    expect([status, text]).toEqual([200, '']);
    expect(await on()).toEqual([
      {
        tenant: 'development',
        service: 'greeter-patient-view',
        card,
        outcome: 'accepted',
        acceptedSuggestions: [suggestion],
        outcomeAt: '2026-06-15T14:05:31.000Z',
        receivedAt: '2026-06-15T15:00:00.000Z',
        known: false,
      },
    ]);
  });

  test('FBK-01 for a service that is not there: 404', async () => {
    const answer = await request(testApp().app)
      .post('/cds-services/nobody/feedback')
      .send({ feedback: [accepted] });
    expect(answer.status).toBe(404);
  });

  test.each([
    ['an object without feedback', {}, 'feedback'],
    ['feedback that is no list', { feedback: accepted }, 'feedback'],
    ['an empty list (JSON-03)', { feedback: [] }, 'feedback'],
    ['a list as the whole body', [accepted], undefined],
  ])('FBK-02 %s: 400', async (_name, body, path) => {
    const answer = await request(testApp().app).post(url).send(body);
    expect(answer.status).toBe(400);
    expect(answer.body.issue[0].expression?.[0]).toBe(path);
  });

  test.each([
    ['FBK-03', 'no card', { ...accepted, card: undefined }, 'feedback[1].card', /is missing/],
    ['FBK-03', 'a card that is no text', { ...accepted, card: 7 }, 'feedback[1].card', /must be string/],
    ['FBK-04', 'no outcome', { ...accepted, outcome: undefined }, 'feedback[1].outcome', /cds-fb-1/],
    ['FBK-04', 'an unknown outcome', { ...accepted, outcome: 'ignored' }, 'feedback[1].outcome', /cds-fb-1/],
    [
      'FBK-05',
      'accepted, but no suggestion',
      { ...accepted, acceptedSuggestions: undefined },
      'feedback[1].acceptedSuggestions',
      /cds-fb-2/,
    ],
    [
      'FBK-05',
      'accepted, and an empty list',
      { ...accepted, acceptedSuggestions: [] },
      'feedback[1].acceptedSuggestions',
      /cds-fb-2/,
    ],
    [
      'FBK-05',
      'a suggestion without id',
      { ...accepted, acceptedSuggestions: [{}] },
      'feedback[1].acceptedSuggestions[0].id',
      /is missing/,
    ],
    [
      'FBK-06',
      'an empty overrideReason',
      { ...overridden, overrideReason: {} },
      'feedback[1].overrideReason',
      /cds-fb-3/,
    ],
    [
      'FBK-06',
      'a reason without system',
      { ...overridden, overrideReason: { reason: { code: 'x' } } },
      'feedback[1].overrideReason.reason.system',
      /is missing/,
    ],
    ['FBK-07', 'no time', { ...overridden, outcomeTimestamp: undefined }, 'feedback[1].outcomeTimestamp', /is missing/],
    [
      'FBK-07',
      'a time without offset',
      { ...overridden, outcomeTimestamp: '2026-06-15T14:06:00' },
      'feedback[1].outcomeTimestamp',
      /RFC 3339/,
    ],
    [
      'FBK-07',
      'a date alone',
      { ...overridden, outcomeTimestamp: '2026-06-15' },
      'feedback[1].outcomeTimestamp',
      /RFC 3339/,
    ],
    [
      'FBK-07',
      'a day that does not exist',
      { ...overridden, outcomeTimestamp: '2026-02-30T00:00:00Z' },
      'feedback[1].outcomeTimestamp',
      /RFC 3339/,
    ],
    [
      'REL-45',
      'a time more than a day ahead',
      { ...overridden, outcomeTimestamp: '2026-06-16T15:00:01Z' },
      'feedback[1].outcomeTimestamp',
      /future/,
    ],
    ['FBK-02', 'an item that is no object', 'x', 'feedback[1]', /must be an object/],
  ])('%s REL-44 %s: 400 that names index and rule, and nothing is kept', async (_row, _name, item, path, says) => {
    const { status, issue, on } = await tell(accepted, item);
    expect(status).toBe(400);
    expect(issue.details.coding[0].code).toBe('feedback-invalid');
    expect(issue.expression).toEqual([path]);
    expect(issue.diagnostics).toMatch(says);
    expect(await on()).toEqual([]);
  });

  test('FBK-06 a reason, a comment, both, or neither', async () => {
    const at = (minute: number) => ({ ...overridden, outcomeTimestamp: `2026-06-15T14:${minute}:00Z` });
    const { status, on } = await tell(
      { ...at(10), overrideReason: { reason } },
      { ...at(11), overrideReason: { userComment: 'Already discussed.' } },
      { ...at(12), overrideReason: { reason: { ...reason, display: 'Patient refused' }, userComment: 'Later.' } },
      at(13),
    );
    expect(status).toBe(200);
    expect((await on()).map((kept) => [kept.reason, kept.userComment])).toEqual([
      [reason, undefined],
      [undefined, 'Already discussed.'],
      [{ ...reason, display: 'Patient refused' }, 'Later.'],
      [undefined, undefined],
    ]);
  });

  test('FBK-07 any offset is read as the instant it is, lower case too', async () => {
    const { on } = await tell({ ...overridden, outcomeTimestamp: '2026-06-15t09:06:00.5-05:00' });
    expect((await on())[0]?.outcomeAt).toBe('2026-06-15T14:06:00.500Z');
  });

  test('FBK-08 REL-43 the same feedback again is 200 and kept once, in any spelling', async () => {
    const { app, records } = testApp();
    const shouted = {
      ...accepted,
      card: `urn:uuid:${card.toUpperCase()}`,
      outcomeTimestamp: '2026-06-15T10:05:31-04:00',
    };
    for (const items of [[accepted], [accepted, accepted], [shouted]]) {
      expect((await request(app).post(url).send({ feedback: items })).status).toBe(200);
    }
    expect(await records.feedbackOn({ tenant: 'development', card })).toHaveLength(1);
  });

  test('FBK-08 several cards and several answers to one card are all kept, whatever their order', async () => {
    const other = '9368d37b-283f-44a0-93ea-547cebab93ed';
    const { on } = await tell(overridden, { ...accepted, card: other }, accepted);
    expect((await on()).map(({ outcome }) => outcome)).toEqual(['accepted', 'overridden']);
    expect(await on(other)).toHaveLength(1);
  });

  test('FBK-15 two suggestions of one card accepted in two messages are both kept', async () => {
    const second = { ...accepted, acceptedSuggestions: [{ id: '11111111-2222-4333-8444-555555555555' }] };
    const { on } = await tell(accepted, second);
    expect((await on()).flatMap(({ acceptedSuggestions }) => acceptedSuggestions)).toHaveLength(2);
  });

  test('FBK-13 a comment over 4 KiB: 400; 101 items: 400; a huge body: 413', async () => {
    const long = { ...overridden, overrideReason: { userComment: 'é'.repeat(2049) } };
    expect((await tell(long)).issue.expression).toEqual(['feedback[0].overrideReason.userComment']);
    expect((await tell({ ...overridden, overrideReason: { userComment: 'é'.repeat(2048) } })).status).toBe(200);
    expect((await tell(...Array.from({ length: 101 }, () => overridden))).status).toBe(400);
    expect((await tell({ ...overridden, note: 'x'.repeat(2_200_000) })).status).toBe(413);
  });

  test('FBK-13 a comment is never logged; characters that trip databases are dropped from it', async () => {
    const { on, logged } = await tell({
      ...overridden,
      overrideReason: { userComment: 'CANARY\u0000 says \ud800 no' },
    });
    expect((await on())[0]?.userComment).toBe('CANARY says \ufffd no');
    expect(logged()).not.toContain('CANARY');
    expect(logged()).toContain('"stored":1');
  });

  test('FBK-14 the reference client: no display, nothing else', async () => {
    expect((await tell({ ...overridden, overrideReason: { reason } })).status).toBe(200);
  });

  test('FBK-14 Epic: overrideReasons, with a reason or with an extension, and extensions elsewhere', async () => {
    const extension = { 'com.epic.cdshooks.feedback.overrideReason.reasonTitle': 'Benefit outweighs risk' };
    const { status, on } = await tell(
      { ...overridden, overrideReasons: { reason: { ...reason, display: 'x' }, userComment: 'c' }, extension },
      { ...overridden, outcomeTimestamp: '2026-06-15T14:07:00Z', overrideReasons: [{ extension }] },
    );
    expect(status).toBe(200);
    expect((await on()).map((kept) => kept.reason?.code)).toEqual([reason.code, undefined]);
  });

  test('JSON-10 members nobody asked for, and null for what is left out', async () => {
    const { status } = await tell({
      ...overridden,
      acceptedSuggestions: null,
      overrideReason: null,
      extension: null,
      x: { y: 1 },
    });
    expect(status).toBe(200);
  });

  test('when the store fails: 503, so that the client sends it again', async () => {
    const records: Records = {
      saveFeedback: () => Promise.reject(new Error('disk full: Jane Roe')),
      feedbackOn: () => Promise.resolve([]),
      close: () => Promise.resolve(),
    };
    const { app, logged } = testApp({ records });
    const answer = await request(app)
      .post(url)
      .send({ feedback: [accepted] });
    expect(answer.status).toBe(503);
    expect(answer.headers['retry-after']).toBe('1');
    expect(answer.text + logged()).not.toContain('Jane');
  });
});
