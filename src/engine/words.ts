import type { PartialDate } from '../fhir/dates.ts';
import { daysBetween, type PlainDate } from '../fhir/plain-date.ts';
import type { Index } from '../picture/need.ts';
import type { Source, Trust } from '../picture/source.ts';

/**
 * The only way values get into card text: formatters for dates, numbers and entries. None takes record text.
 */
export interface Words {
  /** The day asked about, for dates that move with it and would make a finding another one every day. */
  readonly today: PlainDate;
  /** `12 Mar 2026`, `Mar 2026` or `2026`: never more precise than the record; `undated` without a date. */
  date(date: PartialDate | PlainDate | undefined): string;
  /** At most `digits` decimals (1 unless told), no trailing zeros. */
  number(value: number, digits?: number): string;
  /** `today`, `1 day ago`, `12 days ago`, `in 3 days`. */
  ago(date: PartialDate | PlainDate): string;
  /** `<our display> (Condition, 3 Feb 2024; uncoded entry)`: our display, resource type, date, how sure. */
  entry(source: Source): string;
  /** The first entries, at most two unless told, each as `entry` gives it. */
  entries(sources: readonly Source[], most?: number): string;
  /** `1 trial`, `2 trials`. */
  count(n: number, singular: string, plural?: string): string;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const doubts: Readonly<Record<Trust, string>> = {
  stated: '',
  unconfirmed: 'unconfirmed',
  uncoded: 'uncoded entry',
  uncertain: 'uncoded, uncertain entry',
};

/** Markdown has no way to act on these once escaped; our own displays may hold them (SEC-42). */
function plain(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>#|~]/g, (mark) => `\\${mark}`);
}

export function createWords(at: Index): Words {
  const dayOf = (date: PartialDate | PlainDate): PlainDate => (typeof date === 'string' ? date : date.latest);
  const words: Words = {
    today: at.today,
    date(date) {
      if (date === undefined) return 'undated';
      const [year, month, day] = dayOf(date).split('-');
      const name = months[Number(month) - 1] ?? '';
      const precision = typeof date === 'string' ? 'day' : date.precision;
      if (precision === 'year') return `${year}`;
      return precision === 'month' ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
    },
    number(value, digits = 1) {
      return String(Number(value.toFixed(digits)));
    },
    ago(date) {
      const days = daysBetween(dayOf(date), at.today);
      if (days === 0) return 'today';
      return days > 0 ? `${words.count(days, 'day')} ago` : `in ${words.count(-days, 'day')}`;
    },
    entry(source) {
      const { shown, trust } = source;
      const value = shown?.value === undefined ? '' : ` ${shown.value}${shown.unit ? ` ${shown.unit}` : ''}`;
      const doubt = doubts[trust] ? `; ${doubts[trust]}` : '';
      return `${plain(shown?.name ?? source.type)}${plain(value)} (${source.type}, ${words.date(source.date)}${doubt})`;
    },
    entries(sources, most = 2) {
      return sources.slice(0, most).map(words.entry).join('; ');
    },
    count(n, singular, plural = `${singular}s`) {
      return `${n} ${n === 1 ? singular : plural}`;
    },
  };
  return Object.freeze(words);
}
