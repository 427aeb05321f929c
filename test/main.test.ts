/** The whole process, as `npm start` and as the image's entry point run it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const pathOf = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const starts = {
  'npm start': [pathOf('../src/main.ts')],
  'the image (cds serve)': [pathOf('../src/cli/main.ts'), 'serve'],
} as const;
const ways = Object.keys(starts) as (keyof typeof starts)[];

function run(way: keyof typeof starts, env: Record<string, string>): { child: ChildProcess; out: () => string } {
  let text = '';
  const child = spawn(process.execPath, starts[way], { env: { PATH: process.env.PATH ?? '', ...env } });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      text += String(chunk);
    });
  }
  return { child, out: () => text };
}

async function until(seen: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !seen(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
}

test.each(ways)('%s starts without any setting, says where and what next, and stops with exit code 0', async (way) => {
  const dataDir = join(mkdtempSync(join(tmpdir(), 'cds-main-')), 'data');
  const { child, out } = run(way, { CDS_PORT: '0', CDS_ADMIN_PORT: '0', CDS_DATA_DIR: dataDir });
  await until(() => out().includes('curl '));
  const [, service = ''] = /CDS Hooks service: +(http:\S+)/.exec(out()) ?? [];
  const [, health = ''] = /Health: +(http:\S+)/.exec(out()) ?? [];
  const discovery = (await (await fetch(service)).json()) as { services: unknown[] };
  expect(discovery.services.length).toBeGreaterThan(0);
  expect((await fetch(health)).status).toBe(200);
  expect((await fetch(service.replace('cds-services', 'rules'))).status).toBe(200);
  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  expect(statSync(join(dataDir, 'card.key')).size).toBe(32);

  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
  expect(out()).toContain('"event":"stopped"');
});

test.each(ways)('A11 %s refuses settings it cannot use, with all reasons and exit code 1', async (way) => {
  const { child, out } = run(way, { CDS_PROFILE: 'production', CDS_HOST: '0.0.0.0', CDS_PROT: '1' });
  const [code] = await once(child, 'exit');
  expect(code).toBe(1);
  for (const part of ['client authentication', 'CDS_HOST', 'CDS_PROT is not a setting']) expect(out()).toContain(part);
  expect(out()).not.toContain('.ts:'); // a sentence, not a stack
});
