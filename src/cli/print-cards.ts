import type { Answer, Explanation } from '../engine/index.ts';
import { distinctGaps, gapReasons } from '../picture/index.ts';
import type { Card } from '../protocol/index.ts';

const WIDTH = 100;

/** An answer as a person reads it: each card with its indicator first, suggestions below, the source last. */
export function printCards(answer: Answer, { patientId }: { readonly patientId: string }): string {
  const { hook, index } = answer.explanation;
  const head = `${hook} for patient ${patientId} on ${index.today} (${index.zone})`;
  if (answer.status === 412) {
    const missing = distinctGaps(answer.missing).map(({ input, reason }) => `  ${input}: ${gapReasons[reason]}`);
    return [
      head,
      '',
      'No answer (412): what decides whether anything here concerns the patient is missing.',
      ...missing,
    ].join('\n');
  }
  const { cards } = answer.response;
  if (cards.length === 0) return `${head}\n\n${silence(answer.explanation)}`;
  return [head, ...cards.map(printCard)].join('\n\n');
}

/** Silence is an answer only where every check was made; otherwise it says how many were not. */
function silence({ rules }: Explanation): string {
  const open = rules.filter(({ verdict }) => verdict === 'cannot-tell').length;
  return open === 0
    ? 'No cards: nothing to say. Every check was completed.'
    : `No cards: nothing to say. ${open} of ${rules.length} checks could not be completed, none of which would be shown here; --why names them.`;
}

function printCard(card: Card): string {
  const offers = (card.suggestions ?? []).flatMap(({ label, actions }) => [
    `  [ ] ${label}`,
    ...actions.map(({ description, resource }) => wrapped(`${description} (draft ${resource.resourceType})`, '      ')),
  ]);
  const links = (card.links ?? []).map(({ label, url }) => `  ${label}: ${url}`);
  return [
    wrapped(`${card.indicator.toUpperCase()}  ${card.summary}`, '', ' '.repeat(card.indicator.length + 2)),
    '',
    ...plain(card.detail).map((line) => wrapped(line, '  ', line.startsWith('- ') ? '    ' : '  ')),
    ...(offers.length > 0 ? ['', '  Suggestions', ...offers] : []),
    ...((card.overrideReasons ?? []).length > 0
      ? ['', wrapped(`Reasons to override: ${card.overrideReasons?.map(({ display }) => display).join(' · ')}`, '  ')]
      : []),
    ...(links.length > 0 ? ['', ...links] : []),
    '',
    `  Source: ${card.source.label}${card.source.topic ? ` (${card.source.topic.code})` : ''}`,
  ].join('\n');
}

/** Markdown without its marks: this goes to a terminal. */
function plain(markdown: string): readonly string[] {
  return markdown
    .replaceAll('**', '')
    .replaceAll(/^\s*[*-] /gm, '- ')
    .replaceAll(/\\([\\`*_[\]<>#|~])/g, '$1')
    .split('\n');
}

function wrapped(text: string, indent: string, hanging = indent): string {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(' ')) {
    if (line.trim() !== '' && line.length + word.length + 1 > WIDTH) {
      lines.push(line);
      line = hanging;
    }
    line += line.trim() === '' ? word : ` ${word}`;
  }
  return [...lines, line].join('\n').trimEnd();
}
