import { readDate } from '../fhir/dates.ts';
import { textOf } from '../fhir/elements.ts';
import type { Member, ValueSetName } from '../terminology/index.ts';
import { happened } from './dated-list.ts';
import { memberAmong, shownAs, sourceOf } from './entry.ts';
import type { Fact, FactList } from './facts.ts';
import { interned } from './interned.ts';
import { type Need, need } from './need.ts';
import { nothingMapped } from './unmapped.ts';

/** A service that somebody asked for, in whatever state the request is; `unknown` where it says none. */
export interface ServiceAskedFor {
  readonly code: Member;
  readonly status: string;
  readonly intent: string;
}

const needs = interned<Need<FactList<ServiceAskedFor>>>();

/**
 * Service requests of a value set, in every status but `entered-in-error`: which ones count is for the rule to say.
 * `from.date` is when it was asked for. Requests not to do something are left out.
 */
export function serviceRequestsIn(set: ValueSetName): Need<FactList<ServiceAskedFor>> {
  const name = `service requests ${set}`;
  return needs(name, () =>
    need({
      name,
      inputs: ['serviceRequests'],
      read(record, at) {
        if (record.terminology.isEmpty(set)) return nothingMapped(['serviceRequests']);
        const input = record.input('serviceRequests');
        const facts: Fact<ServiceAskedFor>[] = [];
        input.resources.forEach((resource, index) => {
          if (resource.resourceType !== 'ServiceRequest' || resource.doNotPerform === true) return;
          const status = textOf(resource.status) ?? 'unknown';
          if (status === 'entered-in-error') return;
          const code = memberAmong(record.terminology, set, resource.code);
          if (!code) return;
          const from = sourceOf(input.key, resource, index, {
            date: readDate(resource.authoredOn, at.zone),
            ...shownAs(code),
          });
          const value = Object.freeze({ code, status, intent: textOf(resource.intent) ?? 'unknown' });
          facts.push(Object.freeze({ value, from }));
        });
        return happened(input, facts, [], at);
      },
    }),
  );
}
