import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { sqliteRecords } from '../../src/records/index.ts';

const program = fileURLToPath(new URL('feedback-server.ts', import.meta.url));

async function start(file: string): Promise<{ child: ChildProcess; port: string }> {
  const child = spawn(process.execPath, [program, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  if (child.stdout === null) throw new Error('no output');
  const [line] = await once(child.stdout, 'data');
  return { child, port: String(line).trim() };
}

test('REL-41 feedback that was answered 200 is still there after the process was killed at once', {
  timeout: 60_000,
}, async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'cds-kill-')), 'records.sqlite');
  const answered: string[] = [];
  for (let round = 0; round < 5; round += 1) {
    const { child, port } = await start(file);
    for (let post = 0; post <= round; post += 1) {
      const card = `round-${round}-post-${post}`;
      const answer = await fetch(`http://127.0.0.1:${port}/cds-services/greeter-patient-view/feedback`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ feedback: [{ card, outcome: 'overridden', outcomeTimestamp: '2026-06-15T14:06:00Z' }] }),
      });
      if (answer.status === 200) answered.push(card);
    }
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  expect(answered).toHaveLength(15);
  const records = sqliteRecords({ file });
  for (const card of answered) {
    expect(await records.feedbackOn({ tenant: 'development', card }), card).toHaveLength(1);
  }
  await records.close();
});
