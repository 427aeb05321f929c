import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { cardKey, sqliteRecords } from '../../src/records/index.ts';
import { describeStore, event } from './store-suite.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'cds-records-'));
const file = () => join(folder(), 'records.sqlite');

describeStore('records in SQLite', () => sqliteRecords({ file: file() }));

describe('the SQLite file', () => {
  test('is opened again with everything in it', async () => {
    const path = file();
    const first = sqliteRecords({ file: path });
    await first.saveFeedback([event]);
    await first.close();
    const second = sqliteRecords({ file: path });
    expect(await second.feedbackOn(event)).toHaveLength(1);
    await second.close();
  });

  test('may be open twice: two processes see each other', async () => {
    const path = file();
    const [one, two] = [sqliteRecords({ file: path }), sqliteRecords({ file: path })];
    await one.saveFeedback([event]);
    expect(await two.saveFeedback([event])).toEqual({ stored: 0, repeated: 1 });
    await Promise.all([one.close(), two.close()]);
  });

  test('writes ahead and syncs on every commit (REL-41), and only its owner may read it', async () => {
    const path = file();
    const store = sqliteRecords({ file: path });
    const look = new DatabaseSync(path);
    expect(look.prepare('PRAGMA journal_mode').get()).toMatchObject({ journal_mode: 'wal' });
    look.close();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    await store.saveFeedback([event]);
    expect(statSync(`${path}-wal`).mode & 0o777).toBe(0o600);
    await store.close();
  });

  test('of a newer version is left alone', () => {
    const path = file();
    const db = new DatabaseSync(path);
    db.exec(
      "CREATE TABLE migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT; INSERT INTO migrations VALUES (99, 'x')",
    );
    db.close();
    expect(() => sqliteRecords({ file: path })).toThrow(/newer version/);
  });
});

describe('the key of card ids', () => {
  const random = (bytes: number) => new Uint8Array(bytes).fill(7);

  test('is made once, 32 bytes that only its owner may read', () => {
    const path = join(folder(), 'card.key');
    const made = cardKey({ file: path, random });
    expect(made).toHaveLength(32);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const again = cardKey({ file: path, random: (bytes) => new Uint8Array(bytes) });
    expect(Buffer.compare(again, made)).toBe(0);
    expect(Buffer.compare(readFileSync(path), made)).toBe(0);
  });

  test('of the wrong length stops the start', () => {
    const path = join(folder(), 'card.key');
    writeFileSync(path, 'short');
    expect(() => cardKey({ file: path, random })).toThrow(/must hold 32 bytes/);
  });
});
