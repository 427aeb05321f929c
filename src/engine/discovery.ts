import type { Need } from '../picture/need.ts';
import type { InputKey } from '../picture/source.ts';
import type { DiscoveryEntry } from '../protocol/types.ts';
import type { EnginePolicy, Service } from './service.ts';

/** The inputs a service reads: those its needs depend on, and those that only help. `context` comes with every hook. */
export function inputsOf<P extends EnginePolicy>(
  service: Service<P>,
): { readonly needed: readonly InputKey[]; readonly softened: readonly InputKey[] } {
  const needs: readonly Need<unknown, never>[] = [
    ...[...service.rules, ...service.suppressors].flatMap(
      (rule) => Object.values(rule.needs) as Need<unknown, never>[],
    ),
    ...service.subjectNeeds,
    ...(service.asLines ? [service.asLines.unless] : []),
    ...Object.values(service.attached ?? {}),
  ];
  const needed = new Set<InputKey>(['patient', ...service.relevance, ...needs.flatMap((need) => need.inputs)]);
  const softened = new Set(needs.flatMap((need) => need.softens ?? []).filter((key) => !needed.has(key)));
  return { needed: [...needed], softened: [...softened] };
}

/**
 * A discovery entry whose prefetch is the union of the needs of the service's rules, in the order of the template table
 * (A2: discovery cannot drift from logic). Inputs that no template can ask for are left to fetching. Throws if a need
 * names an input without a template.
 */
export function discoveryEntry<P extends EnginePolicy>(
  service: Service<P>,
  templates: Readonly<Record<InputKey, string>>,
  fetchedOnly: readonly InputKey[] = [],
): DiscoveryEntry {
  const { needed, softened } = inputsOf(service);
  const wanted = new Set([...needed, ...softened].filter((key) => key !== 'context' && !fetchedOnly.includes(key)));
  for (const key of wanted) {
    if (!(key in templates)) throw new Error(`service ${service.id} reads the input "${key}", which has no template`);
  }
  const { hook, title, description, id, usageRequirements } = service;
  const prefetch = Object.fromEntries(Object.entries(templates).filter(([key]) => wanted.has(key)));
  return Object.freeze({ hook, title, description, id, prefetch, usageRequirements });
}
