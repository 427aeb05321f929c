import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/fhir/plain-date.ts';
import { buildCase } from '../golden/build.ts';
import { INDEX_INSTANT, TODAY } from '../golden/dates.ts';
import { readGolden } from '../golden/read.ts';
import { requestOf } from '../golden/request.ts';
import { ask, templatesOf } from '../golden/run.ts';
import { shipped } from '../support/app.ts';

const DAY_MS = 86_400_000;
const files = readGolden(new URL('../golden/', import.meta.url));

/** What a rule finds in a golden case on the day of the case, or days later with the same record. */
function found(id: string, name: string, days: number) {
  const golden = files.find(({ file }) => file === `${id}.yaml`)?.cases.find((one) => one.name === name);
  if (golden === undefined) throw new Error(`${id}.yaml has no case "${name}"`);
  const request = requestOf(golden.hook, buildCase(golden, shipped.terminology), templatesOf(golden.hook));
  const { explanation } = ask(request, new Date(INDEX_INSTANT.getTime() + days * DAY_MS), addDays(TODAY, days));
  return explanation.rules.find((one) => one.id === id);
}

/** Findings whose words count days, and so differ from day to day. */
const counting = [
  ['time-induction-next', 'one booked after it does not'],
  ['time-induction-overdue', 'eight days after the last infusion the next one is late'],
  ['time-maint-due', 'on the first day of the window of 14 days'],
  ['time-maint-next', 'six days ahead, on an interval of 14 days'],
  ['time-maint-lapsed', '91 days ago'],
] as const;

const others = [
  ['time-maint-overdue', 'the day after the window'],
  ['time-induction-complete-assess', 'six infusions, no score since'],
  ['time-score-missing', 'a day earlier is too old'],
  ['time-score-missing', 'no pain score after the infusions'],
  ['time-relapse', 'two high scores ten days apart, after a response to infusions'],
  ['resp-pain', 'relief was reached and lost before three weeks'],
] as const;

describe('a finding is the same on the next day, as long as nothing else is on record', () => {
  it.each([...counting, ...others])('%s: %s', (id, name) => {
    const [today, tomorrow] = [found(id, name, 0), found(id, name, 1)];
    expect([today?.verdict, tomorrow?.verdict]).toEqual(['fires', 'fires']);
    expect(tomorrow?.facts).toEqual(today?.facts);
    expect(tomorrow?.because).toEqual(today?.because);
  });

  it.each(counting)('though its words count the days: %s', (id, name) => {
    expect(found(id, name, 1)?.line).not.toBe(found(id, name, 0)?.line);
  });
});
