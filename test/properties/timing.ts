import type { TimelineDocument } from '../../hooks/index.ts';
import { daysBetween, type PlainDate } from '../../src/fhir/plain-date.ts';
import type { Outcome } from '../golden/run.ts';

/** What an answer says of the timing of sessions, in forms that properties compare. */

export function timelineOf({ explanation }: Outcome): TimelineDocument {
  return explanation.attached.timeline as TimelineDocument;
}

type Standing = Extract<
  Extract<TimelineDocument['mood'], { readonly standing: unknown }>['standing'],
  { readonly phase: unknown }
>;

export function standingOf(outcome: Outcome): Standing | undefined {
  const { mood } = timelineOf(outcome);
  return 'standing' in mood && 'phase' in mood.standing ? mood.standing : undefined;
}

/** The timing rules that fire, with what they rest on. */
export function fired({ explanation }: Outcome) {
  return explanation.rules.filter(({ group, verdict }) => group === 4 && verdict === 'fires');
}

/** Every verdict of the timing rules, the safety finding of a course among them; without words, because words hold dates. */
export function verdicts({ explanation }: Outcome) {
  return explanation.rules
    .filter(({ group, id }) => group === 4 || id === 'stop-safety')
    .map(({ id, subject, verdict, why, indicator, facts, gaps }) => ({
      id,
      subject,
      verdict,
      why,
      indicator,
      facts,
      gaps,
    }));
}

/** Verdicts, facts and timeline with every date counted in days from the day asked about, and no times of day. */
export function timing(outcome: Outcome): unknown {
  const { today } = outcome.explanation.index;
  const { asOf: _, ...timeline } = timelineOf(outcome);
  return relativeTo(today, { verdicts: verdicts(outcome), timeline, cards: cardsOf(outcome) });
}

/** Which timing cards there are, and how loud. */
export function cardsOf({ cards }: Outcome) {
  return cards
    .filter(({ group }) => group === 4)
    .map(({ card, rules, lines, suggestions }) => ({ indicator: card.indicator, rules, lines, suggestions }));
}

function relativeTo(today: PlainDate, value: unknown): unknown {
  if (typeof value === 'string') {
    const found = /^(\d{4}-\d{2}-\d{2})(T.*)?$/.exec(value);
    return found?.[1] ? `day ${daysBetween(today, found[1])}` : value;
  }
  if (Array.isArray(value)) return value.map((one) => relativeTo(today, one));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (key === 'instant' ? [] : [[key, relativeTo(today, inner)]])),
  );
}

/** Every day that is named anywhere in a value. */
export function daysIn(value: unknown): readonly PlainDate[] {
  return [...JSON.stringify(value).matchAll(/"(\d{4}-\d{2}-\d{2})["T]/g)].flatMap(([, day]) => day ?? []);
}

/** The days for which the answer suggests the next session: of every finding that is on a card. */
export function targets(outcome: Outcome): readonly string[] {
  return fired(outcome)
    .filter(({ fate }) => fate === 'shown' || fate === 'line')
    .flatMap(({ facts }) => {
      const { target, series } = facts as { readonly target?: string; readonly series?: { readonly target?: string } };
      return target ?? series?.target ?? [];
    });
}

/** What drafts ask for, and when: for one thing there may be one time only. */
function drafts({ cards }: Outcome): readonly { readonly what: string; readonly when: string }[] {
  return cards
    .flatMap(({ card }) => card.suggestions ?? [])
    .flatMap(({ actions = [] }) => actions)
    .flatMap(({ resource }) => {
      const { occurrencePeriod: time, code } = (resource ?? {}) as {
        readonly occurrencePeriod?: { readonly start: string; readonly end: string };
        readonly code?: unknown;
      };
      return time ? { what: JSON.stringify(code), when: `${time.start} to ${time.end}` } : [];
    });
}

/** Things that are asked for at several times, or days on which a session is suggested beside another one. */
export function disagreements(outcome: Outcome): readonly string[] {
  const asked = Map.groupBy(drafts(outcome), ({ what }) => what);
  const days = [...new Set(targets(outcome))];
  return [
    ...(days.length > 1 ? [`sessions on ${days.join(' and ')}`] : []),
    ...[...asked].flatMap(([what, of]) => (new Set(of.map(({ when }) => when)).size > 1 ? [what] : [])),
  ];
}
