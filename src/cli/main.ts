/**
 * The command line: `npm run cds -- <command> …`. Together with the server's own start this is the only place that reads
 * the clock and the environment. Exit codes: 0 done, 1 findings of a check, 2 wrong use.
 */

import { PolicyError } from '../../hooks/index.ts';
import { developmentTenant } from '../auth/index.ts';
import { compose, PolicyFileError, policyFrom } from '../compose.ts';
import { type Config, ConfigError, loadConfig } from '../config.ts';
import { dayOf } from '../fhir/dates.ts';
import type { PlainDate } from '../fhir/plain-date.ts';
import { describeFault } from '../telemetry/index.ts';
import { type EvaluateDeps, evaluate, evaluateUsage } from './evaluate.ts';
import { policy } from './policy.ts';
import { timeline, timelineUsage } from './timeline.ts';
import { WrongUse } from './wrong-use.ts';

type Command = (args: readonly string[]) => number | Promise<number>;

const commands: Readonly<Record<string, Command>> = {
  evaluate: (args) => asked(args, evaluate, evaluateUsage),
  timeline: (args) => asked(args, timeline, timelineUsage),
  policy(args) {
    return policy(args, { today: () => todayIn(loadConfig(process.env)), print });
  },
  async serve() {
    // Loaded only here: it starts to listen as soon as it is loaded.
    await import('../main.ts');
    return 0;
  },
};

/** Runs a command that asks the engine the server runs. */
function asked(
  args: readonly string[],
  command: (args: readonly string[], deps: EvaluateDeps) => number,
  help: string,
): number {
  if (args.includes('--help') || args.includes('-h')) {
    print(help);
    return 0;
  }
  const config = loadConfig(process.env);
  const { engine, terminology } = compose({
    policy: config.policy === undefined ? undefined : { document: policyFrom(config.policy), today: todayIn(config) },
    onFault: (rule, fault) => process.stderr.write(`rule ${rule} failed: ${describeFault(fault)}\n`),
  });
  const tenant = developmentTenant({
    // Card ids matter only to a client that keeps them; nothing here does, so they need no secret.
    cardKey: new Uint8Array(32),
    notOffered: new Set(config.notOffered),
    unableMode: config.unableMode,
    relevanceUnknown: config.relevanceUnknown,
    zone: config.zone,
  });
  return command(args, { engine, terminology, tenant, zone: config.zone, now: () => new Date(), print });
}

const usage = `Usage: npm run cds -- <command> [options]

Commands
  evaluate   the cards for one patient, from a FHIR Bundle
  timeline   the sessions, courses and due date of one patient, as a chart or as JSON
  policy     checks a site policy before the service is started with it
  serve      starts the service, as npm start does

Add --help to a command for its options.`;

function main([name, ...args]: readonly string[]): number | Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    print(usage);
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new WrongUse(`there is no command "${name}".\n\n${usage}`);
  return command(args);
}

/** The calendar day at the site. */
function todayIn({ zone }: Pick<Config, 'zone'>): PlainDate {
  return dayOf(Date.now(), zone);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (fault) {
  const said = [WrongUse, ConfigError, PolicyError, PolicyFileError].some((kind) => fault instanceof kind);
  if (!said || !(fault instanceof Error)) throw fault;
  process.stderr.write(`${fault.message}\n`);
  process.exitCode = 2;
}
