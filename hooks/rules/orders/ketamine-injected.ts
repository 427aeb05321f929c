import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { orderOf } from '../../case/gate.ts';
import { highInjection } from '../../case/ketamine-dose.ts';
import { isInjected, ketamineBy } from '../../case/ketamine-order.ts';
import { drafts } from '../../case/order.ts';
import { shownDose, withoutWeight } from '../../case/shown-dose.ts';
import { graverByWeights, validWeight, weightForDose } from '../../case/weight.ts';
import { rule } from '../../rule.ts';

/**
 * `dose-ketamine-im`: an intramuscular therapy dose above 1.5 mg/kg is a warning, above 4 mg/kg critical (the label's
 * anaesthetic range is 6.5–13 mg/kg). Cleared by a lower dose or a corrected weight.
 *
 * Safer readings: a subcutaneous dose, for which there is no row, is held to the same limits, so that a tenfold error by that
 * route is not passed over; without a weight the limits become mg as in `hooks/case/dose-limit.ts` (above 180 mg and
 * 500 mg); instructions that may be meant for one occasion are added up; a dose that cannot be read is unknown.
 */
export const ketamineInjected = rule({
  id: 'dose-ketamine-im',
  plan: 'dose-ketamine-im',
  title: 'Ketamine dose into muscle or skin',
  basis: 'Towards the anaesthetic range sedation and apnoea become likely.',
  group: 3,
  highest: 'critical',
  neverSuppressed: true,
  needs: { drafts, weightForDose, validWeight },

  decide({ drafts: { orders }, ...weights }, { subject, site: { thresholds } }) {
    const order = ketamineBy(isInjected, orderOf(orders, subject));
    const high =
      order.is === 'yes' ? graverByWeights(weights, (weight) => highInjection(order.value, weight, thresholds)) : order;
    const { imWarningPerKg, imCriticalPerKg } = thresholds.ketamineChecks;
    return verdict(allOf({ order, high }), ({ order: { routes }, high: dose }) => ({
      facts: {
        dose,
        muscle: routes.includes('im'),
        limit: dose.critical ? imCriticalPerKg : imWarningPerKg,
        days: thresholds.weight.days,
      },
      indicator: dose.critical ? 'critical' : 'warning',
    }));
  },

  card({ dose, muscle, limit, days }, words) {
    const ordered = shownDose(dose, words);
    const route = muscle ? 'intramuscular' : 'subcutaneous';
    return {
      summary: `Ordered ${ordered} ${route}: above the usual therapy range`,
      line: `The draft order asks for ${ordered} ${route}; the limit is ${limit} mg/kg`,
      found: [
        `Dose of the draft order: ${ordered}`,
        ...(dose.weighed ? [words.entry(dose.weighed)] : []),
        ...withoutWeight(dose, days),
        ...(muscle ? [] : ['Subcutaneous doses are held to the intramuscular limits']),
      ],
      why: 'The label gives 6.5–13 mg/kg intramuscular for anaesthesia; therapy doses are far lower.',
      options: [
        'consider checking dose, unit and weight',
        'consider a lower dose',
        'continue as ordered and document the reason',
      ],
      clearedBy: `a dose of ${limit} mg/kg or less, or a corrected weight`,
      overrideReasons: dose.critical ? 'OR-A' : 'OR-B',
    };
  },
});
