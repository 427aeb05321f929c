/** The specification's own example messages (test/data/spec-examples/README.md), sent as a client would. */
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { example, patientView, testApp } from './test-app.ts';

const dev = { plainHttpFhirServer: true };

describe("the specification's own requests", () => {
  test('patient-view with fhirAuthorization and prefetch', async () => {
    const { app, engine } = testApp({ settings: dev });
    const sent = example('request-patient-view');
    sent.prefetch.patient = sent.prefetch.patientToGreet;
    const answer = await request(app).post('/cds-services/greeter-patient-view').send(sent);
    expect(answer.status).toBe(200);
    expect(answer.body.cards).toHaveLength(1);
    expect(engine.asked[0]).toMatchObject({
      hook: 'patient-view',
      context: { patientId: '1288992', encounterId: '89284' },
    });
  });

  test('the same in production: its fhirServer is plain http, so 400', async () => {
    const answer = await request(testApp().app)
      .post('/cds-services/greeter-patient-view')
      .send(example('request-patient-view'));
    expect(answer.status).toBe(400);
    expect(answer.body.issue[0].expression).toEqual(['fhirServer']);
  });

  test('a request with extensions, which lacks the patient: 400 that names the member', async () => {
    const { app } = testApp({ settings: dev });
    const sent = example('request-extension');
    const answer = await request(app).post('/cds-services/greeter-patient-view').send(sent);
    expect(answer.status).toBe(400);
    expect(answer.body.issue[0].expression).toEqual(['context.patientId']);
    sent.context.patientId = '1288992';
    expect((await request(app).post('/cds-services/greeter-patient-view').send(sent)).status).toBe(412);
  });

  test.each([
    ['context-patient-view-role', 'patient-view'],
    ['context-patient-view-practitioner', 'patient-view'],
    ['context-order-select', 'order-select'],
    ['context-order-sign', 'order-sign'],
    ['context-encounter-start', 'encounter-start'],
    ['context-appointment-book', 'appointment-book'],
    ['context-appointment-book-encounter', 'appointment-book'],
  ])('%s', async (name, hook) => {
    const { app, engine } = testApp();
    const answer = await request(app)
      .post(`/cds-services/greeter-${hook}`)
      .send(patientView({ hook, ...example(name) }));
    expect(answer.body.issue).toBeUndefined();
    expect(answer.status).toBe(200);
    expect(engine.asked[0]?.context.patientId).toBe('1288992');
  });

  test('the appointments of the hook library are a bare list; they arrive as a Bundle', async () => {
    const { app, engine } = testApp();
    const sent = patientView({ hook: 'appointment-book', ...example('context-appointment-book') });
    await request(app).post('/cds-services/greeter-appointment-book').send(sent);
    const { appointments } = engine.asked[0]?.context ?? {};
    expect(appointments?.resourceType).toBe('Bundle');
    expect(appointments?.entry?.map((entry) => entry.resource?.resourceType)).toContain('Appointment');
  });
});

describe("the specification's own feedback", () => {
  test.each(['feedback-accepted', 'feedback-overridden', 'feedback-override-reason'])('%s', async (name) => {
    const { app, records } = testApp();
    const sent = example(name);
    const answer = await request(app).post('/cds-services/greeter-patient-view/feedback').send(sent);
    expect([answer.status, answer.text]).toEqual([200, '']);
    const [kept] = await records.feedbackOn({ tenant: 'development', card: sent.feedback[0].card });
    expect(kept).toMatchObject({ outcome: sent.feedback[0].outcome, known: false });
  });
});
