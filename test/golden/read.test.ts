import type { Bundle } from '@medplum/fhirtypes';
import { describe, expect, it } from 'vitest';
import { LOINC } from '../../src/fhir/systems.ts';
import { closedWorld } from '../../src/picture/index.ts';
import { r4Faults } from '../artefacts/r4.ts';
import { shipped } from '../support/app.ts';
import { type BuiltCase, buildCase } from './build.ts';
import type { GoldenCase } from './case.ts';
import { moment } from './dates.ts';
import { everything } from './everything.ts';
import { drugTests, measures, urinalysisCounts, urinalysisWords } from './measures.ts';
import { parseGolden, readGolden } from './read.ts';
import { requestOf } from './request.ts';
import { ask, templatesOf, verdictsOf } from './run.ts';

/** What the context holds beside user, patient and encounter. */
const carried: Readonly<Record<string, readonly string[]>> = {
  'order-select': ['draftOrders', 'selections'],
  'order-sign': ['draftOrders'],
  'appointment-book': ['appointments'],
};

const file = (body: string) =>
  `cases:\n  - name: a case\n    hook: patient-view\n    patient: { age: 40 }\n${body}    expect: {}\n`;

const vignettes = readGolden(new URL('.', import.meta.url)).find(({ file }) => file === 'vignettes.yaml')!;
const resourcesOf = ({ bundle, context }: BuiltCase) =>
  [bundle, context.draftOrders, context.appointments].flatMap(
    (one: Bundle | undefined) => one?.entry?.flatMap(({ resource }) => resource ?? []) ?? [],
  );

