import { codingsOf, listOf, textOf } from '../../../src/fhir/elements.ts';
import { SNOMED } from '../../../src/fhir/systems.ts';
import { memberOf, type RecordView } from '../../../src/picture/index.ts';

/** Codes of visits at which a session may be given or talked of. */
const near = [
  ...['encounter-specialty-psychiatry', 'encounter-specialty-pain', 'encounter-specialty-infusion'],
  ...['encounter-specialty-anesthesia', 'encounter-specialty-palliative', 'infusion-procedure', 'esketamine-visit'],
  ...['psychotherapy', 'psychiatric-evaluation', 'sud-treatment-encounter'],
];
const nearWords = /psych|mental|behavio|depress|mood|ketamine|spravato|infusion|\bpain\b|an(a)?esth|palliat|addict/i;
/** Words of a service that gives no session and follows none. */
const otherWords =
  /\b(dent(al|ist\w*)|cardiolog\w*|dermatolog\w*|ophthalm\w*|optometr\w*|ortho(p|d)\w*|gyn(a)?ecolog\w*|obstetric\w*|urolog\w*|oncolog\w*|radiolog\w*|mammogra\w*|podiatr\w*|audiolog\w*|physio\w*|physical therapy|occupational therapy|immuni[sz]ation|vaccination|nephrolog\w*|gastroenterolog\w*|pulmonolog\w*|endocrinolog\w*|rheumatolog\w*|surgery|surgical)\b/i;

/**
 * Is the visit under way plainly for another service: by a SNOMED service type with a name that is none of psychiatry,
 * pain medicine and infusion, or by words of such a service? A due session is no news there. Safer readings: a kind of visit that any
 * service may have, a local code and words that name no service say nothing; what names one of ours decides.
 */
export function isElsewhere(record: RecordView): boolean {
  const visit = record.input('encounter').resources.find(({ resourceType }) => resourceType === 'Encounter');
  if (visit?.resourceType !== 'Encounter') return false;
  const concepts = [...listOf(visit.type), ...listOf(visit.serviceType)];
  const codings = codingsOf(concepts);
  const words = [...concepts.map(({ text }) => textOf(text)), ...codings.map(({ display }) => display)].join(' ');
  const isNear = near.some((set) => memberOf(record.terminology, set, codings) !== undefined) || nearWords.test(words);
  const named = codingsOf(visit.serviceType).some(({ system, display }) => system === SNOMED && textOf(display));
  return !isNear && (named || otherWords.test(words));
}
