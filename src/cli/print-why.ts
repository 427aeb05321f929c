import type { ExplainedRule, Explanation } from '../engine/index.ts';
import { type GapReason, gapReasons } from '../picture/index.ts';

/** Every rule's verdict in words, with the records it rests on; then what was read, and what could not be placed. */
export function printWhy(explanation: Explanation): string {
  const { rules, suppressors, inputs, uncoded, unmapped, versions } = explanation;
  const order: readonly ExplainedRule['verdict'][] = ['fires', 'cannot-tell', 'quiet'];
  const inOrder = order.flatMap((kind) => rules.filter((rule) => rule.verdict === kind));
  const holding = suppressors.filter(({ holds }) => holds !== 'no');
  return [
    '',
    'Why',
    ...inOrder.flatMap(ruleLines),
    ...(holding.length > 0
      ? [
          '',
          'Reasons to keep still',
          ...holding.map((one) => `  ${one.number} ${one.id}: ${one.holds === 'yes' ? 'holds' : 'cannot be told'}`),
        ]
      : []),
    '',
    'Read',
    ...Object.entries(inputs).map(
      ([key, { state, count }]) => `  ${key.padEnd(26)} ${String(count).padStart(5)}  ${state}`,
    ),
    ...Object.entries(uncoded).map(([key, count]) => `  ${key}: ${count} without a code`),
    ...unmapped.flatMap(({ system, count, codes }) => [
      `  ${count} with a code that no value set here knows, in ${system}`,
      ...(codes.length > 0 ? [`      ${codes.map((one) => `${one.code} ×${one.count}`).join(', ')}`] : []),
    ]),
    '',
    `Rules ${versions.rules} · terminology ${versions.terminology.slice(0, 12)} · policy ${versions.policy}`,
  ].join('\n');
}

function ruleLines(rule: ExplainedRule): readonly string[] {
  const about = rule.subject === 'patient' ? '' : ` · ${rule.subject}`;
  const name = `${rule.number} ${rule.title} (${rule.id})${about}`;
  const records = [
    ...new Set(
      rule.because.map(
        ({ ref, date, shown }) => `      ${[ref, date, shown].filter((part) => part !== undefined).join(' · ')}`,
      ),
    ),
  ];
  const gaps = [
    ...new Set(
      rule.gaps.map(
        ({ input, reason, ref }) => `      ${input}: ${gapReasons[reason as GapReason]}${ref ? ` (${ref})` : ''}`,
      ),
    ),
  ];
  switch (rule.verdict) {
    case 'fires':
      return ['', `  FIRES        ${name} · ${rule.indicator} · ${fates(rule.fate)}`, ...records, ...notChecked(gaps)];
    case 'cannot-tell':
      return ['', `  CANNOT TELL  ${name}`, ...gaps];
    case 'quiet':
      return ['', `  quiet        ${name}: ${rule.reason} [${rule.why}]`, ...records];
  }
}

function notChecked(gaps: readonly string[]): readonly string[] {
  return gaps.length > 0 ? ['      not checked:', ...gaps] : [];
}

function fates(fate: ExplainedRule['fate']): string {
  switch (fate) {
    case 'shown':
      return 'leads a card';
    case 'line':
      return 'a line on a card';
    case 'folded':
      return 'counted on a card';
    case 'shadow':
      return 'in shadow, not shown';
    case 'none':
      return 'not shown';
    default:
      return `silenced by ${fate.slice('suppressed:'.length)}`;
  }
}
