/**
 * The log: JSON lines, each an event of ours with fields from a closed list (SEC-100). A field that is not listed is
 * dropped and counted, so that neither a patient nor a message can get in by accident. Bodies, ids of patients and
 * users, URLs, tokens and comments have no field, on purpose.
 */
import { type DestinationStream, pino } from 'pino';

/** Each field and what it may hold. Strings are cut at 200 characters. */
const logFields = {
  requestId: 'string',
  tenant: 'string',
  method: 'string',
  route: 'string',
  status: 'number',
  durationMs: 'number',
  service: 'string',
  hook: 'string',
  hookInstance: 'string',
  problem: 'string',
  fault: 'string',
  rule: 'string',
  cards: 'number',
  gaps: 'number',
  items: 'number',
  stored: 'number',
  signal: 'string',
  address: 'string',
  profile: 'string',
  version: 'string',
} as const satisfies Record<string, 'string' | 'number'>;

export type LogFields = {
  readonly [K in keyof typeof logFields]?: (typeof logFields)[K] extends 'number' ? number : string;
};
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export interface Log {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

const MAX_TEXT = 200;

/** Characters that change how a line is shown rather than what it says: controls, bidi, zero width (SEC-101). */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Writes to `destination`, or to standard output. */
export function createLog({ level, destination }: { level: LogLevel; destination?: DestinationStream }): Log {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, messageKey: 'event' };
  const out = destination === undefined ? pino(options) : pino(options, destination);
  const at =
    (line: LogLevel) =>
    (event: string, fields: LogFields = {}): void =>
      out[line](allowed(fields), event);
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

function allowed(fields: LogFields): Record<string, string | number> {
  const kept: Record<string, string | number> = {};
  let dropped = 0;
  for (const [name, value] of Object.entries(fields)) {
    const kind: string | undefined = Object.hasOwn(logFields, name) ? logFields[name as keyof LogFields] : undefined;
    if (kind === 'number' && typeof value === 'number') kept[name] = value;
    else if (kind === 'string' && typeof value === 'string') kept[name] = plain(value);
    else if (value !== undefined) dropped += 1;
  }
  return dropped === 0 ? kept : { ...kept, dropped };
}

function plain(value: string): string {
  return value.slice(0, MAX_TEXT).replace(INVISIBLE, '?');
}
