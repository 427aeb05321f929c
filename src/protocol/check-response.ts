/**
 * The last look at a message before it is sent (SEC-48). A message with a fault is not sent: the caller answers 500, so
 * no client ever sees half an answer or one it would have to refuse.
 */
import { discoverySchema, responseSchema } from './response-schema.ts';
import type { CdsResponse, DiscoveryResponse } from './types.ts';
import { checker, type Fault } from './validator.ts';

const checkShape = checker(responseSchema);
const checkDiscoveryShape = checker(discoverySchema);

/** An HTML tag: the reference client renders it without a sanitiser (NET-06). */
const TAG = /<[A-Za-z!/]/;

/** What is wrong with a discovery answer; empty when nothing is. */
export function discoveryFaults(response: DiscoveryResponse): readonly string[] {
  const shape = sayings(checkDiscoveryShape(response));
  const keys = response.services.map(({ id, hook }) => `${id} ${hook}`);
  return keys.length === new Set(keys).size ? shape : [...shape, 'services: an id and hook occur twice'];
}

/** What is wrong with a response; empty when nothing is. Each sentence names a member, never patient data. */
export function responseFaults(response: CdsResponse): readonly string[] {
  const shape = sayings(checkShape(response));
  return shape.length > 0 ? shape : [...invariantFaults(response), ...emptyFaults(response)];
}

/** The invariants of the response model that JSON Schema does not say well: cds-resp-1…7 and unique uuids. */
function invariantFaults({ cards }: CdsResponse): readonly string[] {
  const faults: string[] = [];
  const uuids = new Set<string>();
  const seen = (uuid: string | undefined, at: string) => {
    if (uuid !== undefined && uuids.has(uuid)) faults.push(`${at}: uuid occurs twice`);
    if (uuid !== undefined) uuids.add(uuid);
  };
  for (const [c, card] of (cards as readonly LooseCard[]).entries()) {
    const at = `cards[${c}]`;
    seen(card.uuid, at);
    if (TAG.test(card.detail ?? '') || TAG.test(card.summary)) faults.push(`${at}: holds an HTML tag`);
    if ((card.suggestions === undefined) !== (card.selectionBehavior === undefined)) {
      faults.push(`${at}: suggestions and selectionBehavior go together (cds-resp-6)`);
    }
    const recommended = card.suggestions?.filter(({ isRecommended }) => isRecommended === true) ?? [];
    if (card.selectionBehavior === 'at-most-one' && recommended.length > 1) {
      faults.push(`${at}: more than one suggestion is recommended (cds-resp-1)`);
    }
    for (const [i, reason] of (card.overrideReasons ?? []).entries()) {
      if (reason.display === undefined) faults.push(`${at}.overrideReasons[${i}]: display is missing (cds-resp-4)`);
    }
    for (const [i, link] of (card.links ?? []).entries()) {
      if (link.type !== 'smart' && link.appContext !== undefined) {
        faults.push(`${at}.links[${i}]: appContext on a link that is not smart (cds-resp-3)`);
      }
    }
    for (const [s, suggestion] of (card.suggestions ?? []).entries()) {
      seen(suggestion.uuid, `${at}.suggestions[${s}]`);
      for (const [a, action] of (suggestion.actions ?? []).entries()) {
        const where = `${at}.suggestions[${s}].actions[${a}]`;
        const wants = action.type === 'delete' ? 'resourceId' : 'resource';
        const refuses = action.type === 'delete' ? 'resource' : 'resourceId';
        if (action[wants] === undefined) faults.push(`${where}: ${wants} is missing for ${action.type} (cds-resp-2)`);
        if (action[refuses] !== undefined) faults.push(`${where}: ${refuses} with ${action.type} (cds-resp-2)`);
      }
    }
  }
  return faults;
}

/** JSON-02, JSON-03 in depth: no null and nothing empty, also inside proposed resources. Explicit stack (SEC-61). */
function emptyFaults(response: CdsResponse): readonly string[] {
  const open: { value: unknown; at: string }[] = response.cards.map((value, i) => ({ value, at: `cards[${i}]` }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, at } = next;
    if (value === null || value === '') return [`${at}: is ${value === null ? 'null' : 'empty'}`];
    if (typeof value !== 'object') continue;
    const inner = Object.entries(value);
    if (inner.length === 0) return [`${at}: is empty`];
    for (const [name, each] of inner) open.push({ value: each, at: `${at}.${name}` });
  }
  return [];
}

function sayings(fault: Fault | undefined): readonly string[] {
  return fault === undefined ? [] : [`${fault.path === '' ? 'the message' : fault.path} ${fault.says}`];
}

/** A card as the specification allows it, wider than what this service makes. */
interface LooseCard {
  readonly uuid?: string;
  readonly summary: string;
  readonly detail?: string;
  readonly selectionBehavior?: string;
  readonly suggestions?: readonly {
    readonly uuid?: string;
    readonly isRecommended?: boolean;
    readonly actions?: readonly { readonly type: string; readonly resource?: unknown; readonly resourceId?: unknown }[];
  }[];
  readonly overrideReasons?: readonly { readonly display?: string }[];
  readonly links?: readonly { readonly type: string; readonly appContext?: string }[];
}
