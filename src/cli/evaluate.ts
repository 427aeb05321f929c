import { parseArgs } from 'node:util';
import type { Appointment, Bundle } from '@medplum/fhirtypes';
import type { Answer, Engine, TenantSettings } from '../engine/index.ts';
import { dayOf } from '../fhir/dates.ts';
import { addDays } from '../fhir/plain-date.ts';
import { closedWorld, type Index, type InputKey } from '../picture/index.ts';
import { type CdsRequest, type Hook, toWire } from '../protocol/index.ts';
import type { Terminology } from '../terminology/index.ts';
import { momentOf, printReplay, recordAsOf } from './as-of.ts';
import { orderFromText } from './order-text.ts';
import { printCards } from './print-cards.ts';
import { printWhy } from './print-why.ts';
import { readOrders, readRecord, readVisits } from './read-json.ts';
import { WrongUse } from './wrong-use.ts';

export const evaluateUsage = `cds evaluate <bundle.json> [options]

  Asks the rules about one patient, given as a FHIR R4 Bundle, and prints the cards a clinician would see.
  The Bundle is taken as the whole record: what is not in it is not there.

  --hook <name>     patient-view (default), order-select, order-sign, encounter-start or appointment-book
  --order <order>   the order picked or signed: a JSON file, or "<drug> <dose> <route>", for instance "<drug> 30 mg iv over 40 min"
  --select <ids>    at order-select, which orders of the file were picked, as MedicationRequest/1,ServiceRequest/2 (default: all)
  --encounter <id>  the visit under way, as an Encounter of the Bundle; needed at encounter-start
  --visit <visit>   the visit being booked: a JSON file with Appointments, or what it is for in words, for instance "<drug> session"
  --as-of <date>    the day to ask about, as YYYY-MM-DD (default: now); what was recorded or happened later is left out
  --why             every rule's verdict, with the records used
  --open            the Bundle may be incomplete: kinds of records that are not in it are unknown, not absent
  --json            the answer and its explanation as JSON`;

/** What the command needs from outside; the engine is the one the server runs. */
export interface EvaluateDeps {
  readonly engine: Engine;
  readonly terminology: Terminology;
  readonly tenant: TenantSettings;
  readonly zone: string;
  readonly now: () => Date;
  readonly print: (text: string) => void;
}

/** Runs `evaluate`. Throws `WrongUse` for arguments or files it cannot work with; returns the exit code. */
export function evaluate(args: readonly string[], deps: EvaluateDeps): number {
  const { path, order, visit, select, encounter: encounterId, hook, asOf, why, open, json } = optionsOf(args);
  const record = readRecord(path);
  const service = deps.engine.services.find((one) => one.hook === hook);
  if (!service) {
    const known = deps.engine.services.map((one) => one.hook).join(', ');
    throw new WrongUse(`there is no service for the hook "${hook}". Use one of: ${known}.`);
  }
  const at = momentOf(asOf, deps);
  const { bundle, replay } = recordAsOf(record, asOf, { at, now: deps.now, visit: encounterId });
  const { patientId, prefetch } = closedWorld(
    bundle,
    deps.engine.queriesOf(service.id),
    encounterId === undefined ? {} : { encounterId },
  );
  if (encounterId !== undefined && !prefetch.get('encounter')) {
    throw new WrongUse(`the Bundle holds no Encounter "${encounterId}". Give the id of one of its Encounters.`);
  }
  const drafts = order === undefined ? undefined : draftsOf(order, patientId, deps.terminology);
  const request: CdsRequest = {
    hook: service.hook,
    hookInstance: '00000000-0000-4000-8000-000000000000',
    context: {
      userId: 'Practitioner/command-line',
      patientId,
      ...(encounterId === undefined ? {} : { encounterId }),
      ...(drafts === undefined ? {} : { draftOrders: toWire(drafts) }),
      ...(hook === 'order-select' && drafts ? { selections: select ?? everyOrder(drafts) } : {}),
      ...(visit === undefined ? {} : { appointments: toWire(visitsOf(visit, patientId, at)) }),
    },
    prefetch: open ? withoutEmpty(prefetch) : prefetch,
  };
  const answer: Answer = deps.engine.evaluate(service.id, request, { at, tenant: deps.tenant });
  if (json) {
    deps.print(JSON.stringify({ ...asJson(answer), ...(replay && { replay }) }, null, 2));
    return 0;
  }
  deps.print(printCards(answer, { patientId }));
  if (why) deps.print(printWhy(answer.explanation));
  if (replay) deps.print(`\n${printReplay(replay)}`);
  return 0;
}

