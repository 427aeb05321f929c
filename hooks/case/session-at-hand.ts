import { anyOf, encounterNow, known, memberOf, type Need, need, type Truth } from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { onTherapy } from './therapy.ts';

/**
 * Is the visit that begins a session, as far as can be told: its codes name an esketamine visit, or the patient is on
 * therapy? A visit of another kind of a patient on therapy is not told apart: what speaks against the drug matters there too.
 */
export const sessionAtHand: Need<Truth<unknown>, SitePolicy> = need({
  name: 'session at hand',
  inputs: onTherapy.inputs,
  softens: [...(onTherapy.softens ?? []), 'encounter'],
  read(record) {
    const named = known(record.read(encounterNow), 'the visit names no session', ({ types, serviceTypes, reasons }) =>
      ['esketamine-visit', 'esketamine-drug'].some(
        (set) => memberOf(record.terminology, set, [...types, ...serviceTypes, ...reasons]) !== undefined,
      ),
    );
    return anyOf<unknown>([named, record.read(onTherapy)], 'no session and no therapy');
  },
});
