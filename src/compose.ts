import { defaultPolicy, fetchedOnly, services, templates } from '../hooks/index.ts';
import { createEngine, type Engine } from './engine/index.ts';
import { type Knowledge, loadKnowledge } from './knowledge/index.ts';
import { loadTerminology, type Terminology } from './terminology/index.ts';

const profiles = new URL('../fhir-profiles/', import.meta.url);

/** The shipped rules, evidence and value sets as one engine: the same for the server, the command line and tests. */
export interface Shipped {
  readonly engine: Engine;
  readonly knowledge: Knowledge;
  readonly terminology: Terminology;
}

/** Reads the published artefacts beside the code and refuses, with every reason, to start without a usable set. */
export function compose({ onFault }: { readonly onFault: (ruleId: string, fault: unknown) => void }): Shipped {
  const knowledge = loadKnowledge(new URL('plan-definitions/', profiles));
  const terminology = loadTerminology(profiles);
  const engine = createEngine({
    services,
    templates,
    fetchedOnly,
    terminology,
    knowledge,
    policy: defaultPolicy,
    onFault,
  });
  return { engine, knowledge, terminology };
}
