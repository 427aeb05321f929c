import type { Resource } from '@medplum/fhirtypes';
import type { Concept, MedicineEntry, SessionEntry } from './case.ts';
import { laterThere, moment } from './dates.ts';
import { encounter } from './entries.ts';
import { medicine, type Places } from './medicines.ts';

/** How each drug is given, unless the case says otherwise. */
const usual = {
  ketamine: { dose: '35 mg', route: 'iv', minutes: 40 },
  esketamine: { dose: '56 mg', route: 'nasal', minutes: 'none' },
} as const;

const depression: Concept = { icd10: 'F33.2' };

/** The doses of one entry: an administration for each moment, with its visit where the case tells of one. */
export function session(entry: SessionEntry, places: Places): Resource[] {
  const { drug, timed = true, visit } = entry;
  const moments = Array.isArray(entry.on) ? entry.on : [entry.on];
  const { dose, route, minutes } = { ...usual[drug], ...entry };
  const reason = entry.reason === 'none' ? undefined : (entry.reason ?? depression);
  if (!timed && typeof entry.minutes === 'number')
    throw new Error('a session without a time has no length; leave out minutes or timed');
  if (visit && entry.encounter) throw new Error('a session has a visit of its own or an encounter, not both');

  return moments.flatMap((on, place) => {
    const id = moments.length === 1 ? places.id : `${places.id}-${place + 1}`;
    const start = timed ? timeOf(on) : dayOf(on);
    const context = visit ? `${id}-visit` : entry.encounter;
    const given: MedicineEntry = {
      kind: 'administration',
      drug,
      dose,
      route,
      on: start,
      ...(timed && typeof minutes === 'number' ? { to: laterThere(start, minutes) } : {}),
      ...(entry.rate === undefined ? {} : { rate: entry.rate }),
      ...(entry.status === undefined ? {} : { status: entry.status }),
      ...(reason ? { reason } : {}),
      ...(context ? { encounter: context } : {}),
    };
    const times = timed ? { on: laterThere(start, -30), until: laterThere(start, 120) } : { on: start, until: start };
    return [
      ...medicine(given, { ...places, id }),
      ...(visit
        ? encounter({ ...(reason ? { reason } : {}), ...visit, ...times }, { ...places, id: `${id}-visit` })
        : []),
    ];
  });
}

/** A time of day; a day alone is ten o'clock. */
function timeOf(on: string | number): string {
  const asked = moment(on);
  if (asked.length > 10) return asked;
  if (asked.length < 10) throw new Error(`a session has a day; "${on}" is none`);
  return moment(`${asked} 10:00`);
}

function dayOf(on: string | number): string {
  const asked = moment(on);
  if (asked.length > 10) throw new Error(`"${on}" is a time; leave it out, or timed: false`);
  return asked;
}
