import { addDays } from '../../src/fhir/plain-date.ts';
import { anyOf, currentMedicines, type Need, need, type Truth } from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { circumstancesOf } from './administration-context.ts';
import { therapySince } from './recent-session.ts';
import { sessions } from './sessions.ts';

const current = currentMedicines('ketamine-or-esketamine');

/**
 * Is a therapy close enough for a new sedative to meet it: a session in the last 30 days, or a current order for ketamine
 * or esketamine? Narrower than `onTherapy`, which asks about 90 days. Exposures that were anaesthesia, or that nobody can
 * classify, do not count; nor does an order of an acute visit without a psychiatric or pain reason.
 */
export const recentTherapy: Need<Truth<unknown>, SitePolicy> = need({
  name: 'recent therapy',
  inputs: ['medicationAdministrations', 'medicationRequests', 'medicationStatements'],
  softens: ['procedures', 'vitals', 'encounters', 'encounter', 'conditions'],
  read(record, at, site: SitePolicy) {
    const since = addDays(at.today, -site.thresholds.interactions.sessionDays);
    const ordered = record.read(current).where(({ exposures }) =>
      exposures.some(({ entry }) => {
        if (entry.resourceType !== 'MedicationRequest') return false;
        const { reason, visit } = circumstancesOf(entry, record);
        return visit !== 'acute' || reason !== 'none';
      }),
    );
    return anyOf<unknown>(
      [therapySince(since, record.read(sessions)), ordered.any('no current ketamine or esketamine order')],
      `no session in ${site.thresholds.interactions.sessionDays} days and no current order for ketamine or esketamine`,
    );
  },
});
