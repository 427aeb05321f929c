import { readFileSync } from 'node:fs';
import supertest from 'supertest';
import { describe, expect, it } from 'vitest';
import { services } from '../../hooks/index.ts';
import type { PlainDate } from '../../src/fhir/plain-date.ts';
import { closedWorld } from '../../src/picture/index.ts';
import type { CdsResponse, Hook } from '../../src/protocol/types.ts';
import { everyAnswer } from '../golden/compare.ts';
import { type Outcome, outcomeOf, serviceFor, templatesOf } from '../golden/run.ts';
import { faults, shippedApp } from '../support/app.ts';
import { drafts, samplePatients, sessionNow, sessionTomorrow } from './patients.ts';
import { reading, summary } from './summary.ts';

/**
 * Every public sample patient, posted at every service on the day after their last event, with two orders, a session that
 * begins and one that is booked. The answers were read by eye; `patients.md` keeps them. After an intended change:
 * `npm test -- test/samples -u`, then read the difference as a clinician would.
 */
let clock = new Date(0);
const app = shippedApp(() => clock);
const hooks = services.map(({ hook }) => hook);

/** What each hook carries beside the patient. */
function carried(hook: Hook, patientId: string, today: PlainDate): Readonly<Record<string, unknown>> {
  switch (hook) {
    case 'patient-view':
      return {};
    case 'order-select': {
      const draftOrders = drafts(patientId);
      const selections = (draftOrders.entry ?? []).map(({ resource }) => `${resource?.resourceType}/${resource?.id}`);
      return { draftOrders, selections };
    }
    case 'order-sign':
      return { draftOrders: drafts(patientId) };
    case 'encounter-start':
      return { encounterId: sessionNow(patientId, today).id };
    case 'appointment-book':
      return { appointments: sessionTomorrow(patientId, today) };
  }
}

async function post(hook: Hook, { name, bundle, today }: (typeof samplePatients)[number]): Promise<Outcome> {
  const service = serviceFor(hook);
  const { patientId, prefetch } = closedWorld(bundle, templatesOf(hook));
  const request = {
    hook,
    hookInstance: 'a7d2d7f0-9a1b-4c3e-8f2a-5b6c7d8e9f00',
    context: { userId: 'Practitioner/example', patientId, ...carried(hook, patientId, today) },
    prefetch: {
      ...Object.fromEntries(prefetch),
      ...(hook === 'encounter-start' ? { encounter: sessionNow(patientId, today) } : {}),
    },
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
    for (const sample of samplePatients) {
      clock = new Date(`${sample.today}T15:00:00Z`);
      const outcomes: Outcome[] = [];
      const said = new Map<string, Hook[]>();
      for (const hook of hooks) {
        const outcome = await post(hook, sample);
        outcomes.push(outcome);
        const lines = indented(summary(outcome)).join('\n');
        said.set(lines, [...(said.get(lines) ?? []), hook]);
      }
      pages.push(
        [
          `## ${sample.name} on ${sample.today}`,
          '',
          reading(...outcomes),
          '',
          ...[...said].flatMap(([lines, at]) => [`- ${at.join(', ')}`, lines]),
          '',
        ].join('\n'),
      );
    }
    await expect(`${head}\n${pages.join('\n')}`).toMatchFileSnapshot('patients.md');
  });
});

const head = `# Answers to the sample patients

Each patient of \`test/data/patients\` at every service, on the day after their last event. At order-select and order-sign two orders for
depression: esketamine 56 mg nasal and ketamine 35 mg IV over 40 min. At encounter-start a visit for esketamine begins; at appointment-book
an esketamine session is booked for the next day. Hooks that answer alike stand together.

Each card with its indicator, then each rule on it with the records it rests on. Below the cards: rules that fired but are on none, and
rules that could not tell.

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
    for (const hook of hooks) {
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
