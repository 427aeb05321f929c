import type { Observation } from '@medplum/fhirtypes';
import { readDate } from '../../src/fhir/dates.ts';
import { codingsOf, listOf, numberOf } from '../../src/fhir/elements.ts';
import { type Fact, type FactList, factList, type Gap, type Need, need, sourceOf } from '../../src/picture/index.ts';
import type { Instrument, SitePolicy } from '../policy/site-policy.ts';

const final: readonly unknown[] = ['final', 'amended', 'corrected'];

/**
 * Totals of a scale that has no common code: read by the codes a site has mapped, and never guessed (knowledge 0.4). A
 * site without a map has none, and misses nothing.
 */
export function siteScores(instrument: Instrument, name: string, max: number): Need<FactList<number>, SitePolicy> {
  return need({
    name: `${name} total`,
    inputs: ['scores'],
    read(record, at, site: SitePolicy) {
      const codes = site.codes[instrument] ?? [];
      const { complete, gaps, resources } = record.input('scores');
      if (codes.length === 0) return factList<number>({ items: [], complete: 'all', gaps: [], looked: ['scores'] });
      const unread: Gap[] = [];
      const items = resources.flatMap((resource, index): Fact<number>[] => {
        if (resource.resourceType !== 'Observation' || !final.includes(resource.status)) return [];
        const mapped = codingsOf(resource.code).some((one) =>
          codes.some((code) => code.system === one.system && code.code === one.code),
        );
        if (!mapped || resource.dataAbsentReason) return [];
        const value = totalOf(resource);
        const date = readDate(
          resource.effectiveDateTime ?? resource.effectivePeriod?.start ?? resource.issued,
          at.zone,
        );
        const from = sourceOf('scores', resource, index, {
          date,
          shown: { name, ...(value === undefined ? {} : { value: String(value) }) },
        });
        if (value !== undefined && value >= 0 && value <= max && date) return [Object.freeze({ value, from })];
        unread.push({ input: 'scores', reason: date ? 'unreadable' : 'undated', source: from });
        return [];
      });
      return factList({ items, complete, gaps: [...gaps, ...unread], looked: ['scores'] });
    },
  });
}

function totalOf(observation: Observation): number | undefined {
  const [quantity] = listOf(observation.valueQuantity);
  const text = observation.valueString?.trim();
  return numberOf(quantity?.value) ?? numberOf(observation.valueInteger) ?? (text ? numberOf(Number(text)) : undefined);
}
