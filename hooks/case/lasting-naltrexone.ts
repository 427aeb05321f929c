import { addDays } from '../../src/fhir/plain-date.ts';
import {
  type Exposure,
  exposuresTo,
  type FactList,
  type Medicine,
  type Need,
  need,
  type RecordView,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { routesOf } from './route.ts';
import { systemicMedicines } from './systemic.ts';

const set = 'opioid-antagonist-central';

/**
 * Doses of naltrexone that were given and still act: the injection for 30 days (knowledge 0.3), a dose by mouth on its day.
 * A drug that is on the list of current medicines anyway is left out: it is one medicine. A dose counts as stopped early
 * or completed alike. Safer reading: one that is not known to be by mouth counts as the injection.
 */
export const lastingNaltrexone: Need<FactList<Medicine>, SitePolicy> = need({
  name: 'naltrexone that still acts',
  inputs: ['medicationAdministrations', 'medicationRequests', 'medicationStatements'],
  read(record, at, site: SitePolicy) {
    const since = addDays(at.today, -site.thresholds.interactions.naltrexoneDays);
    const current = new Set(record.read(systemicMedicines(set)).items.map(({ value }) => value.ingredient.code));
    const acting = record.read(exposuresTo(set)).where((exposure, { date }) => {
      const { via, standing, ingredients } = exposure;
      const given = via === 'administration' && (standing === 'completed' || standing === 'stopped');
      if (!given || date === undefined || date.earliest > at.today) return false;
      if (ingredients.some(({ code }) => current.has(code))) return false;
      return date.latest >= (isOral(exposure, record) ? at.today : since);
    });
    const newest = acting.latest();
    const kept = newest.state === 'known' ? newest.value.from : undefined;
    return acting.where((_, from) => kept === undefined || from === kept).map(asMedicine);
  },
});

function isOral({ route, product }: Exposure, record: RecordView): boolean {
  const routes = routesOf(route ?? [], record.terminology);
  return routes.length > 0 ? routes.includes('oral') : /\boral\b/i.test(`${product?.name} ${product?.form}`);
}

function asMedicine(exposure: Exposure): Medicine {
  const [ingredient = { code: '', name: '' }] = exposure.ingredients;
  return Object.freeze({ ingredient, exposures: [exposure], asNeededOnly: false, stale: false, atLeast: true });
}
