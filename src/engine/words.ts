import type { PartialDate } from '../fhir/dates.ts';
import type { PlainDate } from '../fhir/plain-date.ts';
import type { Source } from '../picture/source.ts';

/**
 * The only way values get into card text: formatters for dates, numbers and entries. None takes record text.
 */
export interface Words {
  /** `12 Mar 2026`, `Mar 2026` or `2026`: never more precise than the record. */
  date(date: PartialDate | PlainDate | undefined): string;
  /** At most `digits` decimals, no trailing zeros. */
  number(value: number, digits?: number): string;
  /** `2 days ago`, `today`. */
  ago(date: PartialDate | PlainDate): string;
  /** `Aneurysmal vascular disease (Condition, recorded 3 Feb 2024; uncoded entry)`. */
  entry(source: Source): string;
  /** `one`, `two` … for small counts with a noun: `2 adequate trials`. */
  count(n: number, singular: string, plural?: string): string;
}
