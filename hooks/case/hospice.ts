import { readDate } from '../../src/fhir/dates.ts';
import { codingsOf, listOf, textOf } from '../../src/fhir/elements.ts';
import { addDays } from '../../src/fhir/plain-date.ts';
import {
  allOf,
  anyOf,
  encounterNow,
  type FactList,
  memberOf,
  type Need,
  need,
  no,
  problems,
  proceduresIn,
  serviceRequestsIn,
  type Truth,
  yes,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';

const SET = 'hospice-care';

/** Words of a visit that takes place or took place. A planned or cancelled one is no hospice care, nor is one of which nobody knows. */
const takesPlace: readonly unknown[] = ['arrived', 'in-progress', 'onleave', 'finished'];

/**
 * Is the patient in hospice or comfort care (`af-hospice`)? A hospice code as a current problem or a procedure of the
 * last 180 days; or a palliative-care code together with a hospice referral or a visit that takes or took place. Contact with
 * palliative care alone is not hospice.
 */
export const inHospice: Need<Truth<unknown>, SitePolicy> = need({
  name: 'hospice care',
  inputs: ['conditions'],
  softens: ['procedures', 'serviceRequests', 'encounter', 'encounters'],
  read(record, at, site: SitePolicy): Truth<unknown> {
    const window = { from: addDays(at.today, -site.thresholds.quiet.hospiceDays), to: at.today };
    const recent = <T>(list: FactList<T>) => list.within(window).any('none recorded');
    const statedNow = (set: string) => record.read(problems(set, 'active')).where((_, { trust }) => trust === 'stated');
    const requests = record
      .read(serviceRequestsIn(SET))
      .where(({ status }) => status === 'active' || status === 'completed');
    const visit = record.read(encounterNow);
    const isHospice = (codings: Parameters<typeof memberOf>[2]) =>
      memberOf(record.terminology, SET, codings) !== undefined;
    const now =
      visit.state === 'known' &&
      takesPlace.includes(visit.value.status) &&
      isHospice([...visit.value.types, ...visit.value.serviceTypes, ...visit.value.reasons]);
    const past = record.input('encounters').resources.some((resource) => {
      if (resource.resourceType !== 'Encounter' || !takesPlace.includes(textOf(resource.status))) return false;
      const start = readDate(resource.period?.start, at.zone);
      const codings = codingsOf([
        ...listOf(resource.type),
        ...listOf(resource.serviceType),
        ...listOf(resource.reasonCode),
      ]);
      return start !== undefined && start.latest >= window.from && start.earliest <= at.today && isHospice(codings);
    });
    return anyOf<unknown>(
      [
        recent(statedNow(SET)),
        recent(record.read(proceduresIn(SET, { underWay: true }))),
        allOf({
          palliative: statedNow('hospice-palliative').any('no palliative-care code'),
          hospice:
            now || past
              ? yes('visit')
              : anyOf<unknown>([recent(requests), no('no hospice visit')], 'no hospice referral or visit'),
        }),
      ],
      'no hospice care recorded',
    );
  },
});
