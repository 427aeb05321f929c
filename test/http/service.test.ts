import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { cardUuid } from './plain-engine.ts';
import { patientView, serviceUrl, testApp } from './test-app.ts';

describe('a hook is answered', () => {
  test('RSP-01 with an object that holds cards', async () => {
    const answer = await request(testApp().app).post(serviceUrl).send(patientView());
    expect(answer.status).toBe(200);
    expect(answer.body.cards).toHaveLength(1);
    expect(answer.body.cards[0]).toMatchObject({ uuid: cardUuid, summary: 'Good morning', indicator: 'info' });
  });
  test('RSP-02 with an empty list of cards when there is nothing to say', async () => {
    const answer = await request(testApp().app)
      .post(serviceUrl)
      .send(patientView({ prefetch: { patient: null } }));
    expect(answer.status).toBe(200);
    expect(answer.text).toBe('{"cards":[]}');
  });
});
