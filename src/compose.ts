import { readFileSync } from 'node:fs';
import { defaultPolicy, fetchedOnly, loadPolicy, type SitePolicy, services, templatesFor } from '../hooks/index.ts';
import { createEngine, type Engine } from './engine/index.ts';
import type { PlainDate } from './fhir/plain-date.ts';
import { type Knowledge, loadKnowledge } from './knowledge/index.ts';
import { scanJson } from './protocol/index.ts';
import { loadTerminology, type Terminology, withSiteCodes } from './terminology/index.ts';

const profiles = new URL('../fhir-profiles/', import.meta.url);

/** The rules, evidence and value sets of one site as one engine: the same for the server, the command line and tests. */
export interface Shipped {
  readonly engine: Engine;
  readonly knowledge: Knowledge;
  /** With the site's own codes. */
  readonly terminology: Terminology;
  readonly policy: SitePolicy;
}

/** A policy document as read from its file, and the site's calendar day, on which it must be in force. */
export interface PolicySource {
  readonly document: unknown;
  readonly today: PlainDate;
}

/**
 * Reads the published artefacts beside the code and refuses, with every reason, to start without a usable set. Without a
 * policy document the shipped default holds.
 */
export function compose({
  policy: source,
  onFault,
}: {
  readonly policy?: PolicySource | undefined;
  readonly onFault: (ruleId: string, fault: unknown) => void;
}): Shipped {
  const knowledge = loadKnowledge(new URL('plan-definitions/', profiles));
  const shipped = loadTerminology(profiles);
  const policy = source ? loadPolicy(source.document, { terminology: shipped, today: source.today }) : defaultPolicy;
  const terminology = withSiteCodes(shipped, policy.codes);
  const engine = createEngine({
    services,
    templates: templatesFor(policy),
    fetchedOnly,
    terminology,
    knowledge,
    policy,
    onFault,
  });
  return { engine, knowledge, terminology, policy };
}

/** The file of a policy could not be read, or is not JSON; the message says why. */
export class PolicyFileError extends Error {
  override readonly name = 'PolicyFileError';
}

/** The document in a policy file. Throws a `PolicyFileError`. */
export function policyFrom(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    const why =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EISDIR'
          ? 'it is a folder'
          : `it could not be read (${code})`;
    throw new PolicyFileError(`The site policy ${file}: ${why}.`, { cause });
  }
  const odd = scanJson(text);
  if (odd === 'duplicate')
    throw new PolicyFileError(`The site policy ${file} has two members of one name; keep one of them.`);
  if (odd) throw new PolicyFileError(`The site policy ${file} is too large or nested too deeply.`);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new PolicyFileError(`The site policy ${file} is not valid JSON: ${(cause as Error).message}.`, { cause });
  }
}
