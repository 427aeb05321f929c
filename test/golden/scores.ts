import type { Resource } from '@medplum/fhirtypes';
import type { ObservationEntry, ScoreEntry } from './case.ts';
import { moment } from './dates.ts';
import type { Places } from './medicines.ts';
import { observations } from './observations.ts';

/** Codes a site gave to scales that no public list has a code for: `site: { codes: { madrs-total: [ … ] } }` maps them. */
const siteCodes = { madrs: 'MADRS', qids: 'QIDS' } as const;
const SITE = 'https://site.example/codes';

/** One scale over time: the Observations of each moment. */
export function scores(entry: ScoreEntry, places: Places): Resource[] {
  const { scale, status } = entry;
  const moments = Object.entries(entry.at);
  return moments.flatMap(([on, value], place) => {
    const here = { ...places, id: moments.length === 1 ? places.id : `${places.id}-${place + 1}` };
    if (scale === 'madrs' || scale === 'qids') return [siteScore(siteCodes[scale], on, value, status, here)];
    return observations({ ...measured(entry, value), on, ...(status === undefined ? {} : { status }) }, here);
  });
}

function measured({ scale }: ScoreEntry, value: ScoreEntry['at'][string]): ObservationEntry {
  if (!Array.isArray(value)) return { [scale]: value };
  if (scale !== 'phq9') throw new Error(`only phq9 has pairs, of total and item 9; ${scale} has one value a moment`);
  return { phq9: value[0], item9: value[1] };
}

function siteScore(
  code: string,
  on: string,
  value: ScoreEntry['at'][string],
  status: string | undefined,
  { subject, id }: Places,
): Resource {
  if (typeof value !== 'number') throw new Error(`${code} is one number a moment`);
  return {
    resourceType: 'Observation',
    id,
    status: status ?? 'final',
    category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'survey' }] }],
    code: { coding: [{ system: SITE, code }] },
    subject,
    effectiveDateTime: moment(on),
    valueInteger: value,
  } as Resource;
}
