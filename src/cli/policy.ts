import { parseArgs } from 'node:util';
import { type PolicyDocument, PolicyError, policyReport } from '../../hooks/index.ts';
import { compose, policyFrom } from '../compose.ts';
import { readDate } from '../fhir/dates.ts';
import type { PlainDate } from '../fhir/plain-date.ts';
import { WrongUse } from './wrong-use.ts';

const policyUsage = `cds policy check <policy.json> [--as-of <date>]

  Reads a site policy as the service does at its start, and prints every fault, or what the policy changes.
  --as-of <date>    the day on which it must hold, as YYYY-MM-DD (default: today)

  How to write one: docs/site-policy.md. Its schema: hooks/policy/site-policy.schema.json.

  Exit codes: 0 it can be used, 1 it has faults, 2 there is no such file or it is not JSON.`;

/** What the command needs from outside. */
interface PolicyDeps {
  readonly today: () => PlainDate;
  readonly print: (text: string) => void;
}

/** Runs `policy`. Throws `WrongUse` or a `PolicyFileError` for what it cannot work with; returns the exit code. */
export function policy(args: readonly string[], { today, print }: PolicyDeps): number {
  if (args.includes('--help') || args.includes('-h')) {
    print(policyUsage);
    return 0;
  }
  const { positionals, asOf } = parsed(args);
  const [action, file, ...more] = positionals;
  if (action !== 'check' || file === undefined || more.length > 0) {
    throw new WrongUse(`policy needs "check" and the path of one policy.\n\n${policyUsage}`);
  }
  if (asOf !== undefined && !isDay(asOf)) {
    throw new WrongUse(`--as-of "${asOf}" is not a day. Write YYYY-MM-DD, for instance --as-of 2026-06-15.`);
  }
  const day = asOf ?? today();
  const document = policyFrom(file);
  try {
    const { policy } = compose({ policy: { document, today: day }, onFault: () => {} });
    print(policyReport(document as PolicyDocument, policy, day));
    return 0;
  } catch (fault) {
    if (!(fault instanceof PolicyError)) throw fault;
    print(fault.message);
    return 1;
  }
}

function parsed(args: readonly string[]) {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { 'as-of': { type: 'string' } },
    });
    return { positionals, asOf: values['as-of'] };
  } catch (cause) {
    throw new WrongUse(`${(cause as Error).message}\n\n${policyUsage}`, { cause });
  }
}

/** Whether the text is a calendar day. */
function isDay(text: string): boolean {
  return readDate(text, 'UTC')?.precision === 'day';
}
