import { HCPCS } from '../../../src/fhir/systems.ts';
import { exposuresTo, type Need, need, proceduresIn } from '../../../src/picture/index.ts';
import type { SitePolicy } from '../../policy/site-policy.ts';
import { dayOf } from '../day-of.ts';
import { sessions } from '../sessions.ts';
import { draftCodes } from './draft-codes.ts';

/** Which of the two codes the last esketamine visit was, by its dose. */
export type EsketamineVisit = 'visitUpTo56' | 'visitOver56';

/** Up to this dose in mg it is the one code, above it the other, by their own definition. */
const dividing = 56;
const given = exposuresTo('esketamine');
const billed = proceduresIn('esketamine-visit');

/**
 * By which of the two visit codes the last esketamine session would be billed: by the code of a visit of that day, else by
 * the doses of that day together. None where neither says it: a draft must not name a dose that nobody recorded.
 */
export const lastEsketamineVisit: Need<EsketamineVisit | undefined, SitePolicy> = need({
  name: 'last esketamine visit',
  inputs: sessions.inputs,
  softens: sessions.softens ?? [],
  read(record) {
    const last = record
      .read(sessions)
      .days.filter((session) => session.class === 'esketamine-session' && session.state === 'completed')
      .at(-1)?.day;
    const visits = record.read(billed).items.filter(({ from }) => dayOf(from) === last);
    const isBilled = (visit: EsketamineVisit) =>
      visits.some(({ value: { code } }) => code.system === HCPCS && code.code === draftCodes[visit].code);
    if (last === undefined) return undefined;
    if (isBilled('visitOver56')) return 'visitOver56';
    if (isBilled('visitUpTo56')) return 'visitUpTo56';
    const mgs = record
      .read(given)
      .items.filter(({ value, from }) => value.via === 'administration' && dayOf(from) === last)
      .map(({ value: { dose } }) => (dose.dose?.unit === 'mg' ? dose.dose.high : undefined));
    if (mgs.length === 0 || mgs.includes(undefined)) return undefined;
    return mgs.reduce<number>((sum, mg = 0) => sum + mg, 0) > dividing ? 'visitOver56' : 'visitUpTo56';
  },
});
