import { addDays, type PlainDate } from '../../src/fhir/plain-date.ts';
import { isLimit, type Limit, type Limits } from './limit.ts';
import type { SitePolicy } from './site-policy.ts';

/** Days from which on the end of a policy is pointed out. */
export const renewalDays = 60;

/** Whether the policy ends within the next days, its last day included. */
export function expiresSoon({ expiresOn }: Pick<SitePolicy, 'expiresOn'>, today: PlainDate): boolean {
  return expiresOn <= addDays(today, renewalDays);
}

/** Every limit with its path below `thresholds`. */
export function limitsByPath(group: Limits, path = ''): readonly (readonly [string, Limit])[] {
  return Object.entries(group).flatMap(([name, one]) =>
    isLimit(one) ? [[`${path}${name}`, one] as const] : limitsByPath(one, `${path}${name}.`),
  );
}

const words: Readonly<Record<string, string>> = { min: 'minutes', h: 'hours', d: 'days', a: 'years' };

/** A unit as a sentence says it: units of time in words, others as UCUM writes them. */
export function unitInWords(unit: string): string {
  return words[unit] ?? unit;
}

/** `1 day`, `3 days`. */
export function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}
