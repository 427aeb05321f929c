import { readPeriod } from '../../src/fhir/dates.ts';
import {
  type Gap,
  type Need,
  need,
  no,
  type Source,
  sourceOf,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';

/**
 * Is there a coverage in force today: status active, and its period, if one is recorded, includes today? A partial date
 * counts for every day it may be. Coverage only softens: a list that was not sent is recorded and makes no card.
 */
export const coverageNow: Need<Truth<readonly Source[]>> = need({
  name: 'coverage',
  inputs: [],
  softens: ['coverages'],
  read(record, at) {
    const { resources, gaps } = record.input('coverages');
    const active: Source[] = [];
    const unclear: Gap[] = [];
    resources.forEach((resource, index) => {
      if (resource.resourceType !== 'Coverage' || resource.status !== 'active') return;
      const period = readPeriod(resource.period, at.zone);
      const source = sourceOf('coverages', resource, index, { date: period?.start, shown: { name: 'Coverage' } });
      const begun = period?.start === undefined || period.start.earliest <= at.today;
      const over = period?.end !== undefined && period.end.latest < at.today;
      if (!begun || over) return;
      if (period?.unclear) unclear.push({ input: 'coverages', reason: 'unreadable', source });
      else active.push(source);
    });
    if (active.length > 0) return yes(active, active);
    const open = [...gaps, ...unclear];
    return open.length > 0 ? unknown(open) : no('no active coverage on record');
  },
});
