import { parseArgs } from 'node:util';
import type { TimelineDocument } from '../../hooks/index.ts';
import { closedWorld } from '../picture/index.ts';
import { momentOf, printReplay, recordAsOf } from './as-of.ts';
import type { EvaluateDeps } from './evaluate.ts';
import { printTimeline } from './print-timeline.ts';
import { readRecord } from './read-json.ts';
import { WrongUse } from './wrong-use.ts';

export const timelineUsage = `cds timeline <bundle.json> [options]

  Draws the sessions, courses and scores of one patient, given as a FHIR R4 Bundle, with the phase, the interval and the date the
  next session is due, and what the timing rules say of it. The Bundle is taken as the whole record.

  --as-of <date>    the day to ask about, as YYYY-MM-DD (default: now). What was recorded or happened later is left out
  --json            the timeline and every timing rule's verdict as JSON`;

/** The group of the timing rules, and the safety finding that belongs to the course although it stands on another card. */
const TIMING = 4;
const duringCourse: readonly string[] = ['stop-safety'];

/** Runs `timeline`. Throws `WrongUse` for arguments or files it cannot work with; returns the exit code. */
export function timeline(args: readonly string[], deps: Omit<EvaluateDeps, 'terminology'>): number {
  const { path, asOf, json } = optionsOf(args);
  const service = deps.engine.services.find(({ hook }) => hook === 'patient-view');
  if (!service) throw new Error('there is no service for patient-view');
  const at = momentOf(asOf, deps);
  const { bundle, replay } = recordAsOf(readRecord(path), asOf, { at, now: deps.now });
  const { patientId, prefetch } = closedWorld(bundle, deps.engine.queriesOf(service.id));
  const { explanation } = deps.engine.evaluate(
    service.id,
    {
      hook: service.hook,
      hookInstance: '00000000-0000-4000-8000-000000000000',
      context: { userId: 'Practitioner/command-line', patientId },
      prefetch,
    },
    { at, tenant: deps.tenant },
  );
  const drawn = explanation.attached.timeline as TimelineDocument | undefined;
  if (drawn === undefined) throw new Error('the timeline could not be made');
  const rules = explanation.rules.filter(({ group, id }) => group === TIMING || duringCourse.includes(id));
  if (json) {
    deps.print(JSON.stringify({ timeline: drawn, rules, ...(replay && { replay }) }, null, 2));
    return 0;
  }
  deps.print(printTimeline(drawn, { patientId, rules }));
  if (replay) deps.print(`\n${printReplay(replay)}`);
  return 0;
}

function optionsOf(args: readonly string[]) {
  const { values, positionals } = parsed(args);
  const [path, ...more] = positionals;
  if (path === undefined) throw new WrongUse(`timeline needs the path of a Bundle.\n\n${timelineUsage}`);
  if (more.length > 0) throw new WrongUse(`timeline takes one Bundle; "${more.join(' ')}" is too much.`);
  return { path, asOf: values['as-of'], json: values.json ?? false };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { 'as-of': { type: 'string' }, json: { type: 'boolean' } },
    });
  } catch (cause) {
    throw new WrongUse(`${(cause as Error).message}\n\n${timelineUsage}`, { cause });
  }
}
