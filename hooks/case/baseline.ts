import { addDays } from '../../src/fhir/plain-date.ts';
import { type FactList, type Measurement, type Source, stated, type Truth, yes } from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import type { Induction } from './induction.ts';

/** The baseline score (F1). Nothing turns on it: without one it is said so, and what could not be read is a note. */
export function baselineOf(
  running: Truth<Induction>,
  totals: FactList<Measurement>,
  site: SitePolicy,
): Truth<Source | undefined> {
  if (running.is !== 'yes') return yes(undefined);
  const { first } = running.value;
  const window = { from: addDays(first, -site.thresholds.timing.baselineDays), to: first };
  const latest = stated(totals).within(window).latest();
  return latest.state === 'known'
    ? yes(latest.value.from, latest.from)
    : yes(undefined, [], latest.state === 'gap' ? latest.gaps : []);
}
