import { responseFaults } from '../../src/protocol/index.ts';
import type { Expectation, ExpectedCard, ExpectedVerdict, VerdictKind } from './case.ts';
import { type Outcome, type SeenCard, type SeenVerdict, verdictsOf } from './run.ts';

/** Every way in which an outcome differs from what a case expects, a sentence each; empty when it does not. */
export function differences(expected: Expectation, outcome: Outcome): string[] {
  const { status = 200, verdicts = {}, cards, lines = [], absent = [] } = expected;
  return [
    ...(outcome.status === status ? [] : [`status: expected ${status}, got ${outcome.status}`]),
    ...Object.entries(verdicts).flatMap(([id, wanted]) => verdictFaults(id, wanted, outcome)),
    ...(cards === undefined ? [] : cardFaults(cards, asserted(cards, outcome.cards))),
    ...lines
      .filter((id) => !outcome.cards.some((seen) => seen.lines.includes(id)))
      .map((id) => `expected ${id} as a line, but it is on no card as one`),
    ...absent.flatMap((one) => absentFaults(one, outcome)),
    ...everyAnswer(outcome),
  ];
}

/** What holds for every answer, whatever the case: schema, lengths, and no rule that threw. */
export function everyAnswer({ cards, explanation }: Outcome): string[] {
  const internal = explanation.rules.filter(({ gaps }) => gaps.some(({ reason }) => reason === 'internal'));
  return [
    ...internal.map(({ id }) => `${id} threw`),
    ...responseFaults({ cards: cards.map(({ card }) => card) }).map((fault) => `response: ${fault}`),
    ...cards
      .filter(({ card }) => card.summary.length >= 140)
      .map(({ card }) => `summary is ${card.summary.length} characters long: ${card.summary}`),
  ];
}

/** The session checklist and coverage are asserted only where a case names them, as in the worked vignettes. */
function asserted(expected: readonly ExpectedCard[], seen: readonly SeenCard[]): readonly SeenCard[] {
  return expected.some(({ group }) => group === 6) ? seen : seen.filter(({ group }) => group !== 6);
}

/** The whole outcome in a few lines, for the message of a failed case. */
export function describeOutcome({ status, cards, explanation }: Outcome): string {
  const shown = cards.map(
    (seen) =>
      `  [${seen.card.indicator}] ${place(seen)} ${seen.rules.join(' + ')} ${seen.suggestions.join(' + ')}: ${seen.card.summary}`,
  );
  const told = explanation.rules.map((rule) => {
    const gaps = [...new Set(rule.gaps.map(({ input, reason }) => `${input} ${reason}`))].join(', ');
    return `  ${rule.verdict.padEnd(11)} ${rule.id}: ${[rule.indicator, rule.why, rule.reason, gaps, rule.fate].filter(Boolean).join(' · ')}`;
  });
  const held = explanation.suppressors
    .filter(({ holds }) => holds !== 'no')
    .map(({ id, holds }) => `  holds ${holds}: ${id}`);
  return [`status ${status}`, ...(shown.length > 0 ? shown : ['  no cards']), ...told, ...held].join('\n');
}

function verdictFaults(id: string, wanted: VerdictKind | ExpectedVerdict, outcome: Outcome): string[] {
  const expected: ExpectedVerdict = typeof wanted === 'string' ? { kind: wanted } : wanted;
  const seen = verdictsOf(id, outcome.explanation);
  if (seen.length === 0)
    return [`${id}: expected ${expected.kind}, but it was not asked (no such rule here, or no order it is about)`];
  const fits = (one: SeenVerdict) =>
    one.kind === expected.kind &&
    (expected.why === undefined || one.why === expected.why) &&
    (expected.indicator === undefined || one.indicator === expected.indicator) &&
    (expected.reason === undefined || one.reason?.includes(expected.reason)) &&
    (expected.fate === undefined || one.fate === expected.fate) &&
    (expected.gaps === undefined || expected.gaps.every((input) => one.gaps.includes(input)));
  // Of several orders one is enough to fire; to be quiet, all must be.
  const holds = expected.kind === 'quiet' ? seen.every(fits) : seen.some(fits);
  const got = seen.map(({ kind, why, indicator, reason, fate, gaps }) =>
    [kind, why, indicator, reason, fate, ...new Set(gaps)].filter(Boolean).join(' · '),
  );
  return holds ? [] : [`${id}: expected ${Object.values(expected).flat().join(' · ')}, got ${got.join(' | ')}`];
}

function cardFaults(expected: readonly ExpectedCard[], seen: readonly SeenCard[]): string[] {
  if (expected.length !== seen.length) {
    const got = seen.map((one) => `${place(one)} [${one.card.indicator}] ${one.rules.join(' + ')}`.trim());
    return [`cards: expected ${expected.length}, got ${seen.length}${got.length > 0 ? `: ${got.join(' | ')}` : ''}`];
  }
  return expected.flatMap((wanted, index) => {
    const got = seen[index]!;
    const name = `card ${index + 1}`;
    const whole = `${got.card.summary}\n${got.card.detail}`;
    return [
      ...((wanted.incomplete ?? false) === got.incomplete
        ? []
        : [`${name}: expected ${wanted.incomplete ? 'the incomplete card' : 'a finding'}, got ${place(got)}`]),
      ...(wanted.group === undefined || wanted.group === got.group
        ? []
        : [`${name}: expected group ${wanted.group}, got ${place(got)}`]),
      ...(wanted.indicator === undefined || wanted.indicator === got.card.indicator
        ? []
        : [`${name}: expected ${wanted.indicator}, got ${got.card.indicator}`]),
      ...sameSet(`${name} rules`, wanted.rules, got.rules),
      ...sameSet(`${name} lines`, wanted.lines, got.lines),
      ...sameSet(`${name} suggestions`, wanted.suggestions, got.suggestions),
      ...(wanted.summary === undefined || got.card.summary.includes(wanted.summary)
        ? []
        : [`${name}: summary lacks "${wanted.summary}": ${got.card.summary}`]),
      ...(wanted.says ?? [])
        .filter((words) => !whole.includes(words))
        .map((words) => `${name}: lacks "${words}":\n${whole}`),
    ];
  });
}

/** Lines that may stand on any order card: asserted only where a case names them, as in the worked vignettes. */
const standingLines: readonly string[] = ['ord-label-status', 'ord-no-reason'];

function sameSet(name: string, wanted: readonly string[] | undefined, got: readonly string[]): string[] {
  if (wanted === undefined) return [];
  const told = got.filter((one) => wanted.includes(one) || !standingLines.includes(one));
  const [a, b] = [wanted, told].map((list) => [...new Set(list)].sort().join(' '));
  return a === b ? [] : [`${name}: expected ${a || 'none'}, got ${b || 'none'}`];
}

function absentFaults(one: string, { cards }: Outcome): string[] {
  const group = /^group ([1-6])$/.exec(one)?.[1];
  if (group === undefined && !/^[a-z]+(-[a-z0-9]+)+$/.test(one))
    return [`absent: "${one}" is neither a rule id nor "group n"`];
  const there = cards.filter((seen) => (group === undefined ? seen.rules.includes(one) : seen.group === Number(group)));
  return there.map((seen) => `expected no ${one}, but it is there: ${seen.card.summary}`);
}

function place(seen: SeenCard): string {
  return seen.incomplete ? 'incomplete card' : `group ${seen.group}`;
}
