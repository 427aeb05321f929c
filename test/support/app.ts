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
import type { Engine } from '../../src/engine/index.ts';
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

function onFault(rule: string, fault: unknown): void {
  faults.push(`${rule}: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`);
}

/** Reads all value sets, so once a worker is enough: it holds no state. */
export const shipped: Shipped = compose({ onFault });

/** What a site set otherwise than the policy of a site that set nothing; the head of the document need not be written. */
export type SiteChange = Readonly<Record<string, unknown>>;

const ofSites = new Map<string, Shipped>();

/** The shipped engine, or the same rules under the policy of a site; one for each policy. */
export function engineOf(site?: SiteChange): Engine {
  if (site === undefined) return shipped.engine;
  const key = JSON.stringify(site);
  const own = ofSites.get(key) ?? compose({ policy: { document: { ...head, ...site }, today: INDEX_DAY }, onFault });
  ofSites.set(key, own);
  return own.engine;
}

const INDEX_DAY = '2026-06-15';
const head = {
  id: 'site-under-test',
  version: '1',
  approvedBy: 'Site under test',
  approvedOn: '2026-01-01',
  expiresOn: '2027-01-01',
};

/** The service with its clock at a given moment, for the test tenant or another one, under the policy of a site. */
export function shippedApp(now: () => Date, as: Tenant = tenant, site?: SiteChange): Express {
  return createApp({
    engine: engineOf(site),
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
