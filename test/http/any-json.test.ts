import fc from 'fast-check';
import request from 'supertest';
import { expect, test } from 'vitest';
import { patientView, serviceUrl, testApp } from './test-app.ts';

const names = Object.getOwnPropertyNames(Object.prototype);

test('whatever JSON is sent to whichever route gets an answer: cards or an OperationOutcome', {
  timeout: 30_000,
}, async () => {
  const { app } = testApp();
  const near = fc.record(
    {
      hook: fc.constantFrom('patient-view', 'order-sign', 1, null),
      hookInstance: fc.oneof(fc.uuid(), fc.string()),
      fhirServer: fc.oneof(fc.webUrl(), fc.jsonValue()),
      fhirAuthorization: fc.jsonValue(),
      context: fc.oneof(
        fc.record(
          { userId: fc.constantFrom('Practitioner/1', 'Patient/1', 'x'), patientId: fc.string() },
          { requiredKeys: [] },
        ),
        fc.jsonValue(),
      ),
      prefetch: fc.dictionary(fc.constantFrom('patient', '__proto__', 'constructor', 'x'), fc.jsonValue()),
      feedback: fc.oneof(
        fc.array(fc.record({ card: fc.string(), outcome: fc.constantFrom('accepted', 'overridden') })),
        fc.jsonValue(),
      ),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(serviceUrl, `${serviceUrl}/feedback`, `${serviceUrl}/explain`, '/cds-services', '/rules'),
      fc.oneof(near, fc.jsonValue()),
      async (url, body) => {
        const answer = await request(app).post(url).set('Content-Type', 'application/json').send(JSON.stringify(body));
        expect([200, 400, 403, 405, 412]).toContain(answer.status);
        if (answer.status !== 200 && !url.endsWith('/explain'))
          expect(answer.body.resourceType).toBe('OperationOutcome');
      },
    ),
    { numRuns: 300 },
  );
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(names);
  expect((await request(app).post(serviceUrl).send(patientView())).status).toBe(200);
});
