/**
 * Puts everything together and listens. With the command line, the only place that reads the clock, the environment or
 * randomness.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expiresSoon, PolicyError, type SitePolicy } from '../hooks/index.ts';
import { developmentTenant, openMode } from './auth/index.ts';
import { compose, PolicyFileError, policyFrom } from './compose.ts';
import { type Config, ConfigError, loadConfig } from './config.ts';
import { dayOf } from './fhir/dates.ts';
import { createAdminApp, createApp, httpServer } from './http/index.ts';
import { cardKey, type Records, sqliteRecords } from './records/index.ts';
import { createLog, describeFault, type Log } from './telemetry/index.ts';
import type { World } from './world.ts';

type State = 'starting' | 'ready' | 'leaving' | 'stopping';

const DAY_MS = 86_400_000;

const world: World = { now: () => new Date(), newId: randomUUID };

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const log = createLog({ level: config.logLevel });
  let state: State = 'starting';
  dieOnFault(log, () => {
    state = 'stopping';
  });

  const today = dayOf(world.now().getTime(), config.zone);
  const { engine, knowledge, policy } = compose({
    policy: config.policy === undefined ? undefined : { document: policyFrom(config.policy), today },
    onFault: (rule, fault) => log.error('rule-fault', { rule, fault: describeFault(fault) }),
  });
  const records = openRecords(config);
  const app = createApp({
    engine,
    authenticate: openMode(tenantOf(config)),
    records,
    evidence: knowledge.all,
    log,
    world,
    settings: {
      origins: {
        listed: new Set(config.corsOrigins.filter((origin) => origin !== 'loopback')),
        loopback: config.corsOrigins.includes('loopback'),
      },
      bodyBytes: config.bodyBytes,
      plainHttpFhirServer: config.profile !== 'production',
      explain: config.profile !== 'production',
    },
    stopping: () => state === 'stopping',
  });
  const server = httpServer(app, world);
  const admin = httpServer(createAdminApp({ world, log, ready: () => state === 'ready' }), world);
  await listen(server, config.port, config.host);
  await listen(admin, config.adminPort, config.host);
  state = 'ready';
  log.info('started', { profile: config.profile, address: addressOf(server), version: knowledge.version });
  watchPolicy(policy, config, log);
  greet(addressOf(server), addressOf(admin));

  let asked = false;
  const stop = async (signal: NodeJS.Signals) => {
    if (asked) process.exit(1); // a second signal means now
    asked = true;
    log.info('stopping', { signal });
    state = 'leaving';
    await pause(config.shutdownDelayMs);
    state = 'stopping';
    await Promise.all([close(server, config.shutdownGraceMs), close(admin, config.shutdownGraceMs)]);
    await records.close();
    log.info('stopped');
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      stop(signal).then(
        () => process.exit(0),
        (fault: unknown) => {
          log.error('stop-failed', { fault: describeFault(fault) });
          process.exit(1);
        },
      );
    });
  }
}

/** OPS-33: says at the start, and every day from then on, that the policy ends soon or has ended meanwhile. */
function watchPolicy(policy: SitePolicy, { zone }: Config, log: Log): void {
  const look = () => {
    const today = dayOf(world.now().getTime(), zone);
    if (policy.expiresOn < today) log.error('policy-expired', { version: policy.version });
    else if (expiresSoon(policy, today)) log.warn('policy-expires-soon', { version: policy.version });
  };
  look();
  setInterval(look, DAY_MS).unref();
}

function openRecords({ dataDir }: Config): Records {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return sqliteRecords({ file: join(dataDir, 'records.sqlite') });
}

function tenantOf({ dataDir, zone, notOffered, unableMode, relevanceUnknown, ...config }: Config) {
  // Outside production the links of cards work without a setting, as long as the port is known beforehand.
  const here = config.profile !== 'production' && config.port !== 0 ? `http://localhost:${config.port}` : undefined;
  const publicBaseUrl = config.publicBaseUrl ?? here;
  return developmentTenant({
    cardKey: cardKey({ file: join(dataDir, 'card.key'), random: randomBytes }),
    notOffered: new Set(notOffered),
    unableMode,
    relevanceUnknown,
    zone,
    ...(publicBaseUrl === undefined ? {} : { publicBaseUrl }),
  });
}

/** SEC-74: after an uncaught fault nothing can be relied on; say so without data, and go. */
function dieOnFault(log: Log, unready: () => void): void {
  const die = (fault: unknown) => {
    unready();
    log.error('uncaught', { fault: describeFault(fault) });
    process.exit(1);
  };
  process.on('uncaughtException', die);
  process.on('unhandledRejection', die);
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Refuses new connections, lets requests under way finish, and cuts what is left after the grace time. */
function close(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    // A connection that was busy is not closed by `close`; it is idle a moment later.
    setInterval(() => server.closeIdleConnections(), 100).unref();
    setTimeout(() => server.closeAllConnections(), graceMs).unref();
  });
}

function addressOf(server: Server): string {
  const { address, port, family } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

function greet(service: string, admin: string): void {
  process.stdout.write(
    [
      '',
      `CDS Hooks service:  ${service}/cds-services`,
      `Rules and sources:  ${service}/rules`,
      `Health:             ${admin}/readyz`,
      '',
      'Open on this machine only; clients are not authenticated. Next, in another terminal:',
      `  curl ${service}/cds-services`,
      '',
    ].join('\n'),
  );
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

main().catch((fault: unknown) => {
  const plain = [ConfigError, PolicyError, PolicyFileError].some((kind) => fault instanceof kind) || isPortTaken(fault);
  const message = plain ? String((fault as Error).message) : undefined;
  process.stderr.write(`${message ?? (fault instanceof Error ? (fault.stack ?? fault.message) : 'failed to start')}\n`);
  process.exit(1);
});

function isPortTaken(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && (fault.code === 'EADDRINUSE' || fault.code === 'EACCES');
}
