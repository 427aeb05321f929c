import type { Knowledge } from '../knowledge/index.ts';
import { type Gap, reasonOf } from '../picture/gap.ts';
import type { Index } from '../picture/need.ts';
import type { Input } from '../picture/record.ts';
import type { InputKey } from '../picture/source.ts';
import type { Card, Coding, Suggestion } from '../protocol/types.ts';
import { toWire } from '../protocol/wire.ts';
import type { CardPlan, Said } from './arrange.ts';
import { suggestionId, type Versions } from './card-id.ts';
import { citations, citedBy, strengths } from './citations.ts';
import { nameOfInput } from './input-names.ts';
import type { TenantSettings } from './tenant-settings.ts';
import type { Words } from './words.ts';

/** What every card of one answer shares. */
export interface Rendering {
  readonly words: Words;
  readonly at: Index;
  readonly inputs: ReadonlyMap<InputKey, Input>;
  readonly versions: Versions;
  readonly tenant: TenantSettings;
  readonly knowledge: Knowledge;
  readonly patientId: string;
  readonly switchedOff: readonly string[];
  readonly id: (of: { readonly group: number; readonly fingerprints: readonly string[] }) => string;
}

const SUMMARY_LIMIT = 139;
const DETAIL_LIMIT = 2000;
/** Entries a card lists by name before it counts the rest. */
const MOST_ENTRIES = 8;
/** The same for checks a site has switched off: the policy lists them all. */
const MOST_SWITCHED_OFF = 4;

/**
 * Words a card: finding → why → what the record shows → further findings → options → source → not checked → scope
 * (REG-09). When that is over 2,000 characters (SEC-49), entries are folded first, then further findings; options,
 * sources and what was not checked always stay.
 */
export function renderCard(plan: CardPlan, rendering: Rendering): Card {
  const { words, tenant, knowledge, patientId } = rendering;
  const uuid = rendering.id(plan);
  const { finding, card } = plan.lead;
  const { evidence } = finding;
  const topic: Coding = { system: knowledge.numberSystem, code: evidence.number, display: evidence.title };
  const [source] = citedBy(plan.lead);
  const suggestions = plan.suggestions.map(
    ({ target, label, description, resource }): Suggestion => ({
      label,
      uuid: suggestionId(tenant.cardKey, uuid, target),
      actions: [
        {
          type: 'create',
          description,
          resource: toWire<'ServiceRequest' | 'Task'>(resource({ reference: `Patient/${patientId}` })),
        },
      ],
    }),
  );
  const also = plan.also.filter(isUntold);
  const others = [...also, ...plan.folded.filter(isUntold)];
  return {
    uuid,
    summary:
      plan.summary ?? summaryOf(card.summary, finding.doubt, others.filter((said) => !said.finding.lineOnly).length),
    detail: shortest(plan, rendering),
    indicator: plan.indicator,
    source: { label: source?.display ?? knowledge.publisher, ...(source?.url ? { url: source.url } : {}), topic },
    ...(suggestions.length > 0 ? { suggestions, selectionBehavior: 'any' as const } : {}),
    ...codedReasons(plan.overrideReasons),
    ...linksTo(
      [plan.lead, ...plan.also].map((said) => said.finding.evidence.number),
      rendering,
    ),
  };

  function isUntold({ finding: { rule } }: Said): boolean {
    return !card.names?.includes(rule.id);
  }

  function shortest(of: CardPlan, shared: Rendering): string {
    for (let entries = MOST_ENTRIES, lines = also.length; ; ) {
      const detail = detailOf(of, shared, entries, lines);
      if (detail.length <= DETAIL_LIMIT || (entries === 0 && lines === 0)) return detail.slice(0, DETAIL_LIMIT);
      if (entries > 1) entries -= 1;
      else if (lines > 0) lines -= 1;
      else entries -= 1;
    }
  }

  function detailOf(of: CardPlan, shared: Rendering, entries: number, lines: number): string {
    const rest = others.length - lines;
    const further = [
      ...others.slice(0, lines).map((said) => said.card.line),
      ...(rest > 0 ? [of.summary ? `${rest} more` : `${words.count(rest, 'more finding')} on record`] : []),
    ];
    return [
      `**Finding** – ${card.line}`,
      `**Why** – ${card.why}`,
      list('What the record shows', folded(card.found, entries)),
      list('Also', further),
      `**Options** – ${card.options.join(' · ')}`,
      ...(card.clearedBy ? [`**What would clear it** – ${card.clearedBy}`] : []),
      `**Source** – ${citations([of.lead, ...of.also])}. Strength: ${strengths([of.lead, ...of.also])}. Reviewed ${words.date(evidence.reviewedOn)}.`,
      list('Not checked or uncertain', notChecked(of.notChecked, shared)),
      scope(
        [of.lead, ...of.also].map((said) => said.finding.evidence.number),
        shared,
      ),
    ]
      .filter((part) => part !== '')
      .join('\n\n');
  }
}

