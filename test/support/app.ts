/**
 * The service as it ships: real rules, real value sets, real store, behind the real routes. Only the clock is held, and
 * the store is thrown away.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Express } from 'express';
import { developmentTenant, openMode, type Tenant } from '../../src/auth/index.ts';
import { compose, type Shipped } from '../../src/compose.ts';
import { createApp } from '../../src/http/index.ts';
import { sqliteRecords } from '../../src/records/index.ts';
import { createLog } from '../../src/telemetry/index.ts';

export const tenant: Tenant = developmentTenant({
  cardKey: new Uint8Array(32).fill(7),
  notOffered: new Set(),
  unableMode: '412',
  relevanceUnknown: '412',
  zone: 'America/New_York',
});

/** Rules and readers that threw since the start; any is a defect. */
export const faults: string[] = [];

/** Reads all value sets, so once a worker is enough: it holds no state. */
export const shipped: Shipped = compose({
  onFault: (rule, fault) =>
    faults.push(`${rule}: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`),
});

/** The service with its clock at a given moment, for the test tenant or another one. */
export function shippedApp(now: () => Date, as: Tenant = tenant): Express {
  return createApp({
    engine: shipped.engine,
    authenticate: openMode(as),
    records: sqliteRecords({ file: join(mkdtempSync(join(tmpdir(), 'cds-')), 'records.sqlite') }),
    evidence: shipped.knowledge.all,
    log: createLog({ level: 'error' }),
    world: { now, newId: randomUUID },
    settings: {
      origins: { listed: new Set(), loopback: false },
      bodyBytes: 2 * 1024 * 1024,
      plainHttpFhirServer: true,
      explain: true,
    },
    stopping: () => false,
  });
}
