import type { Bundle, Practitioner, Resource } from '@medplum/fhirtypes';
import type { Terminology } from '../../src/terminology/index.ts';
import { INDEX_INSTANT } from '../golden/dates.ts';
import { collection, recordOf } from '../golden/record.ts';
import type { Course } from './read.ts';

/** Says on the Bundle that nobody was treated. */
const fictional = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason',
  code: 'HTEST',
  display: 'test health data',
};

/** The one every appointment is with. */
const clinician: Practitioner = {
  resourceType: 'Practitioner',
  id: 'example',
  name: [{ family: 'Example', given: ['Clinician'] }],
};

/**
 * A course as one FHIR R4 Bundle: the whole record, as an EHR would have exported it at the moment the golden cases are
 * asked about. Ids begin with the name of the course, so that all courses fit on one server.
 */
export function bundleOf(course: Course, terminology: Terminology): Bundle {
  const owner = { patientId: course.name, mrn: `COURSE-${course.name}`, called: `course "${course.name}"` };
  const record = [...recordOf(course, owner, terminology), clinician];
  const { entry = [] } = collection(prefixed(record, course.name));
  return {
    resourceType: 'Bundle',
    id: course.name,
    meta: { tag: [fictional] },
    type: 'collection',
    timestamp: INDEX_INSTANT.toISOString(),
    entry,
  };
}

/** Puts the name of the course before every id but the patient's, and in every reference to it. */
function prefixed(resources: readonly Resource[], name: string): readonly Resource[] {
  const own = new Set(resources.map(({ resourceType, id }) => `${resourceType}/${id}`));
  const renamed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(renamed);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        key === 'reference' && own.has(inner) ? referenceTo(String(inner)) : renamed(inner),
      ]),
    );
  };
  const referenceTo = (reference: string) =>
    reference.startsWith('Patient/') ? reference : reference.replace('/', `/${name}-`);
  return resources.map(
    (resource) =>
      ({
        ...(renamed(resource) as Resource),
        ...(resource.resourceType === 'Patient' ? {} : { id: `${name}-${resource.id}` }),
      }) as Resource,
  );
}
