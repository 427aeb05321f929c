import { addDays } from '../../src/fhir/plain-date.ts';
import {
  anyOf,
  type Exposure,
  exposuresTo,
  type Fact,
  type Gap,
  type Need,
  need,
  no,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { circumstancesOf } from './administration-context.ts';
import { type Drug, drugSets } from './drug.ts';
import { therapySince } from './recent-session.ts';
import { routesOf } from './route.ts';
import { sessions } from './sessions.ts';

/**
 * Is the patient on ketamine or esketamine therapy: an exposure in the last 90 days that was therapy, or an active therapy
 * order authored in that time (`af-on-therapy`)? Stopped and running sessions count here, because safety rules turn on it;
 * anaesthesia and unclassified exposures do not. An order is therapy unless its visit or route says otherwise.
 */
export const onTherapy = onTherapyWith('either');

/** The same where it keeps suggestions away: an order without a date may be an old one, and does not count. */
export const datedTherapy = onTherapyWith('either', { undated: false });

/** The same for one of the two drugs alone. */
export const onDrug: Readonly<Record<Drug, Need<Truth<unknown>, SitePolicy>>> = {
  ketamine: onTherapyWith('ketamine'),
  esketamine: onTherapyWith('esketamine'),
};

function onTherapyWith(drug: Drug | 'either', { undated = true } = {}): Need<Truth<unknown>, SitePolicy> {
  const exposures = exposuresTo(drugSets[drug]);
  return need({
    name: `on ${drug === 'either' ? '' : `${drug} `}therapy${undated ? '' : ', dated'}`,
    inputs: ['medicationAdministrations', 'medicationRequests'],
    softens: ['medicationStatements', 'procedures', 'vitals', 'encounters', 'encounter', 'conditions'],
    read(record, at, site: SitePolicy) {
      const since = addDays(at.today, -site.thresholds.quiet.therapyDays);
      const all = record.read(exposures);
      const orders = all.items.filter(({ value, from }) => {
        const { entry } = value;
        if (entry.resourceType !== 'MedicationRequest' || !value.current || from.trust !== 'stated') return false;
        if (from.date === undefined ? !undated : from.date.latest < since) return false;
        const { reason, visit } = circumstancesOf(entry, record);
        return (
          !(visit === 'acute' && reason === 'none') &&
          !routesOf(value.route ?? [], record.terminology).includes('other')
        );
      });
      const gaps = all.gaps.filter(
        ({ input, source }) => input === 'medicationRequests' && (source?.date?.latest ?? at.today) >= since,
      );
      return anyOf<unknown>(
        [therapySince(since, record.read(sessions), drug), activeOrder(orders, gaps)],
        'no session and no therapy order in 90 days',
      );
    },
  });
}

function activeOrder(orders: readonly Fact<Exposure>[], gaps: readonly Gap[]): Truth<unknown> {
  if (orders.length > 0)
    return yes(
      orders.length,
      orders.map(({ from }) => from),
      gaps,
    );
  return gaps.length > 0 ? unknown(gaps) : no('no active therapy order');
}
