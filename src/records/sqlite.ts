/**
 * Records in one SQLite file: the default store, and no set-up. Write-ahead log and `synchronous = FULL`, so a commit is
 * on disk before it is acknowledged.
 */
import { chmodSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { migrations } from './migrations.ts';
import type { FeedbackEvent, Kept, Records, StoredFeedback } from './store.ts';

const BUSY_MS = 2000;

/** Opens or creates the file and brings its tables up to date. Throws if a newer version of this service wrote it. */
export function sqliteRecords({ file }: { file: string }): Records {
  const db = new DatabaseSync(file);
  chmodSync(file, 0o600);
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = ${BUSY_MS};`);
  migrate(db);
  const insert = db.prepare(`
    INSERT INTO feedback (tenant, service, card, outcome, suggestions, reason_system, reason_code, reason_display,
                          user_comment, outcome_at, received_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO NOTHING`);
  const onCard = db.prepare('SELECT * FROM feedback WHERE tenant = ? AND card = ? ORDER BY outcome_at, id');

  return {
    async saveFeedback(batch): Promise<Kept> {
      const stored = inTransaction(db, () =>
        batch.reduce((count, event) => count + Number(insert.run(...columnsOf(event)).changes), 0),
      );
      return { stored, repeated: batch.length - stored };
    },
    async feedbackOn({ tenant, card }): Promise<readonly StoredFeedback[]> {
      return onCard.all(tenant, card).map((row) => eventOf(row as unknown as Row));
    },
    async close(): Promise<void> {
      db.close();
    },
  };
}

function migrate(db: DatabaseSync): void {
  db.exec('CREATE TABLE IF NOT EXISTS migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT');
  const newest = migrations.at(-1)?.version ?? 0;
  // Inside one transaction that takes the write lock at once: two processes that start together migrate once.
  inTransaction(db, () => {
    const done = Number(db.prepare('SELECT coalesce(max(version), 0) AS version FROM migrations').get()?.version ?? 0);
    if (done > newest) {
      throw new Error(`the records were written by a newer version of this service (schema ${done}, known ${newest})`);
    }
    for (const { version, name, sql } of migrations.filter((step) => step.version > done)) {
      db.exec(sql);
      db.prepare('INSERT INTO migrations (version, name) VALUES (?, ?)').run(version, name);
    }
  });
}

function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (cause) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw cause;
  }
}

interface Row {
  readonly tenant: string;
  readonly service: string;
  readonly card: string;
  readonly outcome: FeedbackEvent['outcome'];
  readonly suggestions: string;
  readonly reason_system: string;
  readonly reason_code: string;
  readonly reason_display: string | null;
  readonly user_comment: string | null;
  readonly outcome_at: string;
  readonly received_at: string;
  readonly decision: string | null;
}

function columnsOf(event: FeedbackEvent): (string | null)[] {
  return [
    event.tenant,
    event.service,
    event.card,
    event.outcome,
    JSON.stringify([...event.acceptedSuggestions].sort()),
    event.reason?.system ?? '',
    event.reason?.code ?? '',
    event.reason?.display ?? null,
    event.userComment ?? null,
    event.outcomeAt,
    event.receivedAt,
  ];
}

function eventOf(row: Row): StoredFeedback {
  const { reason_system: system, reason_code: code, reason_display: display } = row;
  return Object.freeze({
    tenant: row.tenant,
    service: row.service,
    card: row.card,
    outcome: row.outcome,
    acceptedSuggestions: JSON.parse(row.suggestions) as string[],
    ...(code === '' ? {} : { reason: { code, system, ...(display === null ? {} : { display }) } }),
    ...(row.user_comment === null ? {} : { userComment: row.user_comment }),
    outcomeAt: row.outcome_at,
    receivedAt: row.received_at,
    known: row.decision !== null,
  });
}
