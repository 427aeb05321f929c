import type { Bundle } from '@medplum/fhirtypes';
import { services } from '../../hooks/index.ts';
import { momentOf, recordAsOf } from '../../src/cli/as-of.ts';
import { addDays, daysBetween, type PlainDate } from '../../src/fhir/plain-date.ts';
import { closedWorld } from '../../src/picture/index.ts';
import type { Card } from '../../src/protocol/index.ts';
import { INDEX_INSTANT } from '../golden/dates.ts';
import { shipped, tenant } from '../support/app.ts';

/** What a clinician would have seen at noon of one day, opening the chart. */
export interface Day {
  readonly date: PlainDate;
  readonly cards: readonly Card[];
  /** The rules of each card, in the order of the cards. */
  readonly rules: readonly (readonly string[])[];
}

const clock = { now: () => INDEX_INSTANT, zone: tenant.zone };
const service = services.find(({ hook }) => hook === 'patient-view')!;
const queries = shipped.engine.queriesOf(service.id);

/** The day of the course the record is replayed to, at patient-view. Throws where the patient view is not answered. */
function dayOf(bundle: Bundle, date: PlainDate): Day {
  const at = momentOf(date, clock);
  const { bundle: then } = recordAsOf(bundle, date, { at, now: clock.now });
  const { patientId, prefetch } = closedWorld(then, queries);
  const answer = shipped.engine.evaluate(
    service.id,
    {
      hook: service.hook,
      hookInstance: '00000000-0000-4000-8000-000000000000',
      context: { userId: 'Practitioner/example', patientId },
      prefetch,
    },
    { at, tenant },
  );
  if (answer.status !== 200) throw new Error(`${date}: ${answer.status}`);
  return { date, cards: answer.response.cards, rules: answer.explanation.cards.map(({ rules }) => rules) };
}

/** Every day from a week before the first session to the end of the record. */
export function daysOf(bundle: Bundle): readonly Day[] {
  const sessions = (bundle.entry ?? []).flatMap(({ resource }) =>
    resource?.resourceType === 'MedicationAdministration'
      ? (resource.effectivePeriod?.start ?? resource.effectiveDateTime ?? []).slice(0, 10)
      : [],
  );
  const first = addDays([...sessions].toSorted()[0]!.toString(), -7);
  const last = INDEX_INSTANT.toISOString().slice(0, 10);
  return Array.from({ length: daysBetween(first, last) + 1 }, (_, n) => dayOf(bundle, addDays(first, n)));
}

/** The days on which other cards or other rules spoke than the day before, as a page to read. */
export function readingOf(title: string, about: string, days: readonly Day[]): string {
  const changes = days.filter((day, n) => keyOf(day) !== (days[n - 1] ? keyOf(days[n - 1]!) : ''));
  const silent = days.filter(({ cards }) => cards.length === 0).length;
  const first = days[0]!.date;
  return [
    `# ${title}`,
    '',
    about.trim(),
    '',
    `${days.length} days from ${first} on, a week before the first session, the chart opened at noon of each: on ${silent} of them there is no card.`,
    'Below are the days on which other cards, or other findings on them, appear than the day before.',
    ...changes.flatMap((day) => ['', `## ${day.date} (day ${daysBetween(first, day.date) - 7})`, '', textOf(day)]),
    '',
  ].join('\n');
}

/** What makes two days alike: words such as "3 days ago" change every day and tell nothing else. */
function keyOf({ cards, rules }: Day): string {
  return JSON.stringify(
    cards.map(({ indicator, summary }, n) => [indicator, summary.replaceAll(/\d+ days?/g, 'n days'), rules[n]]),
  );
}

function textOf({ cards, rules }: Day): string {
  if (cards.length === 0) return 'No cards.';
  return cards
    .map(({ indicator, summary, detail = '', suggestions = [] }, n) =>
      [
        `**[${indicator}] ${summary}**`,
        ...linesOf(detail).map((line) => `- ${line}`),
        ...suggestions.map(({ label }) => `- suggests: ${label}`),
        ...(rules[n] ? [`- ${rules[n].map((rule) => `\`${rule}\``).join(' ')}`] : []),
      ].join('\n'),
    )
    .join('\n\n');
}

/** The finding and what stands below it: the rest of a card says the same every day. */
function linesOf(detail: string): readonly string[] {
  const parts = detail.split('\n\n');
  const finding = parts.find((part) => part.startsWith('**Finding** – '))?.slice('**Finding** – '.length);
  const also =
    parts
      .find((part) => part.startsWith('**Also**'))
      ?.split('\n- ')
      .slice(1) ?? [];
  return [...(finding ? [finding] : []), ...also];
}
