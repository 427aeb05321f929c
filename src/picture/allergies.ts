import type { AllergyIntolerance, Coding } from '@medplum/fhirtypes';
import { type PartialDate, readDate, readPeriod } from '../fhir/dates.ts';
import { codingsOf, listOf } from '../fhir/elements.ts';
import type { Ingredient, Member, ValueSetName } from '../terminology/index.ts';
import { matchIn, namesSubstance } from './allergy-match.ts';
import { entryGap, sourceOf } from './entry.ts';
import { type Fact, type FactList, factList } from './facts.ts';
import type { Gap } from './gap.ts';
import { interned } from './interned.ts';
import { type Need, need } from './need.ts';
import { meaningOf, statusTable } from './status-word.ts';

/** A recorded allergy or intolerance to something that one of the asked sets holds. Statuses are data: rules weigh them. */
export interface Reaction {
  readonly by: Member | Ingredient;
  /** The value set that recognised it. */
  readonly set: ValueSetName;
  readonly clinical: 'active' | 'inactive' | 'resolved' | 'absent';
  readonly verification: 'confirmed' | 'unconfirmed' | 'absent';
  readonly type?: 'allergy' | 'intolerance';
  readonly criticality?: 'low' | 'high' | 'unable-to-assess';
  readonly manifestations: readonly Manifestation[];
}

/** One manifestation with all its codes; without any it was written in words only, and could be anything. */
export interface Manifestation {
  readonly codings: readonly Readonly<Coding>[];
  readonly severity?: 'mild' | 'moderate' | 'severe';
}

const clinicalStates = statusTable({ active: 'active', inactive: 'inactive', resolved: 'resolved' });

const verifications = statusTable({
  confirmed: 'confirmed',
  unconfirmed: 'unconfirmed',
  presumed: 'unconfirmed',
  refuted: 'never',
  'entered-in-error': 'never',
});

const needs = interned<Need<FactList<Reaction>>>();

/**
 * Allergies to anything in the sets, by substance code, by a product that contains it, or by a text that mentions an
 * ingredient or brand. Text that is nothing but such a name is as good as a code; other text is `uncoded`, text worded
 * as a denial ("no known …") is nothing. Refuted entries and errors are left out. `from.date` is the onset,
 * else when it was recorded.
 *
 * Entries with a status word nobody knows are gaps, and stay in no list.
 */
export function allergiesTo(sets: readonly ValueSetName[]): Need<FactList<Reaction>> {
  const name = `allergies ${sets.join(' ')}`;
  return needs(name, () =>
    need({
      name,
      inputs: ['allergies'],
      read(record, at) {
        const input = record.input('allergies');
        const facts: Fact<Reaction>[] = [];
        const gaps: Gap[] = [];
        input.resources.forEach((resource, index) => {
          if (resource.resourceType !== 'AllergyIntolerance') return;
          const match = matchIn(resource, sets, record.terminology);
          const verification = meaningOf(resource.verificationStatus, verifications);
          if (verification === 'never') return;
          const clinical = meaningOf(resource.clinicalStatus, clinicalStates);
          const date = dateOf(resource, at.zone);
          if (!match) {
            const over = clinical === 'inactive' || clinical === 'resolved';
            if (!over && !namesSubstance(resource))
              gaps.push(entryGap('unreadable', input.key, sourceOf(input.key, resource, index, { date })));
            return;
          }
          const { by, set, version, trust } = match;
          const shown = { name: 'display' in by ? by.display : by.name };
          const from = sourceOf(input.key, resource, index, { date, shown, set: version, trust });
          if (clinical === 'unknown' || verification === 'unknown') {
            gaps.push(entryGap('unknown-status', input.key, from));
            return;
          }
          facts.push(
            Object.freeze({ value: Object.freeze({ by, set, clinical, verification, ...details(resource) }), from }),
          );
        });
        return factList({
          items: facts,
          complete: input.complete,
          gaps: [...input.gaps, ...gaps],
          looked: [input.key],
        });
      },
    }),
  );
}

function details(resource: AllergyIntolerance): Pick<Reaction, 'type' | 'criticality' | 'manifestations'> {
  const { type, criticality } = resource;
  return {
    ...((type === 'allergy' || type === 'intolerance') && { type }),
    ...((criticality === 'low' || criticality === 'high' || criticality === 'unable-to-assess') && { criticality }),
    manifestations: listOf(resource.reaction).flatMap(({ manifestation, severity }) =>
      listOf(manifestation).map((concept) => ({
        codings: codingsOf(concept),
        ...((severity === 'mild' || severity === 'moderate' || severity === 'severe') && { severity }),
      })),
    ),
  };
}

function dateOf(resource: AllergyIntolerance, zone: string): PartialDate | undefined {
  return (
    readDate(resource.onsetDateTime, zone) ??
    readPeriod(resource.onsetPeriod, zone)?.start ??
    readDate(resource.recordedDate, zone)
  );
}
