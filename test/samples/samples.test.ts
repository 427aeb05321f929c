import { readFileSync } from 'node:fs';
import supertest from 'supertest';
import { describe, expect, it } from 'vitest';
import { closedWorld } from '../../src/picture/index.ts';
import type { CdsResponse } from '../../src/protocol/types.ts';
import { everyAnswer } from '../golden/compare.ts';
import { type Outcome, outcomeOf, serviceFor } from '../golden/run.ts';
import { faults, shippedApp } from '../support/app.ts';
import { drafts, samplePatients } from './patients.ts';
import { reading, summary } from './summary.ts';

/**
 * Every public sample patient, posted at both services on the day after their last event, with two orders about to be
 * signed at order-sign. The answers were read by eye; `patients.md` keeps them. After an intended change:
 * `npm test -- test/samples -u`, then read the difference as a clinician would.
 */
let clock = new Date(0);
const app = shippedApp(() => clock);

async function post(
  hook: 'patient-view' | 'order-sign',
  name: string,
  bundle: (typeof samplePatients)[number]['bundle'],
): Promise<Outcome> {
  const service = serviceFor(hook);
  const { patientId, prefetch } = closedWorld(bundle, service.prefetch);
  const request = {
    hook,
    hookInstance: 'a7d2d7f0-9a1b-4c3e-8f2a-5b6c7d8e9f00',
    context: {
      userId: 'Practitioner/example',
      patientId,
      ...(hook === 'order-sign' ? { draftOrders: drafts(patientId) } : {}),
    },
    prefetch: Object.fromEntries(prefetch),
  };
  const before = faults.length;
  const answer = await supertest(app).post(`/cds-services/${service.id}/explain`).send(request);
  expect([200, 412], `${name} ${hook}: ${answer.text}`).toContain(answer.status);
  const response: CdsResponse = answer.status === 200 ? answer.body.response : { cards: [] };
  const outcome = outcomeOf(answer.status, response, answer.body.explanation);
  expect(everyAnswer(outcome), `${name} ${hook}`).toEqual([]);
  expect(faults.slice(before), `${name} ${hook}`).toEqual([]);
  return outcome;
}

describe('sample patients', () => {
  it('are all there', () => {
    expect(samplePatients).toHaveLength(63);
  });

  it('get answers that were read and found believable', async () => {
    const pages: string[] = [];
    for (const { name, bundle, today } of samplePatients) {
      clock = new Date(`${today}T15:00:00Z`);
      const view = await post('patient-view', name, bundle);
      const sign = await post('order-sign', name, bundle);
      pages.push(
        [
          `## ${name} on ${today}`,
          '',
          reading(sign, view),
          '',
          '- patient-view',
          ...indented(summary(view)),
          '- order-sign',
          ...indented(summary(sign)),
          '',
        ].join('\n'),
      );
    }
    await expect(`${head}\n${pages.join('\n')}`).toMatchFileSnapshot('patients.md');
  });
});

const head = `# Answers to the sample patients

Each patient of \`test/data/patients\` at both services, on the day after their last event. At order-sign two orders for depression are
about to be signed: esketamine 56 mg nasal and ketamine 35 mg IV over 40 min. Below a card: each rule on it, and the records it rests on.
Then rules that fired but were silenced, rules that could not tell, and rules that found something and still kept quiet.

Written by \`npm test -- test/samples -u\`. A difference fails the tests: read it as a clinician would before keeping it.
`;

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => (line.startsWith('    ') ? `    - ${line.trimStart()}` : `  - ${line}`));
}

describe('published CDS Hooks requests', () => {
  const read = (name: string) => readFileSync(new URL(`../data/cds-requests/${name}`, import.meta.url), 'utf8');

  it.each([
    'request-example-rec-10-patient-view-2-illicit-drugs.json',
    'request-example-rec-11-patient-view-benzo-trigger-with-opioid.json',
  ])('%s is answered honestly: its keys are not ours, so nothing was checked', async (name) => {
    clock = new Date('2023-05-02T15:00:00Z');
    const request = JSON.parse(read(name));
    const view = await supertest(app)
      .post(`/cds-services/${serviceFor('patient-view').id}`)
      .send(request);
    expect(view.status, view.text).toBe(412);
    expect(view.body.resourceType).toBe('OperationOutcome');
    expect(view.body.issue[0].expression).toEqual(['prefetch.patient']);

    const { patientId } = request.context;
    const context = { ...request.context, draftOrders: drafts(patientId.replace('Patient/', '')) };
    const sign = await supertest(app)
      .post(`/cds-services/${serviceFor('order-sign').id}`)
      .send({ ...request, hook: 'order-sign', context });
    expect(sign.status, sign.text).toBe(412);
  });

  it.each([
    'request-example-rec-08-order-sign-on-benzodiazepine.json',
    'request-example-rec-08-order-sign-substance-abuse.json',
    'request-example-rec-12-patient-view-out-opioid-misuse.json',
  ])('%s, not valid JSON, gets a clear 400', async (name) => {
    for (const hook of ['patient-view', 'order-sign']) {
      const answer = await supertest(app)
        .post(`/cds-services/${serviceFor(hook).id}`)
        .set('content-type', 'application/json')
        .send(read(`malformed/${name}`));
      expect(answer.status).toBe(400);
      expect(answer.body.resourceType).toBe('OperationOutcome');
      expect(answer.body.issue[0].details.text).toMatch(/not valid JSON/);
    }
  });
});
