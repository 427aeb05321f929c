import { addDays } from '../../src/fhir/plain-date.ts';
import { anyOf, currentMedicines, derive, type Need, need, type Truth } from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { circumstancesOf } from './administration-context.ts';
import { type Drug, drugSets } from './drug.ts';
import { therapySince } from './recent-session.ts';
import { sessions } from './sessions.ts';

/**
 * Is a therapy close enough for another medicine to meet it: a session in the last 30 days, a current order for
 * ketamine or esketamine, or one of them reported as taken? Narrower than `onTherapy`, which asks about 90 days.
 * Exposures that were anaesthesia, or that nobody can classify, do not count; nor does an order of an acute visit
 * without a psychiatric or pain reason.
 */
const recentTherapy = recentTherapyWith('either');

/** Therapy with either drug, and with each: a new order may interact with one of them only. */
export interface RecentTherapies {
  readonly either: Truth<unknown>;
  readonly ketamine: Truth<unknown>;
  readonly esketamine: Truth<unknown>;
}

export const recentTherapies: Need<RecentTherapies, SitePolicy> = derive(
  'recent therapies',
  { either: recentTherapy, ketamine: recentTherapyWith('ketamine'), esketamine: recentTherapyWith('esketamine') },
  (therapies) => therapies,
);

function recentTherapyWith(drug: Drug | 'either'): Need<Truth<unknown>, SitePolicy> {
  const current = currentMedicines(drugSets[drug]);
  return need({
    name: drug === 'either' ? 'recent therapy' : `recent ${drug} therapy`,
    inputs: ['medicationAdministrations', 'medicationRequests', 'medicationStatements'],
    softens: ['procedures', 'vitals', 'encounters', 'encounter', 'conditions'],
    read(record, at, site: SitePolicy) {
      const since = addDays(at.today, -site.thresholds.interactions.sessionDays);
      const ordered = record.read(current).where(({ exposures }) =>
        exposures.some(({ entry }) => {
          if (entry.resourceType !== 'MedicationRequest') return entry.resourceType === 'MedicationStatement';
          const { reason, visit } = circumstancesOf(entry, record);
          return visit !== 'acute' || reason !== 'none';
        }),
      );
      return anyOf<unknown>(
        [therapySince(since, record.read(sessions), drug), ordered.any('no current ketamine or esketamine order')],
        `no session in ${site.thresholds.interactions.sessionDays} days and no current order for ketamine or esketamine`,
      );
    },
  });
}
