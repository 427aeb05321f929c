import type { Coding, Condition, Encounter } from '@medplum/fhirtypes';
import { type PartialDate, readPeriod } from '../fhir/dates.ts';
import { cleanCoding, codingsOf, listOf, textOf } from '../fhir/elements.ts';
import { sourceOf } from './entry.ts';
import { Known } from './known.ts';
import { type Need, need } from './need.ts';
import type { RecordView } from './record.ts';

const key = 'encounter';

/** The visit during which the hook was called. */
export interface EncounterNow {
  /** Code of the class: `AMB`, `EMER`, `IMP`, `ACUTE` … */
  readonly class?: string;
  readonly status?: string;
  readonly start?: PartialDate;
  readonly types: readonly Readonly<Coding>[];
  readonly serviceTypes: readonly Readonly<Coding>[];
  /** Why the patient came: reason codes, and the codes of Conditions named as a reason. */
  readonly reasons: readonly Readonly<Coding>[];
}

/** Words of a visit that is over, or never was: its setting says nothing about what is ordered now. */
const over: readonly unknown[] = ['finished', 'cancelled', 'entered-in-error'];

/** The encounter of the hook. `none` where the hook was not called from one, or from one that is over. */
export const encounterNow: Need<Known<EncounterNow>> = need({
  name: 'encounter',
  inputs: [key],
  read(record, at) {
    const { resources, gaps } = record.input(key);
    const encounter = resources.find((resource) => resource.resourceType === 'Encounter');
    if (encounter && over.includes(encounter.status)) return Known.none([key]);
    if (!encounter) return gaps.length > 0 ? Known.gap(gaps) : Known.none([key]);
    const classes = listOf(encounter.class).map((coding) => cleanCoding(coding).code);
    const start = readPeriod(encounter.period, at.zone)?.start;
    const status = textOf(encounter.status);
    const value: EncounterNow = Object.freeze({
      ...(classes[0] !== undefined && { class: classes[0] }),
      ...(status !== undefined && { status }),
      ...(start && { start }),
      types: codingsOf(encounter.type),
      serviceTypes: codingsOf(encounter.serviceType),
      reasons: [...codingsOf(encounter.reasonCode), ...reasonsNamed(encounter, record)],
    });
    return Known.of(value, [sourceOf(key, encounter, 0, { date: start })]);
  },
});

function reasonsNamed(encounter: Encounter, record: RecordView): readonly Readonly<Coding>[] {
  return listOf(encounter.reasonReference).flatMap((reference) => {
    const target = record.resolve(textOf(reference.reference), encounter);
    return target?.resourceType === 'Condition' ? codingsOf((target as Condition).code) : [];
  });
}
