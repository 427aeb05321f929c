/**
 * A small engine of our own for tests of the protocol: a service a hook, which greets every patient it was told about.
 * It is a real engine (pure, three outcomes), only without any medicine in it.
 */
import type { Answer, Engine } from '../../src/engine/index.ts';
import type { Card, CdsRequest, DiscoveryEntry, Hook } from '../../src/protocol/index.ts';

export const hooks: readonly Hook[] = [
  'patient-view',
  'order-select',
  'order-sign',
  'encounter-start',
  'appointment-book',
];

export const cardUuid = '0f8fad5b-d9cb-569f-a165-70867728950e';

const card: Card = {
  uuid: cardUuid,
  summary: 'Good morning',
  detail: 'The record has a birth date.',
  indicator: 'info',
  source: { label: 'Greeter' },
};

export interface PlainEngine extends Engine {
  /** The requests that got through, newest last. */
  readonly asked: CdsRequest[];
}

/** Answers 412 without `patient`, one card for a patient with a birth date, nothing for others. */
export function plainEngine(make: (request: CdsRequest) => readonly Card[] = greet): PlainEngine {
  const asked: CdsRequest[] = [];
  const services = hooks.map(
    (hook): DiscoveryEntry => ({
      hook,
      id: `greeter-${hook}`,
      title: 'Greeter',
      description: 'Greets the patient.',
      prefetch: { patient: 'Patient/{{context.patientId}}' },
      usageRequirements: 'Needs the patient.',
    }),
  );
  return {
    services,
    queriesOf: () => ({ patient: 'Patient/{{context.patientId}}' }),
    asked,
    evaluate(serviceId, request, { at, tenant }): Answer {
      asked.push(request);
      const explanation = {
        schema: 1 as const,
        service: serviceId,
        hook: request.hook,
        index: { instant: at.instant.toISOString(), today: at.today, zone: at.zone },
        versions: { rules: '1', terminology: '1', policy: tenant.id },
        inputs: {},
        rules: [],
        suppressors: [],
        cards: [],
        attached: {},
        uncoded: {},
        unmapped: [],
      };
      if (!request.prefetch.has('patient')) {
        return { status: 412, missing: [{ input: 'patient', reason: 'not-supplied' }], explanation };
      }
      return { status: 200, response: { cards: make(request) }, explanation };
    },
  };
}

function greet(request: CdsRequest): readonly Card[] {
  const patient = request.prefetch.get('patient');
  return typeof patient === 'object' && patient !== null && 'birthDate' in patient ? [card] : [];
}

export { card as greeting };
