import { anyOf, encounterNow, known, memberOf, type Need, need, no, type Truth, yes } from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { encounterNames } from './encounter-names.ts';
import { onTherapy } from './therapy.ts';

/**
 * Is the visit that begins a session, as far as can be told: its codes name an esketamine visit, its words either drug, or
 * the patient is on therapy? A visit of another kind of a patient on therapy is not told apart: what speaks against the drug matters there too.
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
    const inWords =
      record.read(encounterNames).drugs.length > 0 ? yes(undefined) : no('the words of the visit name no session');
    return anyOf<unknown>([named, inWords, record.read(onTherapy)], 'no session and no therapy');
  },
});
