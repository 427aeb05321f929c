import { readdirSync, readFileSync } from 'node:fs';
import type { Appointment, Bundle, BundleEntry, Coding, Coverage, Resource } from '@medplum/fhirtypes';
import { describe, expect, it } from 'vitest';
import { type Session, sessions } from '../../hooks/case/sessions.ts';
import { LOINC, SNOMED } from '../../src/fhir/systems.ts';
import { r4Faults } from '../artefacts/r4.ts';
import { INDEX_INSTANT } from '../golden/dates.ts';
import { shipped } from '../support/app.ts';
import { bundleOf } from './build.ts';
import { exampleFiles } from './files.ts';
import { parseCourse, readCourses } from './read.ts';
import { wholeRecord } from './record.ts';

const courses = readCourses().map((course) => ({ ...course, bundle: bundleOf(course, shipped.terminology) }));
const named = courses.map(({ name, bundle }) => [name, bundle] as const);
const resourcesOf = (bundle: Bundle) => (bundle.entry ?? []).flatMap(({ resource }: BundleEntry) => resource ?? []);

/** Every string below a resource, with the name of the element it stands in. */
function stringsIn(value: unknown, element = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[element, value]];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => stringsIn(inner, Array.isArray(value) ? element : key));
}

function codingsIn(value: unknown): readonly Coding[] {
  if (value === null || typeof value !== 'object') return [];
  const { coding } = value as { coding?: readonly Coding[] };
  return coding ?? Object.values(value).flatMap(codingsIn);
}

function patientOf(resource: Resource): string | undefined {
  switch (resource.resourceType) {
    case 'Patient':
      return `Patient/${resource.id}`;
    case 'Appointment':
      return (resource as Appointment).participant.find(({ actor }) => actor?.reference?.startsWith('Patient/'))?.actor
        ?.reference;
    case 'Coverage':
      return (resource as Coverage).beneficiary.reference;
    default: {
      const { subject, patient } = resource as { subject?: { reference: string }; patient?: { reference: string } };
      return (subject ?? patient)?.reference;
    }
  }
}

describe('the example Bundles', () => {
  it('are those of the courses: run npm run courses and commit', () => {
    const onDisk = readdirSync('examples/courses').map((name) => `examples/courses/${name}`);
    expect(onDisk.toSorted()).toEqual([...exampleFiles().keys()].toSorted());
    const stale = [...exampleFiles()].filter(([path, text]) => readFileSync(path, 'utf8') !== text);
    expect(stale.map(([path]) => path)).toEqual([]);
  });

  it('have ids of their own, so that all fit on one server', () => {
    const ids = courses.flatMap(({ bundle }) =>
      resourcesOf(bundle).map(({ resourceType, id }) => `${resourceType}/${id}`),
    );
    expect(ids.length).toBeGreaterThan(500);
    expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
    expect(ids.filter((id) => !/^[A-Za-z]+\/[A-Za-z0-9.-]{1,64}$/.test(id))).toEqual([]);
  });

  it.each(named)('%s: every reference leads to a resource of the Bundle', (_, bundle) => {
    const there = new Set(resourcesOf(bundle).map(({ resourceType, id }) => `${resourceType}/${id}`));
    const references = resourcesOf(bundle)
      .flatMap((resource) => stringsIn(resource))
      .filter(([element]) => element === 'reference');
    expect(references.length).toBeGreaterThan(20);
    expect(references.filter(([, target]) => !there.has(target))).toEqual([]);
    for (const { fullUrl, resource } of bundle.entry ?? [])
      expect(fullUrl).toBe(`https://ehr.example.org/fhir/${resource?.resourceType}/${resource?.id}`);
  });

  it.each(named)('%s: every resource is about its patient', (name, bundle) => {
    const others = resourcesOf(bundle).filter(
      (one) => one.resourceType !== 'Practitioner' && patientOf(one) !== `Patient/${name}`,
    );
    expect(others).toEqual([]);
  });

  it.each(named)('%s is valid FHIR R4', (_, bundle) => {
    const faults = resourcesOf(bundle).flatMap((resource) =>
      r4Faults(resource).map((fault) => `${resource.resourceType}/${resource.id}: ${fault}`),
    );
    expect(faults).toEqual([]);
  });

  it('name what the rules may read by codes that the value sets know', () => {
    const coded = courses.flatMap(({ bundle }) =>
      resourcesOf(bundle).flatMap((resource) => {
        const { code, type, serviceType } = resource as unknown as Readonly<Record<string, unknown>>;
        return codingsIn([code, type, serviceType]).map(({ system, code }) => `${system} ${code}`);
      }),
    );
    const names = [...new Set(coded)].filter((name) => name.startsWith(LOINC) || name.startsWith(SNOMED));
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !shipped.terminology.knows(...(name.split(' ') as [string, string])))).toEqual([]);
  });

  it.each(named)('%s knows nothing of the future but what is planned', (_, bundle) => {
    const planned = ['start', 'end', 'occurrenceDateTime'];
    const ahead = resourcesOf(bundle).flatMap((resource) =>
      stringsIn(resource)
        .filter(([element, text]) => /^\d{4}-\d{2}-\d{2}/.test(text) && !planned.includes(element))
        .filter(([, text]) => Date.parse(text) > INDEX_INSTANT.getTime())
        .map(([element, text]) => `${resource.resourceType}/${resource.id} ${element} ${text}`),
    );
    expect(ahead).toEqual([]);
  });
});

/**
 * Days by class, those that were stopped after a plus. Where two systems wrote down the same spray minutes apart, it may be
 * two sprays: such days stay unclassified, and the entry of after midnight is a day of its own.
 */
const days: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  bladder: { 'ketamine-iv-mood': '39+1' },
  lapse: { 'ketamine-iv-mood': '16+1' },
  'missed-visits': { 'ketamine-iv-mood': '12' },
  pain: { 'ketamine-iv-pain': '11+1' },
  pregnancy: { 'ketamine-iv-mood': '15' },
  relapse: { 'ketamine-iv-mood': '17' },
  'scores-stop': { 'ketamine-iv-mood': '23' },
  switch: { 'esketamine-session': '20', 'ketamine-iv-mood': '8' },
  taper: { 'ketamine-iv-mood': '28' },
  'two-clinics': { 'esketamine-session': '18' },
};

function counted(all: readonly Session[]): Record<string, string> {
  const byClass = Map.groupBy(all, (session) => session.class);
  return Object.fromEntries(
    [...byClass].map(([name, list]) => {
      const partial = list.filter(({ state }) => state === 'partial').length;
      return [name, `${list.length - partial}${partial > 0 ? `+${partial}` : ''}`];
    }),
  );
}

describe('the sessions of the courses', () => {
  it.each(named)('%s are coded so that they are known for what they are', (name, bundle) => {
    const read = wholeRecord(bundle).read(sessions);
    expect(read.gaps).toEqual([]);
    expect(counted(read.days)).toEqual(days[name]);
  });
});

describe('a course file', () => {
  const about = 'x'.repeat(100);

  it.each([
    [
      `title: x\nabout: ${about}\npatient: {}\nsesions: []\n`,
      /x\.yaml is not a course:\n {2}the file: unknown key "sesions"/,
    ],
    [
      `title: x\nabout: ${about}\npatient: {}\nscores: [{ scale: nrs }]\n`,
      /scores\.0: must have required property 'at'/,
    ],
    [`title: x\nabout: short\npatient: {}\n`, /about: must NOT have fewer than 100/],
  ])('is refused with the place of what is wrong: %j', (source, message) => {
    expect(() => parseCourse(source, 'x.yaml')).toThrow(message);
  });
});
