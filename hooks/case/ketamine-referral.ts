import type { ServiceRequest } from '@medplum/fhirtypes';
import { readDate } from '../../src/fhir/dates.ts';
import { codingsOf, listOf, textOf } from '../../src/fhir/elements.ts';
import { addDays } from '../../src/fhir/plain-date.ts';
import { RXNORM } from '../../src/fhir/systems.ts';
import { type Need, need, no, sourceOf, type Truth, unknown, yes } from '../../src/picture/index.ts';
import type { Terminology } from '../../src/terminology/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { standing } from './recent-referral.ts';

/** Words that make a request a referral, and no laboratory test and no dose. */
const asksForCare = /\b(refer\w*|consult\w*|evaluat\w*|assess\w*|clinic|program(me)?)\b/i;
/** Words by which the drug is the problem and not the treatment. */
const asksAboutHarm =
  /\b(misuse|abuse|addict\w*|dependen\w*|use disorder|overdose|allerg\w*|cystitis|bladder|urolog\w*|toxic\w*|adverse|side.?effects?)\b/i;
/** Words by which it is the means of a procedure. */
const asksForProcedure = /\b(ana?esth\w*|procedur\w*|sedat\w*)\b/i;

/**
 * Was the patient referred for ketamine or esketamine lately: an active or completed request whose own words name one of
 * them as the care asked for (`af-referral-90d`)? There is no code for such a referral. Its reason and its notes are not
 * read. Safer readings: one that also names a harm or a procedure, or is undated, does not count; a missing list leaves it
 * open, which silences nothing.
 */
export const referredForKetamine: Need<Truth<unknown>, SitePolicy> = need({
  name: 'recent referral for ketamine',
  inputs: [],
  softens: ['serviceRequests'],
  read(record, at, site: SitePolicy): Truth<unknown> {
    const { key, resources, gaps } = record.input('serviceRequests');
    const first = addDays(at.today, -site.thresholds.quiet.referralDays);
    const found = resources.flatMap((resource, index) => {
      if (resource.resourceType !== 'ServiceRequest' || resource.doNotPerform === true) return [];
      if (!standing.includes(textOf(resource.status) ?? '')) return [];
      const date = readDate(resource.authoredOn, at.zone);
      if (date === undefined || date.latest < first || date.earliest > at.today) return [];
      return isForKetamine(resource, record.terminology) ? [sourceOf(key, resource, index, { date })] : [];
    });
    if (found.length > 0) return yes(undefined, found, gaps);
    return gaps.length > 0 ? unknown(gaps) : no('no recent referral for ketamine', [], 'not-applicable');
  },
});

function isForKetamine({ code, orderDetail }: ServiceRequest, terminology: Terminology): boolean {
  const concepts = [...listOf(code), ...listOf(orderDetail)];
  const displays = codingsOf(concepts).flatMap(({ display }) => textOf(display) ?? []);
  const words = [...concepts.flatMap(({ text }) => textOf(text) ?? []), ...displays].join('; ');
  return (
    asksForCare.test(words) &&
    !asksAboutHarm.test(words) &&
    !asksForProcedure.test(words) &&
    terminology.ingredientsNamed(words).some((one) => terminology.member('ketamine-or-esketamine', RXNORM, one.code))
  );
}