describe('golden files', () => {
  it.each([...vignettes.cases, ...everything].map((golden) => [golden.name, golden] as const))(
    'become valid FHIR R4: %s',
    (_, golden) => {
      const faults = resourcesOf(buildCase(golden, shipped.terminology)).flatMap((resource) =>
        r4Faults(resource).map((fault) => `${resource.resourceType}/${resource.id}: ${fault}`),
      );
      expect(faults).toEqual([]);
    },
  );

  it('name results by codes that the value sets know', () => {
    const codes = [
      ...measures.map(({ loinc }) => loinc),
      ...[drugTests, urinalysisWords, urinalysisCounts].flatMap((table) => Object.values(table).map(([code]) => code)),
    ];
    expect(codes.filter((code) => !shipped.terminology.knows(LOINC, code))).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('file a result under every key that asks for it', () => {
    const [golden] = everything;
    const { bundle } = buildCase(golden!, shipped.terminology);
    const templates = {
      labs: 'Observation?patient={{context.patientId}}&code=http://loinc.org|1742-6,http://loinc.org|2106-3',
      laboratory: 'Observation?patient={{context.patientId}}&category=laboratory',
      vitals: 'Observation?patient={{context.patientId}}&category=vital-signs',
    };
    const found = (key: string) =>
      (closedWorld(bundle, templates).prefetch.get(key) as Bundle).entry!.flatMap(({ resource }) =>
        resource?.resourceType === 'Observation' ? resource.code.coding?.[0]?.code : [],
      );
    expect(found('labs')).toEqual(['1742-6', '2106-3']);
    expect(found('laboratory')).toEqual(expect.arrayContaining(['1742-6', '2106-3', '14314-9', '13945-1']));
    expect(found('laboratory')).not.toContain('8867-4');
    expect(found('vitals')).toEqual(expect.arrayContaining(['8867-4', '59408-5']));
  });

  it('carry at each hook what it needs, and what is booked wherever it is read', () => {
    for (const golden of everything) {
      const templates = { ...templatesOf(golden.hook), appointments: 'Appointment?patient={{context.patientId}}' };
      const { context, prefetch } = requestOf(golden.hook, buildCase(golden, shipped.terminology), templates);
      expect(Object.keys(context).toSorted(), golden.name).toEqual(
        ['userId', 'patientId', 'encounterId', ...(carried[golden.hook] ?? [])].toSorted(),
      );
      expect((prefetch.appointments as Bundle).total).toBe(golden.booked?.length ?? 0);
    }
  });

  it('are asked under the policy of a site, where they name one', () => {
    const golden = vignettes.cases.find(({ hook }) => hook === 'patient-view')!;
    const request = requestOf(golden.hook, buildCase(golden, shipped.terminology), templatesOf(golden.hook));
    const gapsOf = (site?: GoldenCase['site']) =>
      verdictsOf('ind-trd', ask(request, undefined, undefined, site).explanation).flatMap(({ gaps }) => gaps);
    expect(gapsOf()).not.toContain('policy');
    expect(gapsOf({ families: { 'ind-trd': 'off' } })).toContain('policy');
    expect(() => gapsOf({ familes: {} })).toThrow(/familes/);
  });

  it('refuses a misspelt key, and says where it is and what is known', () => {
    const source = file('    conditions:\n      - { icd: F33.2 }\n');
    expect(() => parseGolden(source, 'x.yaml')).toThrow(
      /x\.yaml[\s\S]*case "a case" at conditions\.0: unknown key "icd"; known keys: icd10,/,
    );
  });

  it.each([
    ['    expct: {}\n', /unknown key "expct"/],
    ['    inputs: { allergies: gone }\n', /at inputs\.allergies: .*missing, null, failed/],
    ['    observations: [{ phq9: 5, onn: -5d }]\n', /unknown key "onn"/],
    ['    sessions: [{ drug: lidocaine, on: -5d }]\n', /at sessions\.0\.drug: .*ketamine, esketamine/],
    ['    sessions: [{ drug: ketamine, on: [] }]\n', /at sessions\.0\.on/],
    ['    scores: [{ scale: hamd, at: { -5d: 20 } }]\n', /at scores\.0\.scale: .*phq9/],
  ])('refuses %j', (body, message) => {
    expect(() => parseGolden(file(body), 'x.yaml')).toThrow(message);
  });

  it('refuses what it cannot build, naming case and entry', () => {
    const golden = (more: Partial<GoldenCase>): GoldenCase => ({
      name: 'a case',
      hook: 'patient-view',
      patient: {},
      expect: {},
      ...more,
    });
    const build = (more: Partial<GoldenCase>) => () => buildCase(golden(more), shipped.terminology);
    expect(build({ medications: [{ drug: 'sertralin' }] })).toThrow(
      /case "a case", medication 1: "sertralin" is not one ingredient/,
    );
    expect(build({ conditions: [{ icd10: 'F33.2', onset: 'last week' }] })).toThrow(/"last week" is not a moment/);
    expect(build({ hook: 'order-sign' })).toThrow(/without an order/);
    expect(build({ hook: 'appointment-book' })).toThrow(/without appointments/);
    expect(build({ appointments: [{}] })).toThrow(/has appointments at patient-view; write booked:/);
    expect(build({ booked: [{ on: '+3d' }] })).toThrow(/booked 1: an appointment has a time of day; write \+3d 09:00/);
    expect(build({ hook: 'order-select', order: { drug: 'ketamine' }, selections: ['MedicationRequest/x'] })).toThrow(
      /selects MedicationRequest\/x, which is no draft/,
    );
    expect(build({ medications: [{ drug: 'ketamine', rxnorm: '6130' }] })).toThrow(/not both/);
    expect(build({ observations: [{ alt: 30, ast: 30, high: 40 }] })).toThrow(/one entry for each/);
  });

  it.each([
    ['-5d', '2026-06-10'],
    ['0d', '2026-06-15'],
    ['+3d', '2026-06-18'],
    ['-3h', '2026-06-15T12:00:00Z'],
    ['+2h', '2026-06-15T17:00:00Z'],
    ['+3d 09:00', '2026-06-18T09:00:00-04:00'],
    ['-1d 09:20', '2026-06-14T09:20:00-04:00'],
    ['-150d 09:20', '2026-01-16T09:20:00-05:00'],
    [1985, '1985'],
    ['2025-03', '2025-03'],
    ['2025-03-04 09:20', '2025-03-04T09:20:00-05:00'],
  ])('reads %j as %s', (text, expected) => {
    expect(moment(text)).toBe(expected);
  });
});
