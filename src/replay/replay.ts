import type { Bundle } from '@medplum/fhirtypes';
import { placedIn, resourceIn } from '../fhir/bundles.ts';
import { resolverOver } from '../fhir/references.ts';
import { askedAt, type Moment } from './asked.ts';
import { isEndedUndated } from './ended-status.ts';
import { undoEnd } from './undo-end.ts';
import { whenKnown } from './when-known.ts';

/** What a replay did, and what it could not do. */
export interface ReplayCounts {
  /** Entries left out, because they were recorded or happened later. */
  readonly hidden: number;
  /** Those of them that were recorded later, but tell of what had happened by then. */
  readonly toldLater: number;
  /** Entries whose later end was undone. */
  readonly reopened: number;
  /** Entries kept although nothing tells whether they were known by then. */
  readonly undated: number;
  /** Entries that are over, held or withdrawn without saying since when: they keep a status they may not have had then. */
  readonly statusesAsToday: number;
}

/** A record as it was known at a moment. */
export interface Replay extends ReplayCounts {
  readonly bundle: Bundle;
}

/**
 * A record as it was known at an earlier moment, for asking what would have been said then.
 *
 * What was recorded or happened later is left out, and an end that came later is undone together with the status that
 * follows from it. Days count whole: what is dated to the day of the moment was known. Of a month or a year, an entry is
 * left out only if all of it is later. Nothing else can be rewound, for a record holds the statuses and the texts of the
 * day it was taken: the counts say how many entries that concerns, and whoever shows an answer shows them too.
 *
 * Makes a new Bundle; entries that stay as they are stay the same objects. What cannot be read stays.
 */
export function asKnownOn(bundle: Bundle, moment: Moment): Replay {
  const asked = askedAt(moment);
  const resolve = resolverOver(placedIn(bundle));
  const counts = { hidden: 0, toldLater: 0, reopened: 0, undated: 0, statusesAsToday: 0 };
  if (!Array.isArray(bundle.entry)) return { bundle, ...counts };
  const entry = bundle.entry.flatMap((one) => {
    const found = resourceIn(one?.resource);
    if (!found) return [one];
    const isVisit = found.resourceType === 'Encounter' && moment.visit !== undefined && found.id === moment.visit;
    const known = isVisit ? 'known' : whenKnown(found, asked, resolve);
    if (known === 'later' || known === 'told-later') {
      counts.hidden += 1;
      if (known === 'told-later') counts.toldLater += 1;
      return [];
    }
    if (known === 'undated') counts.undated += 1;
    const resource = undoEnd(found, asked);
    if (isEndedUndated(resource, asked)) counts.statusesAsToday += 1;
    if (resource === found) return [one];
    counts.reopened += 1;
    return [{ ...one, resource }];
  });
  return { bundle: { ...bundle, entry }, ...counts };
}
