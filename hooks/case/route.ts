import type { Coding } from '@medplum/fhirtypes';
import type { Terminology } from '../../src/terminology/index.ts';

/** How a drug gets into the body. `other` is a route we know and no rule asks about. */
export type Route = 'iv' | 'im' | 'sc' | 'nasal' | 'oral' | 'sublingual' | 'other';

const sets: readonly (readonly [string, Route])[] = [
  ['route-iv', 'iv'],
  ['route-im', 'im'],
  ['route-sc', 'sc'],
  ['route-nasal', 'nasal'],
  ['route-oral', 'oral'],
  ['route-sublingual', 'sublingual'],
  ['route-buccal', 'sublingual'],
  ['route-rectal', 'other'],
  ['route-transdermal', 'other'],
  ['route-inhaled', 'other'],
  ['route-topical-ophthalmic-excluded', 'other'],
];

/** What a card calls each route. */
export const routeNames: Readonly<Record<Route, string>> = {
  iv: 'intravenous',
  im: 'intramuscular',
  sc: 'subcutaneous',
  nasal: 'nasal',
  oral: 'oral',
  sublingual: 'sublingual or buccal',
  other: 'another route',
};

/** All routes the codings name, each once. Empty: no route is recorded, or none in a code we know. */
export function routesOf(codings: readonly Readonly<Coding>[], terminology: Terminology): readonly Route[] {
  const named = sets.filter(([set]) => codings.some(({ system, code }) => terminology.member(set, system, code)));
  return [...new Set(named.map(([, route]) => route))];
}
