/**
 * The environment → frozen settings. Every fault is reported at once, in sentences an operator can act on, and a variable
 * that begins with `CDS_` but is not known is a fault too: a misspelt setting must not be a silent default (OPS-30).
 */
import { isLoopbackHost } from './protocol/index.ts';
import { baseUrl, notOffered, oneOf, origins, type Setting, text, whole, zone } from './setting.ts';

export type Profile = 'development' | 'harness' | 'production';

export interface Config {
  readonly profile: Profile;
  readonly host: string;
  readonly port: number;
  readonly adminPort: number;
  readonly dataDir: string;
  readonly publicBaseUrl: string | undefined;
  /** Path of the site policy; undefined means the shipped default. */
  readonly policy: string | undefined;
  /** Exact origins, or the word `loopback` for any on this machine. */
  readonly corsOrigins: readonly string[];
  readonly zone: string;
  readonly logLevel: (typeof logLevels)[number];
  readonly bodyBytes: number;
  readonly notOffered: readonly string[];
  readonly unableMode: '412' | 'card';
  readonly relevanceUnknown: '412' | 'card';
  readonly shutdownDelayMs: number;
  readonly shutdownGraceMs: number;
}

/** The settings could not be used; the message lists every reason. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The settings cannot be used:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.faults = faults;
  }
}

const logLevels = ['debug', 'info', 'warn', 'error'] as const;
const answers = ['412', 'card'] as const;

/** Each variable with its default; `docs/settings.md` is this table, and a test compares the two. */
export const settings = {
  CDS_PROFILE: oneOf(
    ['development', 'harness', 'production'] as const,
    'development',
    'How strict the service is. Production refuses whatever weakens security.',
  ),
  CDS_HOST: text(
    '127.0.0.1',
    'an address',
    'Where it listens. Without client authentication only loopback is accepted.',
  ),
  CDS_PORT: whole(0, 65_535, '8080', 'Port of the service; 0 takes any free one.'),
  CDS_ADMIN_PORT: whole(
    0,
    65_535,
    '9090',
    'Port of `/livez` and `/readyz`, on the same address; 0 takes any free one.',
  ),
  CDS_DATA_DIR: text('./data', 'a folder', 'Records and keys. Made on the first start, readable by its owner only.'),
  CDS_POLICY: text(
    '',
    'the path of a JSON file',
    'What this site decides otherwise than the shipped default; see [site-policy.md](site-policy.md).',
  ),
  CDS_PUBLIC_BASE_URL: baseUrl(),
  CDS_CORS_ORIGINS: origins(),
  CDS_TIME_ZONE: zone(),
  CDS_LOG_LEVEL: oneOf(logLevels, 'info', 'Lowest level that is logged.'),
  CDS_BODY_BYTES: whole(65_536, 5_242_880, '2097152', 'Largest request body in bytes, after decompression.'),
  CDS_NOT_OFFERED: notOffered(),
  CDS_UNABLE_MODE: oneOf(answers, '412', 'Answer when nothing can be evaluated: status 412, or a card that says so.'),
  CDS_RELEVANCE_UNKNOWN: oneOf(
    answers,
    '412',
    'The same when it cannot be told whether the service concerns the patient.',
  ),
  CDS_SHUTDOWN_DELAY_MS: whole(
    0,
    60_000,
    '0',
    'On SIGTERM: milliseconds of normal service while `/readyz` already says no.',
  ),
  CDS_SHUTDOWN_GRACE_MS: whole(100, 60_000, '25000', 'After that: milliseconds for requests under way.'),
} as const satisfies Record<string, Setting<unknown>>;

type Values = { readonly [K in keyof typeof settings]: (typeof settings)[K] extends Setting<infer T> ? T : never };

/** Throws a `ConfigError` with every fault. An empty variable counts as unset. */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const faults = Object.keys(env)
    .filter((name) => name.startsWith('CDS_') && !Object.hasOwn(settings, name))
    .map((name) => `${name} is not a setting of this version; docs/settings.md lists them`);
  const read = Object.entries<Setting<unknown>>(settings).map(([name, setting]) => {
    const result = setting.read(env[name]?.trim() || setting.fallback);
    if (typeof result === 'string') faults.push(`${name} ${result}`);
    return [name, typeof result === 'string' ? undefined : result.value] as const;
  });
  const values = Object.fromEntries(read) as unknown as Values;
  faults.push(...contradictions(values));
  if (faults.length > 0) throw new ConfigError(faults);
  return Object.freeze({
    profile: values.CDS_PROFILE,
    host: values.CDS_HOST,
    port: values.CDS_PORT,
    adminPort: values.CDS_ADMIN_PORT,
    dataDir: values.CDS_DATA_DIR,
    publicBaseUrl: values.CDS_PUBLIC_BASE_URL,
    policy: values.CDS_POLICY || undefined,
    corsOrigins: values.CDS_CORS_ORIGINS ?? (values.CDS_PROFILE === 'production' ? [] : ['loopback']),
    zone: values.CDS_TIME_ZONE,
    logLevel: values.CDS_LOG_LEVEL,
    bodyBytes: values.CDS_BODY_BYTES,
    notOffered: values.CDS_NOT_OFFERED,
    unableMode: values.CDS_UNABLE_MODE,
    relevanceUnknown: values.CDS_RELEVANCE_UNKNOWN,
    shutdownDelayMs: values.CDS_SHUTDOWN_DELAY_MS,
    shutdownGraceMs: values.CDS_SHUTDOWN_GRACE_MS,
  });
}

/** A11: what weakens security does not start outside loopback. Until clients can be authenticated, that is everything. */
function contradictions(values: Partial<Values>): readonly string[] {
  const {
    CDS_PROFILE: profile,
    CDS_HOST: host,
    CDS_CORS_ORIGINS: origins = [],
    CDS_PORT: port,
    CDS_ADMIN_PORT: admin,
  } = values;
  return [
    ...(profile === 'production'
      ? [
          'CDS_PROFILE production needs client authentication, which this version does not have yet; use development or harness',
        ]
      : []),
    ...(host !== undefined && !isLoopbackHost(host === '::1' ? '[::1]' : host)
      ? [
          'CDS_HOST must be a loopback address (127.0.0.1, ::1 or localhost): clients are not authenticated in this version',
        ]
      : []),
    ...(profile === 'production' && origins.includes('loopback')
      ? ['CDS_CORS_ORIGINS must not hold loopback in production; list the exact origins']
      : []),
    ...(port !== undefined && port !== 0 && port === admin ? ['CDS_PORT and CDS_ADMIN_PORT must differ'] : []),
  ];
}
