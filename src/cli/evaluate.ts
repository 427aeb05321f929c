import { parseArgs } from 'node:util';
import type { Bundle } from '@medplum/fhirtypes';
import type { Answer, Engine, TenantSettings } from '../engine/index.ts';
import { dayOf } from '../fhir/dates.ts';
import { closedWorld, type Index, type InputKey } from '../picture/index.ts';
import { type CdsRequest, type Hook, toWire } from '../protocol/index.ts';
import type { Terminology } from '../terminology/index.ts';
import { orderFromText } from './order-text.ts';
import { printCards } from './print-cards.ts';
import { printWhy } from './print-why.ts';
import { readOrders, readRecord } from './read-json.ts';
import { WrongUse } from './wrong-use.ts';

export const evaluateUsage = `cds evaluate <bundle.json> [options]

  Asks the rules about one patient, given as a FHIR R4 Bundle, and prints the cards a clinician would see.
  The Bundle is taken as the whole record: what is not in it is not there.

  --hook <name>     patient-view (default) or order-sign
  --order <order>   the order being signed: a JSON file, or "<drug> <dose> <route>", for instance "<drug> 30 mg iv over 40 min"
  --as-of <date>    the day to ask about, as YYYY-MM-DD (default: now)
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
  const { path, order, hook, asOf, why, open, json } = optionsOf(args);
  const bundle = readRecord(path);
  const service = deps.engine.services.find((one) => one.hook === hook);
  if (!service) {
    const known = deps.engine.services.map((one) => one.hook).join(', ');
    throw new WrongUse(`there is no service for the hook "${hook}". Use one of: ${known}.`);
  }
  const at = indexOf(asOf, deps);
  const { patientId, prefetch } = closedWorld(bundle, service.prefetch);
  const request: CdsRequest = {
    hook: service.hook,
    hookInstance: '00000000-0000-4000-8000-000000000000',
    context: {
      userId: 'Practitioner/command-line',
      patientId,
      ...(order === undefined ? {} : { draftOrders: toWire(draftsOf(order, patientId, deps.terminology)) }),
    },
    prefetch: open ? withoutEmpty(prefetch) : prefetch,
  };
  const answer: Answer = deps.engine.evaluate(service.id, request, { at, tenant: deps.tenant });
  if (json) {
    deps.print(JSON.stringify(asJson(answer), null, 2));
    return 0;
  }
  deps.print(printCards(answer, { patientId }));
  if (why) deps.print(printWhy(answer.explanation));
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
  const hook = (values.hook ?? (values.order === undefined ? 'patient-view' : 'order-sign')) as Hook;
  if (hook === 'order-sign' && values.order === undefined) {
    throw new WrongUse('order-sign is about an order: add --order, with a JSON file or "<drug> <dose> <route>".');
  }
  if (hook === 'patient-view' && values.order !== undefined) {
    throw new WrongUse('patient-view carries no order: leave out --order, or use --hook order-sign.');
  }
  const { order, why = false, open = false, json = false } = values;
  return { path, hook, why, open, json, order, asOf: values['as-of'] };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        hook: { type: 'string' },
        order: { type: 'string' },
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

/** Noon of a day in the tenant's zone, so that the day is the same on every wall clock; without a date, now. */
function indexOf(asOf: string | undefined, { now, zone }: EvaluateDeps): Index {
  if (asOf === undefined) {
    const instant = now();
    return { instant, today: dayOf(instant.getTime(), zone), zone };
  }
  const noon = new Date(`${asOf}T12:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(asOf) || Number.isNaN(noon.getTime()) || noon.toISOString().slice(0, 10) !== asOf) {
    throw new WrongUse(`--as-of "${asOf}" is not a day. Write YYYY-MM-DD, for instance --as-of 2026-06-15.`);
  }
  const wall =
    dayOf(noon.getTime(), zone) === asOf
      ? noon
      : new Date(noon.getTime() + (dayOf(noon.getTime(), zone) < asOf ? 1 : -1) * 43_200_000);
  return { instant: wall, today: asOf, zone };
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
