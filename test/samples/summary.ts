import type { ExplainedRule } from '../../src/engine/index.ts';
import type { Outcome, SeenCard } from '../golden/run.ts';

/** An outcome in as few lines as a clinician needs to judge it: what is said, on which records, and what was left open. */
export function summary({ status, cards, explanation }: Outcome): string[] {
  const speaking = new Set(cards.flatMap(({ rules }) => rules));
  const rules = folded(explanation.rules);
  const silenced = rules.filter(({ id, verdict }) => verdict === 'fires' && !speaking.has(id));
  const undecided = new Map<string, string[]>();
  for (const rule of rules.filter(({ verdict }) => verdict === 'cannot-tell')) {
    const missing = gaps(rule);
    const ids = undecided.get(missing) ?? [];
    if (!ids.includes(rule.id)) undecided.set(missing, [...ids, rule.id]);
  }
  const held = explanation.suppressors
    .filter(({ holds }) => holds !== 'no')
    .map(({ id, holds }) => (holds === 'yes' ? id : `${id} (cannot tell)`));
  return [
    ...(status === 200 ? (cards.length === 0 ? ['no cards'] : []) : [`${status}`]),
    ...cards.flatMap((seen) => [
      `[${seen.card.indicator}] ${seen.card.summary}`,
      ...about(seen),
      ...rules
        .filter(({ id, verdict }) => verdict === 'fires' && seen.rules.includes(id))
        .map((rule) => `    ${rule.id} ← ${records(rule)}`),
    ]),
    ...silenced.map((rule) => `${rule.fate === 'none' ? 'not shown' : rule.fate}: ${rule.id} ← ${records(rule)}`),
    ...[...undecided].map(([missing, ids]) => `cannot tell for want of ${missing}: ${ids.join(', ')}`),
    ...(held.length > 0 ? [`keeps still: ${[...new Set(held)].join(', ')}`] : []),
  ];
}

/** The record that was read, as counts; what could not be placed. */
export function reading(...outcomes: readonly Outcome[]): string {
  const inputs = Object.assign(
    {},
    ...outcomes.map(({ explanation }) => explanation.inputs),
  ) as Outcome['explanation']['inputs'];
  const counts = Object.entries(inputs).flatMap(([key, { count, state }]) =>
    key === 'context' || (key === 'patient' && state === 'ok')
      ? []
      : count > 0 || !['ok', 'none-released'].includes(state)
        ? [`${key} ${count}${state === 'ok' ? '' : ` (${state})`}`]
        : [],
  );
  const uncoded = Object.entries(
    Object.assign({}, ...outcomes.map(({ explanation }) => explanation.uncoded)) as Record<string, number>,
  ).map(([key, count]) => `${key} ${count}`);
  return [
    `read: ${counts.join(', ') || 'nothing but the patient'}`,
    ...(uncoded.length > 0 ? [`without a code: ${uncoded.join(', ')}`] : []),
  ].join('; ');
}

/** Equal verdicts on both draft orders are one line. */
function folded(rules: readonly ExplainedRule[]): readonly ExplainedRule[] {
  const seen = new Set<string>();
  return rules.filter(({ id, verdict, reason, because, gaps: missing }) => {
    const key = JSON.stringify([id, verdict, reason, because, missing]);
    return seen.has(key) ? false : seen.add(key);
  });
}

function about({ incomplete, suggestions }: SeenCard): string[] {
  return [
    ...(incomplete ? ['    (what was not checked)'] : []),
    ...(suggestions.length > 0 ? [`    offers ${suggestions.join(', ')}`] : []),
  ];
}

/** What the hooks carry is the same for everyone; what counts is what the record holds. */
const carried: readonly string[] = [
  'MedicationRequest/esketamine',
  'MedicationRequest/ketamine',
  'Encounter/session',
  'Appointment/session',
];

function isRecord({ ref }: ExplainedRule['because'][number]): boolean {
  return !carried.includes(ref);
}

function records({ because }: ExplainedRule): string {
  const lines = because
    .filter(isRecord)
    .map(({ ref, date, shown }) => [ref, date?.slice(0, 10), shown].filter(Boolean).join(' '));
  const distinct = [...new Set(lines)];
  return distinct.length === 0
    ? 'no record'
    : `${distinct.slice(0, 4).join('; ')}${distinct.length > 4 ? `; +${distinct.length - 4}` : ''}`;
}

function gaps({ gaps: missing }: ExplainedRule): string {
  return [...new Set(missing.map(({ input, reason, ref }) => `${input} ${reason}${ref ? ` ${ref}` : ''}`))].join(', ');
}