/** The sentence under every card: what it is, what it rests on, which version spoke (PRIV-24, REG-05, REG-16). */
export function scope(numbers: readonly string[], { versions }: Rendering): string {
  const rules =
    numbers.length > 0
      ? ` ${numbers.length > 1 ? 'Rules' : 'Rule'} ${[...new Set(numbers)].join(', ')}, rule set ${versions.rules}.`
      : ` Rule set ${versions.rules}.`;
  return `Supports, and does not replace, clinical judgement. Not for emergencies or monitoring during treatment. Based only on records released to this service.${rules}`;
}

/** One line a gap, and the standing lines: what this connection never offers, what the site switched off. */
export function notChecked(gaps: readonly Gap[], { inputs, switchedOff }: Rendering): readonly string[] {
  const byReason = new Map<string, string[]>();
  for (const gap of gaps) {
    if (gap.reason === 'disabled') continue;
    const reason = reasonOf(gap);
    byReason.set(reason, [...(byReason.get(reason) ?? []), nameOfInput(gap.input)]);
  }
  const notOffered = [...inputs.values()]
    .filter(({ state }) => state === 'not-offered')
    .map(({ key }) => nameOfInput(key));
  return [
    ...[...byReason].map(([reason, names]) => `${sentence([...new Set(names)].join(', '))}: ${reason}`),
    ...(notOffered.length > 0 ? [`Never offered by this connection: ${notOffered.join(', ')}`] : []),
    ...(switchedOff.length > 0
      ? [`Switched off by site policy: ${folded(switchedOff, MOST_SWITCHED_OFF).join(', ')}`]
      : []),
  ];
}

/** `**Title**` and a list, or nothing for an empty one. */
export function list(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `**${title}**\n${lines.map((line) => `- ${line}`).join('\n')}`;
}

export function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** `summary` with its doubt and "(+n more)", cut at a word if all does not fit in 139 characters. */
function summaryOf(summary: string, doubt: string | undefined, more: number): string {
  const suffix = `${doubt ? ` (${doubt})` : ''}${more > 0 ? ` (+${more} more)` : ''}`;
  if (summary.length + suffix.length <= SUMMARY_LIMIT) return summary + suffix;
  const room = summary.slice(0, SUMMARY_LIMIT - suffix.length - 1);
  return `${room.slice(0, room.lastIndexOf(' '))}…${suffix}`;
}

function folded(lines: readonly string[], most: number): readonly string[] {
  return lines.length <= most ? lines : [...lines.slice(0, most), `and ${lines.length - most} more`];
}

/** Override reasons as CDS Hooks wants them: every one with a display (cds-resp-4), none at all rather than an empty list. */
export function codedReasons(reasons: readonly Coding[] = []): Pick<Card, 'overrideReasons'> {
  if (reasons.length === 0) return {};
  return { overrideReasons: reasons.map(({ code, system, display = code }) => ({ code, system, display })) };
}

/** Links to the public pages of rules, if this service knows its own address (REG-13, SEC-43). */
export function linksTo(numbers: readonly string[], { tenant, knowledge }: Rendering): Pick<Card, 'links'> {
  if (tenant.publicBaseUrl === undefined) return {};
  const base = tenant.publicBaseUrl.replace(/\/$/, '');
  return {
    links: [...new Set(numbers)].map((number) => ({
      label: `Rule ${number}: logic and sources`,
      url: `${base}${knowledge.pagePath(number)}`,
      type: 'absolute',
    })),
  };
}
