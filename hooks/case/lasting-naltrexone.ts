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

const set = 'opioid-antagonist-central';

/**
 * Doses of naltrexone that were given and still act: the injection for 30 days (knowledge 0.3), a dose by mouth on its day.
 * A dose counts whether it was completed or not. Safer readings: one that is not known to be by mouth counts as the injection,
 * one without a date as given today.
 */
export const lastingNaltrexone: Need<FactList<Medicine>, SitePolicy> = need({
  name: 'naltrexone that still acts',
  inputs: ['medicationAdministrations', 'medicationRequests', 'medicationStatements'],
  read(record, at, site: SitePolicy) {
    const since = addDays(at.today, -site.thresholds.interactions.naltrexoneDays);
    return record
      .read(exposuresTo(set))
      .where((exposure, { date }) => {
        const oldest = isOral(exposure, record) ? at.today : since;
        const [first, last] = [date?.earliest ?? at.today, date?.latest ?? at.today];
        return exposure.via === 'administration' && first <= at.today && last >= oldest;
      })
      .map(asMedicine);
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
