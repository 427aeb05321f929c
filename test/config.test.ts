import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ConfigError, loadConfig, settings } from '../src/config.ts';

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env);
  } catch (fault) {
    if (fault instanceof ConfigError) return fault.faults;
    throw fault;
  }
  return [];
}

describe('settings', () => {
  test('none are needed: loopback, SQLite in ./data, days in UTC', () => {
    expect(loadConfig({ PATH: '/bin' })).toMatchObject({
      profile: 'development',
      host: '127.0.0.1',
      port: 8080,
      adminPort: 9090,
      dataDir: './data',
      zone: 'UTC',
      corsOrigins: ['loopback'],
      publicBaseUrl: undefined,
      bodyBytes: 2 * 1024 * 1024,
      notOffered: [],
      unableMode: '412',
    });
  });

  test('are read', () => {
    const env = {
      CDS_PROFILE: 'harness',
      CDS_HOST: '::1',
      CDS_PORT: '0',
      CDS_TIME_ZONE: 'America/New_York',
      CDS_PUBLIC_BASE_URL: 'https://cds.example.org/',
      CDS_CORS_ORIGINS: 'https://ehr.example, http://localhost:9300',
      CDS_NOT_OFFERED: 'appointments, coverages',
      CDS_LOG_LEVEL: '',
    };
    expect(loadConfig(env)).toMatchObject({
      profile: 'harness',
      port: 0,
      zone: 'America/New_York',
      publicBaseUrl: 'https://cds.example.org',
      corsOrigins: ['https://ehr.example', 'http://localhost:9300'],
      notOffered: ['appointments', 'coverages'],
      logLevel: 'info',
    });
    expect(loadConfig({ CDS_CORS_ORIGINS: 'none' }).corsOrigins).toEqual([]);
  });

  test('OPS-30 all faults are reported at once', () => {
    const faults = faultsOf({
      CDS_PORT: 'eighty',
      CDS_LOG_LEVEL: 'loud',
      CDS_COLOUR: 'red',
      CDS_TIME_ZONE: 'Mars/Olympus',
    });
    expect(faults).toHaveLength(4);
    expect(faults.join('\n')).toMatch(/CDS_COLOUR is not a setting/);
    expect(faults.join('\n')).toMatch(/CDS_PORT must be a whole number from 0 to 65535/);
  });

  test.each([
    ['CDS_PROFILE', 'prod'],
    ['CDS_PORT', '65536'],
    ['CDS_PORT', '-1'],
    ['CDS_PORT', '80.5'],
    ['CDS_BODY_BYTES', '10'],
    ['CDS_PUBLIC_BASE_URL', 'http://cds.example.org'],
    ['CDS_PUBLIC_BASE_URL', 'https://cds.example.org/?x=1'],
    ['CDS_PUBLIC_BASE_URL', 'cds.example.org'],
    ['CDS_CORS_ORIGINS', 'https://ehr.example/path'],
    ['CDS_CORS_ORIGINS', '*'],
    ['CDS_CORS_ORIGINS', 'null'],
    ['CDS_NOT_OFFERED', 'conditions'],
    ['CDS_UNABLE_MODE', 'silent'],
    ['CDS_ADMIN_PORT', '8080'],
  ])('%s=%s is refused, in a sentence that names it', (name, value) => {
    const faults = faultsOf({ [name]: value });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(name);
  });

  test.each(['0.0.0.0', '::', '10.0.0.5', 'cds.example.org', '127.0.0.1.example.org'])(
    'A11 without client authentication the service does not listen on %s',
    (host) => {
      expect(faultsOf({ CDS_HOST: host }).join()).toMatch(/CDS_HOST must be a loopback address/);
    },
  );

  test('SEC-01 production refuses to start without client authentication, and says so', () => {
    expect(faultsOf({ CDS_PROFILE: 'production' }).join()).toMatch(/needs client authentication/);
    expect(faultsOf({ CDS_PROFILE: 'production', CDS_CORS_ORIGINS: 'loopback' })).toHaveLength(2);
  });

  test('docs/settings.md lists each with its default, range and meaning', () => {
    const page = readFileSync(new URL('../docs/settings.md', import.meta.url), 'utf8');
    for (const [name, { fallback, allowed, meaning }] of Object.entries(settings)) {
      const shown = fallback === '' ? '–' : `\`${fallback}\``;
      expect(page, name).toContain(`| \`${name}\` | ${shown} | ${allowed} | ${meaning} |`);
    }
    const rows = page.match(/^\| `CDS_[A-Z_]+` /gm) ?? [];
    expect(rows).toHaveLength(Object.keys(settings).length);
  });
});
