import { type Gap, isPartOf } from '../picture/gap.ts';
import type { Card } from '../protocol/types.ts';
import { nameOfInput } from './input-names.ts';
import { codedReasons, linksTo, list, notChecked, type Rendering, scope, sentence } from './render.ts';
import type { Relevance } from './respond.ts';
import type { EnginePolicy, Service } from './service.ts';
import type { Undecided } from './undecided.ts';

/**
 * The one card that says what could not be checked (REL-11). On order hooks it is a warning if a check that could have
 * warned is among them; elsewhere it is info. It sorts last and no limit drops it.
 */
export function incompleteCard<P extends EnginePolicy>(
  of: Rendering & {
    readonly service: Service<P>;
    readonly undecided: Undecided;
    /** Gaps of the patient itself, when nothing at all could be evaluated. */
    readonly patientGaps: readonly Gap[];
    readonly relevance: Relevance;
    readonly policy: P;
  },
): Card {
  const { service, undecided, patientGaps, relevance, policy, knowledge } = of;
  const evidence = knowledge.of(service.incomplete.plan);
  const gaps = patientGaps.length > 0 ? patientGaps : undecided.gaps;
  const opening =
    relevance === 'unknown'
      ? `It could not be determined whether these checks apply.`
      : `These checks were not completed: ${asManyAsFit(undecided.checks) || service.check}.`;
  const detail = [
    `**Finding** – ${opening}`,
    `**Why** – Missing data are never read as normal; nothing is implied about what was not released.`,
    `**Options** – review these items in the chart · try again when the data are available · continue and document the reason`,
    list('Not checked or uncertain', notChecked(gaps, of)),
    scope([evidence.number], of),
  ].filter((part) => part !== '');
  return {
    uuid: of.id({ group: 0, fingerprints: gaps.map((gap) => `${gap.input} ${gap.reason}`) }),
    summary: summaryOf(`${service.check} incomplete: `, gaps),
    detail: detail.join('\n\n').slice(0, 2000),
    indicator: service.about === 'context' && undecided.highest !== 'info' ? 'warning' : 'info',
    source: {
      label: evidence.citations[0]?.display ?? knowledge.publisher,
      topic: { system: knowledge.numberSystem, code: evidence.number, display: evidence.title },
    },
    ...codedReasons(policy.overrideReasons[service.incomplete.overrideReasons]),
    ...linksTo([evidence.number], of),
  };
}

/** Names what is missing and what is only there in part; as many names as fit under 140 characters, then how many more. */
function summaryOf(opening: string, gaps: readonly Gap[]): string {
  const missing = namesOf(gaps.filter((gap) => !isPartOf(gap)));
  const partial = namesOf(gaps.filter(isPartOf)).filter((name) => !missing.includes(name));
  for (let most = missing.length + partial.length; most > 0; most -= 1) {
    const first = missing.slice(0, most);
    const parts = [
      said(first, missing.length - first.length, 'not available'),
      said(
        partial.slice(0, most - first.length),
        partial.length - Math.min(partial.length, most - first.length),
        'not fully readable',
      ),
    ];
    const text = opening + parts.filter((part) => part !== '').join('; ');
    if (text.length < 140) return sentence(text);
  }
  return sentence(`${opening}some data not available`);
}

/** Titles of checks, as many as leave room for the reason within the first glance (REG-09); then how many more. */
function asManyAsFit(checks: readonly string[]): string {
  for (let most = checks.length; most > 0; most -= 1) {
    const more = checks.length - most;
    const text = `${checks.slice(0, most).join('; ')}${more > 0 ? ` and ${more} more` : ''}`;
    if (text.length < 110 || most === 1) return text;
  }
  return '';
}

function said(names: readonly string[], more: number, what: string): string {
  if (names.length === 0) return more > 0 ? `${more} more ${what}` : '';
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''} ${what}`;
}

function namesOf(gaps: readonly Gap[]): readonly string[] {
  return [...new Set(gaps.map((gap) => nameOfInput(gap.input)))];
}
