import type { Procedure } from '@medplum/fhirtypes';
import { type PartialDate, readDate, readPeriod } from '../fhir/dates.ts';
import type { Member, ValueSetName } from '../terminology/index.ts';
import { happened } from './dated-list.ts';
import { entryGap, memberAmong, shownAs, sourceOf } from './entry.ts';
import type { Fact, FactList } from './facts.ts';
import type { Gap } from './gap.ts';
import { interned } from './interned.ts';
import { type Need, need } from './need.ts';
import { meaningOfCode, statusTable } from './status-word.ts';
import { nothingMapped } from './unmapped.ts';

/** A procedure that a value set recognised. */
export interface ProcedureDone {
  readonly code: Member;
  readonly status: 'completed' | 'in-progress';
}

/** FHIR event status. `unknown` is a status that says it is not known, which is what any word outside the table says. */
const statuses = statusTable({
  completed: 'completed',
  'in-progress': 'in-progress',
  preparation: 'not-done',
  'not-done': 'not-done',
  'on-hold': 'not-done',
  stopped: 'not-done',
  'entered-in-error': 'not-done',
});

const needs = interned<Need<FactList<ProcedureDone>>>();

/**
 * Completed procedures of a value set; with `underWay`, those in progress as well. `from.date` is when it was performed
 * (of a period, when it began). A status nobody knows is a gap.
 */
export function proceduresIn(
  set: ValueSetName,
  { underWay = false }: { readonly underWay?: boolean } = {},
): Need<FactList<ProcedureDone>> {
  const name = `procedures ${set}${underWay ? ' or under way' : ''}`;
  return needs(name, () =>
    need({
      name,
      inputs: ['procedures'],
      read(record, at) {
        if (record.terminology.isEmpty(set)) return nothingMapped(['procedures']);
        const input = record.input('procedures');
        const facts: Fact<ProcedureDone>[] = [];
        const gaps: Gap[] = [];
        input.resources.forEach((resource, index) => {
          if (resource.resourceType !== 'Procedure') return;
          const code = memberAmong(record.terminology, set, resource.code);
          if (!code) return;
          const from = sourceOf(input.key, resource, index, { date: performed(resource, at.zone), ...shownAs(code) });
          const status = meaningOfCode(resource.status, statuses);
          if (status === 'unknown') gaps.push(entryGap('unknown-status', input.key, from));
          else if (status === 'completed' || (status === 'in-progress' && underWay)) {
            facts.push(Object.freeze({ value: Object.freeze({ code, status }), from }));
          }
        });
        return happened(input, facts, gaps, at);
      },
    }),
  );
}

function performed({ performedDateTime, performedPeriod }: Procedure, zone: string): PartialDate | undefined {
  const period = readPeriod(performedPeriod, zone);
  return readDate(performedDateTime, zone) ?? period?.start ?? period?.end;
}