function optionsOf(args: readonly string[]) {
  const { values, positionals } = parsed(args);
  const [path, ...more] = positionals;
  if (path === undefined) throw new WrongUse(`evaluate needs the path of a Bundle.\n\n${evaluateUsage}`);
  if (more.length > 0)
    throw new WrongUse(
      `evaluate takes one Bundle; "${more.join(' ')}" is too much. Quote paths and orders that hold spaces.`,
    );
  const { order, visit, encounter, why = false, open = false, json = false } = values;
  const hook = (values.hook ??
    (order !== undefined ? 'order-sign' : visit !== undefined ? 'appointment-book' : 'patient-view')) as Hook;
  const ofOrders = hook === 'order-sign' || hook === 'order-select';
  if (ofOrders && order === undefined) {
    throw new WrongUse(`${hook} is about an order: add --order, with a JSON file or "<drug> <dose> <route>".`);
  }
  if (!ofOrders && order !== undefined) {
    throw new WrongUse(`${hook} carries no order: leave out --order, or use --hook order-sign.`);
  }
  if ((hook === 'appointment-book') !== (visit !== undefined)) {
    throw new WrongUse('appointment-book is about a visit: use --visit with it, and only with it.');
  }
  if (hook === 'encounter-start' && encounter === undefined) {
    throw new WrongUse('encounter-start is about a visit that begins: add --encounter, with the id of an Encounter.');
  }
  if (values.select !== undefined && hook !== 'order-select') {
    throw new WrongUse('--select says what was picked, which only order-select asks: add --hook order-select.');
  }
  const select = values.select?.split(',').map((id) => id.trim());
  return { path, hook, why, open, json, order, visit, encounter, select, asOf: values['as-of'] };
}

function everyOrder({ entry = [] }: Bundle): readonly string[] {
  return entry.flatMap(({ resource }) =>
    resource?.resourceType === 'MedicationRequest' || resource?.resourceType === 'ServiceRequest'
      ? [`${resource.resourceType}/${resource.id}`]
      : [],
  );
}

/** Visits of a file, or one in words, proposed for the next day. */
function visitsOf(visit: string, patientId: string, { today, zone }: Index): Bundle {
  if (visit.endsWith('.json')) return readVisits(visit);
  const appointment: Appointment = {
    resourceType: 'Appointment',
    id: 'visit',
    status: 'proposed',
    description: visit,
    start: dayStart(addDays(today, 1), zone),
    participant: [{ actor: { reference: `Patient/${patientId}` }, status: 'needs-action' }],
  };
  return { resourceType: 'Bundle', type: 'collection', entry: [{ resource: appointment }] };
}

/** Nine in the morning, near enough for a visit that is only sketched. */
function dayStart(day: string, zone: string): string {
  const instant = ['T09:00:00Z', 'T16:00:00Z', 'T00:00:00Z'].map((time) => new Date(`${day}${time}`));
  return (instant.find((one) => dayOf(one.getTime(), zone) === day) ?? new Date(`${day}T12:00:00Z`)).toISOString();
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        hook: { type: 'string' },
        order: { type: 'string' },
        select: { type: 'string' },
        encounter: { type: 'string' },
        visit: { type: 'string' },
        'as-of': { type: 'string' },
        why: { type: 'boolean' },
        open: { type: 'boolean' },
        json: { type: 'boolean' },
      },
    });
  } catch (cause) {
    throw new WrongUse(`${(cause as Error).message}\n\n${evaluateUsage}`, { cause });
  }
}

function draftsOf(order: string, patientId: string, terminology: Terminology): Bundle {
  if (order.endsWith('.json')) return readOrders(order);
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: [{ resource: orderFromText(order, patientId, terminology) }],
  };
}

/** `--open`: an empty answer only says that this file holds none. */
function withoutEmpty(prefetch: ReadonlyMap<InputKey, unknown>): Map<InputKey, unknown> {
  const holdsSome = (value: unknown) => {
    const { resourceType, entry } = (value ?? {}) as Partial<Bundle>;
    return resourceType === 'Bundle' ? (entry ?? []).length > 0 : value !== null;
  };
  return new Map([...prefetch].filter(([, value]) => holdsSome(value)));
}

function asJson(answer: Answer): object {
  const { explanation } = answer;
  return answer.status === 200
    ? { status: 200, response: answer.response, explanation }
    : { status: 412, missing: answer.missing.map(({ input, reason }) => ({ input, reason })), explanation };
}
