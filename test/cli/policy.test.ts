/** `policy check` and a start with a policy, as the processes people run. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const pathOf = (file: string) => fileURLToPath(new URL(`../../${file}`, import.meta.url));
const cli = pathOf('src/cli/main.ts');
const folder = mkdtempSync(join(tmpdir(), 'cds-policy-'));
const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

/** Writes a policy that is in force, with these members. */
function policy(name: string, members: Record<string, unknown> = {}): string {
  const dates = { approvedOn: inDays(-30), expiresOn: inDays(300) };
  const path = join(folder, name);
  writeFileSync(
    path,
    JSON.stringify({ id: 'test-site', version: '7', approvedBy: 'The committee', ...dates, ...members }),
  );
  return path;
}

function run(
  args: readonly string[],
  env: Record<string, string> = {},
): { readonly code: number | null; readonly text: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    env: { PATH: process.env.PATH ?? '', ...env },
    encoding: 'utf8',
  });
  return { code: status, text: `${stdout}${stderr}` };
}

const check = (...args: string[]) => run(['policy', 'check', ...args]);

describe('policy check', () => {
  test.each([
    ['interventional-psychiatry', /severity\.severe\.madrs: 24 points instead of 28/, /off: ind-crps/],
    ['pain-clinic', /pain\.nrs: 5 points instead of 4/, /off: ind-trd/],
  ])('says what the example %s changes, what is off and until when it holds', (name, number, off) => {
    const file = `hooks/policy/examples/${name}.json`;
    const { id, expiresOn } = JSON.parse(readFileSync(pathOf(file), 'utf8'));
    const { code, text } = check(pathOf(file), '--as-of', '2026-12-01');
    expect(text).toContain(`Policy ${id}, version`);
    expect(text).toContain(`holds until ${expiresOn}`);
    expect(text).toMatch(number);
    expect(text).toMatch(off);
    expect(text).not.toContain('expires soon');
    expect(code).toBe(0);
  });

  test('says when it ends within 60 days, and that a family leaves the suicide card on', () => {
    const file = policy('soon.json', {
      expiresOn: inDays(40),
      families: { suicide: 'off' },
      thresholds: { adultAge: 18 },
    });
    const { code, text } = check(file);
    expect(text).toContain('It expires soon');
    expect(text).toMatch(/stays on: ind-suicide-acute .*only its own id does/);
    expect(text).toContain('thresholds.adultAge is 18, as shipped');
    expect(code).toBe(0);
  });

  test('lists faults with exit code 1', () => {
    const file = policy('bad.json', { thresholds: { adultAge: 12 }, families: { nobody: 'off' } });
    const { code, text } = check(file);
    expect(text).toMatch(/thresholds\.adultAge is 12; it may be 18 to 21 years \(.*\)\n.*families\.nobody is neither/);
    expect(code).toBe(1);
  });

  test('can be asked about another day', () => {
    const { code, text } = check(policy('good.json'), '--as-of', inDays(301));
    expect(text).toContain('expired 1 day ago');
    expect(code).toBe(1);
  });

  test.each([
    ['no file', () => check(), /needs "check" and the path/],
    ['two files', () => check('a.json', 'b.json'), /needs "check" and the path/],
    ['another verb', () => run(['policy', 'lint', 'a.json']), /needs "check"/],
    ['an unknown option', () => check('a.json', '--loud'), /--loud/],
    ['a day that is none', () => check('a.json', '--as-of', '2026-02-30'), /"2026-02-30" is not a day/],
    ['a file that is not there', () => check('nowhere.json'), /nowhere\.json: there is no such file/],
    ['a folder', () => check(folder), /it is a folder/],
    [
      'no JSON',
      () => {
        writeFileSync(join(folder, 'broken.json'), '{"id":');
        return check(join(folder, 'broken.json'));
      },
      /broken\.json is not valid JSON/,
    ],
    [
      'two members of one name',
      () => {
        writeFileSync(join(folder, 'twice.json'), '{"id":"a","id":"b"}');
        return check(join(folder, 'twice.json'));
      },
      /two members of one name/,
    ],
  ])('%s is wrong use: exit code 2, and a sentence', (_, ask, message) => {
    const { code, text } = ask();
    expect(text).toMatch(message);
    expect(text).not.toContain('.ts:');
    expect(code).toBe(2);
  });
});

describe('the service', () => {
  const settings = () => ({ CDS_PORT: '0', CDS_ADMIN_PORT: '0', CDS_DATA_DIR: join(folder, 'data') });

  test.each([
    [
      'with a bad number',
      () => policy('start.json', { thresholds: { adultAge: 12 } }),
      'thresholds.adultAge is 12; it may be',
    ],
    ['that has expired', () => policy('old.json', { expiresOn: inDays(-2) }), 'have it reviewed, then set version'],
    ['that is not there', () => join(folder, 'nowhere.json'), 'nowhere.json: there is no such file'],
  ])('does not start with a policy %s, and says why', (_, file, sentence) => {
    for (const start of [[cli, 'serve'], [pathOf('src/main.ts')]]) {
      const { status, stdout, stderr } = spawnSync(process.execPath, start, {
        env: { PATH: process.env.PATH ?? '', ...settings(), CDS_POLICY: file() },
        encoding: 'utf8',
      });
      expect(stderr).toContain(sentence);
      expect(stderr).not.toContain('.ts:');
      expect(stdout).not.toContain('CDS Hooks service:');
      expect(status).toBe(1);
    }
  });

  test('starts with a good one, and asks for its codes', async () => {
    const codes = { 'madrs-total': [{ system: 'https://site.example/codes', code: 'MADRS' }] };
    const child = spawn(process.execPath, [cli, 'serve'], {
      env: {
        PATH: process.env.PATH ?? '',
        ...settings(),
        CDS_POLICY: policy('fine.json', { codes, expiresOn: inDays(10) }),
      },
    });
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += String(chunk);
    });
    for (let tries = 0; tries < 200 && !out.includes('curl '); tries += 1)
      await new Promise((wait) => setTimeout(wait, 50));
    const [, service = ''] = /CDS Hooks service: +(http:\S+)/.exec(out) ?? [];
    const discovery = await (await fetch(service)).text();
    child.kill('SIGTERM');
    await once(child, 'exit');
    expect(discovery).toContain('https://site.example/codes|MADRS');
    expect(out).toContain('"event":"policy-expires-soon"');
  });

  test('evaluate takes the same policy', () => {
    const bad = run(['evaluate', 'x.json'], { CDS_POLICY: policy('evaluate.json', { thresholds: { adultAge: 12 } }) });
    expect(bad.text).toContain('thresholds.adultAge is 12');
    expect(bad.code).toBe(2);
  });
});
