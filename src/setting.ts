/** How one environment variable is read: its default, what it may be, what it means, and its reader. */
import { alwaysExpected } from './auth/index.ts';
import { isLoopbackHost } from './protocol/index.ts';

/** A string from `read` says what is wrong, as the rest of a sentence that begins with the variable's name. */
export interface Setting<T> {
  readonly fallback: string;
  readonly allowed: string;
  readonly meaning: string;
  read(text: string): { readonly value: T } | string;
}

export function oneOf<const T extends string>(choices: readonly T[], fallback: T, meaning: string): Setting<T> {
  return {
    fallback,
    allowed: choices.map((choice) => `\`${choice}\``).join(', '),
    meaning,
    read(text) {
      const value = choices.find((choice) => choice === text);
      return value === undefined ? `must be one of ${choices.join(', ')}` : { value };
    },
  };
}

export function text(fallback: string, allowed: string, meaning: string): Setting<string> {
  return { fallback, allowed, meaning, read: (value) => ({ value }) };
}

export function whole(least: number, most: number, fallback: string, meaning: string): Setting<number> {
  return {
    fallback,
    allowed: `${least} to ${most}`,
    meaning,
    read(text) {
      const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
      return value >= least && value <= most ? { value } : `must be a whole number from ${least} to ${most}`;
    },
  };
}

export function baseUrl(): Setting<string | undefined> {
  return {
    fallback: '',
    allowed: 'an https URL, or http on loopback',
    meaning:
      'Where clients reach the service; links on cards start with it. Outside production the default is `http://localhost` with the port.',
    read(text) {
      if (text === '') return { value: undefined };
      const url = URL.canParse(text) ? new URL(text) : undefined;
      const secure = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopbackHost(url.hostname));
      if (url === undefined || !secure || url.search || url.hash || url.username || url.password) {
        return 'must be an https URL (or http on loopback) without query, fragment or user';
      }
      return { value: text.replace(/\/+$/, '') };
    },
  };
}

export function origins(): Setting<readonly string[] | undefined> {
  return {
    fallback: '',
    allowed: 'origins separated by commas, `loopback`, or `none`',
    meaning:
      'Web pages that may call the service. `loopback` means any page served from this machine; that is the default outside production, and none in production.',
    read(text) {
      if (text === '') return { value: undefined };
      const listed = list(text).filter((each) => each !== 'none');
      const bad = listed.find((each) => each !== 'loopback' && !(URL.canParse(each) && new URL(each).origin === each));
      return bad === undefined ? { value: listed } : 'must list origins like https://ehr.example.org, without a path';
    },
  };
}

export function zone(): Setting<string> {
  return {
    fallback: 'UTC',
    allowed: 'an IANA time zone, such as `America/New_York`',
    meaning: 'The calendar in which days are counted.',
    read(text) {
      try {
        return { value: new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone };
      } catch {
        return 'must be an IANA time zone such as America/New_York';
      }
    },
  };
}

export function notOffered(): Setting<readonly string[]> {
  return {
    fallback: '',
    allowed: 'prefetch keys separated by commas',
    meaning: `Inputs this EHR never offers: no gap, but a standing line on every card. Never ${alwaysExpected.join(', ')}.`,
    read(text) {
      const keys = list(text);
      const refused = keys.filter((key) => alwaysExpected.includes(key));
      return refused.length === 0
        ? { value: keys }
        : `must not hold ${refused.join(', ')}: nothing can be said without them`;
    },
  };
}

function list(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
