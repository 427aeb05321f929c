/** The app as a client meets it, on a throw-away store, with a clock that stands still. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Express } from 'express';
import { developmentTenant, openMode } from '../../src/auth/index.ts';
import { type AppDeps, createApp, type HttpSettings } from '../../src/http/index.ts';
import { type Records, sqliteRecords } from '../../src/records/index.ts';
import { createLog } from '../../src/telemetry/index.ts';
import { type PlainEngine, plainEngine } from './plain-engine.ts';

export const now = new Date('2026-06-15T15:00:00Z');

export interface TestApp {
  readonly app: Express;
  readonly engine: PlainEngine;
  readonly records: Records;
  /** Everything the log wrote, as text. */
  readonly logged: () => string;
}

export function testApp({
  settings,
  engine = plainEngine(),
  ...deps
}: Partial<Omit<AppDeps, 'settings' | 'engine'>> & {
  settings?: Partial<HttpSettings>;
  engine?: PlainEngine;
} = {}): TestApp {
  const lines: string[] = [];
  const records = deps.records ?? sqliteRecords({ file: join(mkdtempSync(join(tmpdir(), 'cds-')), 'records.sqlite') });
  const app = createApp({
    engine,
    authenticate: openMode(
      developmentTenant({
        cardKey: new Uint8Array(32),
        notOffered: new Set(),
        unableMode: '412',
        relevanceUnknown: '412',
        zone: 'America/New_York',
      }),
    ),
    evidence: [],
    log: createLog({ level: 'debug', destination: { write: (line) => void lines.push(line) } }),
    world: { now: () => now, newId: randomUUID },
    stopping: () => false,
    ...deps,
    records,
    settings: {
      origins: { listed: new Set(['https://ehr.example']), loopback: false },
      bodyBytes: 2 * 1024 * 1024,
      plainHttpFhirServer: false,
      explain: true,
      ...settings,
    },
  });
  return { app, engine, records, logged: () => lines.join('') };
}

/** A patient-view request as small as the specification allows, and more where a test needs it. */
export function patientView(more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    hook: 'patient-view',
    hookInstance: 'd1577c69-dfbe-44ad-ba6d-3e05e953b2ea',
    context: { userId: 'Practitioner/example', patientId: '1288992' },
    prefetch: { patient: { resourceType: 'Patient', id: '1288992', birthDate: '1985-02-03' } },
    ...more,
  };
}

export const serviceUrl = '/cds-services/greeter-patient-view';

/** One of the specification's own example messages. */
// biome-ignore lint/suspicious/noExplicitAny: example messages have as many shapes as the specification
export function example(name: string): any {
  return JSON.parse(readFileSync(new URL(`../data/spec-examples/${name}.json`, import.meta.url), 'utf8'));
}
