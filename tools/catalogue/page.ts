import { dataElements, type Entry, type Example } from './entry.ts';

/** One rule as a page a clinician-informaticist can review. */
export function pageOf(entry: Entry): string {
  const { number, id, title, silent, sourceAttributes } = entry;
  return joined([
    `# ${number} ${title}`,
    `\`${id}\` · ${entry.family} · ${entry.kind}${entry.highest ? ` · at most **${entry.highest}**` : ''}${entry.group ? ` · card group ${entry.group}` : ''}`,
    ...(silent ? [`**Makes no finding of its own** (${silent.kind}): ${silent.why}`] : []),
    entry.description,
    '## When it speaks',
    entry.logic,
    ...(entry.hooks.length > 0 ? [`On: ${entry.hooks.join(', ')}.`] : []),
    ...(entry.neverSuppressed ? ['Never silenced by another reason to keep still.'] : []),
    ...(entry.lineOnly ? ['Only ever a line on a card that exists for another reason.'] : []),
    ...(entry.replaces.length > 0 ? [`Speaks instead of ${entry.replaces.map(code).join(', ')}.`] : []),
    '## Why',
    ...(entry.basis ? [entry.basis] : []),
    entry.purpose,
    `Strength: ${entry.strength}. Quality of evidence: ${entry.quality}.`,
    bullets(
      sourceAttributes.citations.map(({ label, citation, url }) => `${label}: ${citation}${url ? ` <${url}>` : ''}`),
    ),
    ...(entry.inputs.length + entry.softened.length > 0
      ? [
          '## On what data',
          ...(entry.inputs.length > 0 ? [`Without these it cannot tell: ${entry.inputs.map(code).join(', ')}.`] : []),
          ...(entry.softened.length > 0
            ? [`These help; missing ones are noted: ${entry.softened.map(code).join(', ')}.`]
            : []),
        ]
      : []),
    ...(entry.limits.length > 0
      ? [
          '## What a site may set',
          table(
            ['setting', 'default', 'bounds', 'what it decides'],
            entry.limits.map(({ path, default: value, min, max, unit, says }) => [
              code(`thresholds.${path}`),
              `${value} ${unit}`,
              `${min} to ${max}`,
              says,
            ]),
          ),
        ]
      : []),
    '## Before use',
    entry.usage,
    ...(entry.overrideReasons.length > 0
      ? [
          '## Who may override, and why',
          'The clinician who sees the card. Reasons offered:',
          bullets(
            entry.overrideReasons.map(
              ({ set, reasons }) => `${set}: ${reasons.map(({ display, code: word }) => display ?? word).join('; ')}`,
            ),
          ),
        ]
      : []),
    ...(entry.examples.length > 0 ? ['## What the clinician reads', ...entry.examples.flatMap(exampleLines)] : []),
    '## Source attributes',
    `Developer: ${sourceAttributes.developer.organisation}. ${sourceAttributes.developer.clinicalReview}`,
    `Funding: ${sourceAttributes.fundingSource}`,
    `Uses of a person's data: ${dataElements
      .map((element) => {
        const { used, how } = sourceAttributes.usesData[element];
        return `${element} ${used ? `yes (${how})` : 'no'}`;
      })
      .join('; ')}.`,
    `Version ${entry.version}, approved ${entry.approvedOn}, reviewed ${entry.reviewedOn}, review due ${entry.reviewDueOn}.`,
    ...(entry.goldenCases.length > 0
      ? [
          '## Golden cases',
          table(
            ['case', 'hook', 'verdict'],
            entry.goldenCases.map(({ name, hook, verdict }) => [name, hook, verdict]),
          ),
        ]
      : []),
  ]);
}

/** A card as the EHR shows it, or one line of it; then what it drafts, as it would be created. */
function exampleLines(example: Example): readonly string[] {
  const from = `golden case "${example.case}"`;
  if ('line' in example) return [`As a line (${example.indicator}; ${from}):`, quoted(example.line)];
  return [
    `As a card (${example.indicator}; override reasons ${example.overrideReasons}; ${from}):`,
    quoted(`**${example.summary}**\n\n${example.detail}`),
    ...example.drafts.flatMap(({ label, resource }) => [
      `It offers the draft "${label}":`,
      `\`\`\`json\n${JSON.stringify(resource, null, 2)}\n\`\`\``,
    ]),
  ];
}

function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

/** The list of all rules. */
export function indexOf(entries: readonly Entry[]): string {
  const byFamily = Map.groupBy(entries, ({ family }) => family);
  return joined([
    '# Rules',
    'Written by `npm run catalogue` from the rules, their PlanDefinitions, the site policy and the golden cases; a test compares. ' +
      '`catalogue.json` holds the same for machines.',
    ...[...byFamily]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([family, members]) => [
        `## ${family[0]?.toUpperCase()}${family.slice(1)}`,
        table(
          ['number', 'id', 'what it tells of', 'at most', 'hooks', 'strength'],
          members.map((entry) => [
            `[${entry.number}](${fileOf(entry)})`,
            code(entry.id),
            entry.title,
            entry.silent ? `no finding (${entry.silent.kind})` : (entry.highest ?? '–'),
            entry.hooks.join(', ') || '–',
            entry.strength,
          ]),
        ),
      ]),
  ]);
}

export function fileOf({ number, id }: Entry): string {
  return `${number}-${id}.md`;
}

function joined(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function code(text: string): string {
  return `\`${text}\``;
}
