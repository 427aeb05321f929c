import { addDays } from '../../src/fhir/plain-date.ts';
import {
  derive,
  type Fact,
  type FactList,
  type Gap,
  type Measurement,
  measurements,
  type Need,
  need,
  no,
  type Problem,
  problems,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { named } from './named.ts';
import { lower } from './of-one-moment.ts';
import { recent } from './recent.ts';
import { isAfter } from './standing.ts';
import { uncleared } from './uncleared.ts';

const values = measurements({
  name: 'thyrotropin',
  set: 'tsh',
  inputs: ['laboratory'],
  unit: 'm[IU]/L',
  min: 0,
  max: 1000,
  bounds: true,
});

/** TSH in mIU/L. `<0.01` is kept: suppressed values are reported so. */
const tsh: Need<FactList<Measurement>> = need({
  name: 'TSH',
  inputs: values.inputs,
  read: (record) => named(record.read(values), 'TSH'),
});

/**
 * Thyrotoxic crises of the last 30 days that no later TSH shows to be over (`ci-thyroid-storm`).
 *
 * Safer readings: an entry recorded as over still counts for those days, because thyroid function lags behind; an undated
 * one is not cleared; a TSH written as `<0.5` clears nothing.
 */
export const thyroidStorm: Need<Truth<readonly Fact<Problem>[]>, SitePolicy> = derive(
  'thyrotoxic crisis',
  { crises: problems('thyrotoxic-crisis', 'ever'), tsh },
  ({ crises, tsh: measured }, at, site: SitePolicy) => {
    const { stormDays, tshEuthyroid } = site.thresholds.thyroid;
    const latest = measured.latest(lower);
    const normal = measured.where(
      (value, from) =>
        latest.state === 'known' &&
        latest.value.from === from &&
        value.bound !== 'below' &&
        value.value >= tshEuthyroid,
    );
    return uncleared(recent(crises, stormDays, at), {
      by: normal,
      clears: (crisis, test) => isAfter(test, crisis),
      none: 'no recent thyrotoxic crisis on record',
      over: 'a later TSH is normal',
      why: 'already-handled',
    });
  },
);

/** Current hyperthyroidism, and the latest TSH that shows it uncontrolled; none where none was measured. */
export interface Uncontrolled {
  readonly problems: readonly Fact<Problem>[];
  readonly tsh?: Fact<Measurement>;
}

/**
 * Active hyperthyroidism of which the latest TSH of the last 180 days is below 0.1 mIU/L, or of which there is none
 * (`ca-hyperthyroid`). A TSH that could not be read leaves it open.
 */
export const uncontrolledThyroid: Need<Truth<Uncontrolled>, SitePolicy> = derive(
  'hyperthyroidism not shown controlled',
  { entries: problems('hyperthyroidism-any', 'active'), tsh },
  ({ entries, tsh: measured }, at, site: SitePolicy) => {
    const active = entries.any('no active hyperthyroidism on record');
    if (active.is !== 'yes') return active;
    const { tshDays, tshSuppressed } = site.thresholds.thyroid;
    const latest = measured.within({ from: addDays(at.today, -tshDays), to: at.today }).latest(lower);
    if (latest.state === 'gap') return unknown(latest.gaps);
    if (latest.state === 'none') return yes({ problems: active.value }, active.because, active.notChecked);
    const { value, from } = latest.value;
    if (value.value < tshSuppressed || (value.bound === 'below' && value.value <= tshSuppressed))
      return yes({ problems: active.value, tsh: latest.value }, [...active.because, from], active.notChecked);
    const open: Gap = { input: 'laboratory', reason: 'unreadable', source: from };
    return value.bound === 'below'
      ? unknown([open])
      : no('the latest TSH is not suppressed', [from], 'already-handled');
  },
);
