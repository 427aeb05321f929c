import {
  type Fact,
  type FactList,
  type Known,
  type Measurement,
  measurements,
  type Need,
  need,
  no,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { named } from './named.ts';

/** Liver enzymes by the key of their limits; `names` is what a card calls them. */
export type Enzyme = 'alt' | 'ast' | 'alp' | 'ggt';

export const names: Readonly<Record<Enzyme, string>> = { alt: 'ALT', ast: 'AST', alp: 'ALP', ggt: 'GGT' };

/** Each enzyme in U/L. A value written as `>1000` is kept, because high results are reported so. */
export const enzymes: Readonly<Record<Enzyme, Need<FactList<Measurement>>>> = {
  alt: liverTest('alt', names.alt, 'U/L'),
  ast: liverTest('ast', names.ast, 'U/L'),
  alp: liverTest('alp', names.alp, 'U/L'),
  ggt: liverTest('ggt', names.ggt, 'U/L'),
};

/** Total bilirubin in mg/dL. */
export const totalBilirubin = liverTest('bilirubin-total', 'Total bilirubin', 'mg/dL');

function liverTest(set: string, name: string, unit: 'U/L' | 'mg/dL'): Need<FactList<Measurement>> {
  const list = measurements({
    name: `liver test ${set}`,
    set,
    inputs: ['labs'],
    unit,
    min: 0,
    max: 100_000,
    bounds: true,
  });
  return need({ name, inputs: ['labs'], read: (record) => named(record.read(list), name) });
}

/** The upper limit of normal: that of the result itself, else the default of the policy (knowledge 0.4). */
export function upperLimitOf(enzyme: Enzyme, { high }: Measurement, site: SitePolicy): number {
  return high !== undefined && high > 0 ? high : site.thresholds.liver.upper[enzyme];
}

/** Is a value past a limit: above it, or with `from` at it or above? */
export interface Past {
  readonly limit: (measured: Measurement) => number;
  readonly from?: boolean;
}

/**
 * Is the value past the limit? `>300` is past every limit up to 300 and leaves higher ones open; `<5` is past no limit
 * from 5 on and leaves lower ones open.
 */
export function isPast(
  latest: Known<Fact<Measurement>>,
  { limit, from = false }: Past,
  name: string,
): Truth<Fact<Measurement>> {
  if (latest.state === 'gap') return unknown(latest.gaps);
  if (latest.state === 'none') return no(`no current ${name} on record`);
  const { value, from: source } = latest.value;
  const edge = limit(value);
  const past = from || value.bound === 'above' ? value.value >= edge : value.value > edge;
  if ((value.bound === 'above' && !past) || (value.bound === 'below' && past))
    return unknown([{ input: 'labs', reason: 'unreadable', source }]);
  return past ? yes(latest.value, [source]) : no(`the latest ${name} is below the limit`, [source]);
}
