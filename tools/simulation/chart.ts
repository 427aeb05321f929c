import type { Bundle, MedicationAdministration, Observation, Resource } from '@medplum/fhirtypes';
import type { TimelineDocument } from '../../hooks/index.ts';
import { instantRange, readDate } from '../../src/fhir/dates.ts';
import type { PlainDate } from '../../src/fhir/plain-date.ts';
import { ZONE } from '../../test/golden/dates.ts';
import { requestOf } from '../../test/golden/request.ts';
import { ask, templatesOf } from '../../test/golden/run.ts';

/** The chart of a simulated patient, written as the course goes on. */
export interface Chart {
  readonly give: (day: PlainDate) => void;
  readonly rate: (day: PlainDate, phq9: number) => void;
  /** What the service finds when the chart is opened that day at noon. */
  readonly open: (day: PlainDate) => { readonly timeline: TimelineDocument; readonly relapses: boolean };
}

const patient = { reference: 'Patient/simulated' };
const coded = (system: string, code: string) => ({ coding: [{ system, code }] });
const ucum = 'http://unitsofmeasure.org';

/** A depressed adult of 70 kg, who takes a usual dose at every session. */
export function emptyChart(): Chart {
  const resources: Resource[] = [
    { resourceType: 'Patient', id: 'simulated', birthDate: '1980-03-15', gender: 'female' },
    {
      resourceType: 'Condition',
      id: 'depression',
      clinicalStatus: coded('http://terminology.hl7.org/CodeSystem/condition-clinical', 'active'),
      code: coded('http://hl7.org/fhir/sid/icd-10-cm', 'F33.2'),
      subject: patient,
      onsetDateTime: '2020-01-01',
    },
  ];
  const templates = templatesOf('patient-view');
  return {
    give: (day) => void resources.push(infusion(day)),
    rate: (day, phq9) => void resources.push(total(day, phq9)),
    open(day) {
      const bundle: Bundle = {
        resourceType: 'Bundle',
        type: 'collection',
        entry: resources.map((resource) => ({ resource })),
      };
      const context = { userId: 'Practitioner/simulated', patientId: 'simulated' };
      const { explanation } = ask(requestOf('patient-view', { bundle, context }, templates), noonOf(day), day);
      return {
        timeline: explanation.attached.timeline as TimelineDocument,
        relapses: explanation.rules.some(({ id, verdict }) => id === 'time-relapse' && verdict === 'fires'),
      };
    },
  };
}

function infusion(day: PlainDate): MedicationAdministration {
  return {
    resourceType: 'MedicationAdministration',
    id: `session-${day}`,
    status: 'completed',
    medicationCodeableConcept: { ...coded('http://www.nlm.nih.gov/research/umls/rxnorm', '6130'), text: 'ketamine' },
    subject: patient,
    effectivePeriod: { start: `${day}T15:00:00Z`, end: `${day}T15:40:00Z` },
    reasonCode: [coded('http://hl7.org/fhir/sid/icd-10-cm', 'F33.2')],
    dosage: {
      route: { ...coded('http://snomed.info/sct', '47625008'), text: 'IV' },
      dose: { value: 35, unit: 'mg', system: ucum, code: 'mg' },
    },
  };
}

/** A score without a time of day: taken before a session of that day. */
function total(day: PlainDate, phq9: number): Observation {
  return {
    resourceType: 'Observation',
    id: `phq9-${day}`,
    status: 'final',
    category: [coded('http://terminology.hl7.org/CodeSystem/observation-category', 'survey')],
    code: coded('http://loinc.org', '44261-6'),
    subject: patient,
    effectiveDateTime: day,
    valueInteger: phq9,
  };
}

function noonOf(day: PlainDate): Date {
  const read = readDate(day, ZONE);
  if (read === undefined) throw new Error(`${day} is no day`);
  const { from, to } = instantRange(read, ZONE);
  return new Date((from + to) / 2);
}
