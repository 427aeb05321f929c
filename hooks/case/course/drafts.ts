import type { Condition, Resource, ServiceRequest, Task } from '@medplum/fhirtypes';
import type { SuggestionPlan, Words } from '../../../src/engine/index.ts';
import type { PlainDate, Source } from '../../../src/picture/index.ts';
import type { Coding } from '../../../src/protocol/types.ts';
import type { Drug } from '../drug.ts';
import { referencesTo } from '../references-to.ts';
import type { ContactWindow } from './contact-window.ts';
import { draftCodes, scoreCodes } from './draft-codes.ts';
import type { EsketamineVisit } from './last-visit.ts';
import type { Scale } from './scales.ts';

/** What a draft for the next session is made from. */
export interface NextSession {
  readonly drug: Drug;
  /** The due window. */
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** The interval and what it comes from, a sentence each, in our own words. */
  readonly why: readonly string[];
  /** Conditions it is for, and the sessions and scores it rests on. */
  readonly entries: readonly Source[];
  /** Of esketamine, by the last dose; a visit has no other code. */
  readonly visit?: EsketamineVisit | undefined;
}

const sessionNames: Readonly<Record<Drug, string>> = {
  ketamine: 'Ketamine infusion session',
  esketamine: 'Esketamine session with observation',
};

/**
 * A draft request for the next session inside its due window, to edit and sign: a date and no dose, never an order of the
 * drug. What is over of the window is left out; an overdue session has no end. None for esketamine whose last dose is not
 * on record, because its visit codes go by dose.
 */
export function nextSessionDraft(next: NextSession, words: Words): readonly SuggestionPlan[] {
  const { drug, from, to, why, entries, visit } = next;
  const code = drug === 'ketamine' ? draftCodes.infusion : visit && draftCodes[visit];
  if (code === undefined) return [];
  const start = from > words.today ? from : words.today;
  const days = daysFrom({ from: start, ...(to >= start && { to }) }, words);
  const reasonReference = referencesTo<Condition>(entries.filter(({ type }) => type === 'Condition'));
  const supportingInfo = referencesTo<Resource>(entries.filter(({ type }) => type !== 'Condition'));
  return [
    {
      target: `next-session-${drug}`,
      label: `Draft the next session: ${days}`,
      description: `Creates a draft request (${sessionNames[drug]}, ${days}) to review, edit and sign; it names no dose`,
      resource: ({ reference = '' }): ServiceRequest => ({
        resourceType: 'ServiceRequest',
        status: 'draft',
        intent: 'proposal',
        code: { coding: [{ ...code }], text: sessionNames[drug] },
        subject: { reference },
        occurrencePeriod: { start, ...(to >= start && { end: to }) },
        ...(reasonReference.length > 0 ? { reasonReference } : {}),
        ...(supportingInfo.length > 0 ? { supportingInfo } : {}),
        note: [{ text: [...why, 'Timing is individual; the evidence for an interval is low.'].join(' ') }],
      }),
    },
  ];
}

/** What a task to collect a score is made from. */
export interface ScoreWanted {
  readonly scale: Scale['name'];
  /** The day by which it is needed, usually that of the next session. */
  readonly due: PlainDate;
  /** What it is for, a sentence, in our own words. */
  readonly why: string;
}

/** A draft task to collect the score that is missing. A due day that is past becomes today. */
export function scoreTask({ scale, due, why }: ScoreWanted, words: Words): readonly SuggestionPlan[] {
  const end = due > words.today ? due : words.today;
  const name = scale === '0–10 pain' ? '0–10 pain score' : `${scale} score`;
  const coding: Required<Coding> | undefined = scoreCodes[scale];
  return [
    {
      target: 'collect-score',
      label: `Draft a task: collect a ${name} by ${words.date(end)}`,
      description: `Creates a draft task (${name}, by ${words.date(end)}) to review, edit and assign`,
      resource: ({ reference = '' }): Task => ({
        resourceType: 'Task',
        status: 'draft',
        intent: 'proposal',
        code: { ...(coding && { coding: [{ ...coding }] }), text: `Collect a ${name}` },
        description: `Collect a ${name} by ${words.date(end)}.`,
        for: { reference },
        restriction: { period: { end } },
        note: [{ text: why }],
      }),
    },
  ];
}

/** A draft request for a psychotherapy contact in the days after a session, without those that are over; none without any. */
export function psychotherapyDraft(window: ContactWindow | undefined, words: Words): readonly SuggestionPlan[] {
  if (window === undefined || window.to < words.today) return [];
  const { to } = window;
  const from = window.from > words.today ? window.from : words.today;
  const days = daysFrom({ from, to }, words);
  return [
    {
      target: 'psychotherapy-contact',
      label: `Draft a psychotherapy contact: ${days}`,
      description: `Creates a draft request (psychotherapy, ${days}) to review, edit and sign`,
      resource: ({ reference = '' }): ServiceRequest => ({
        resourceType: 'ServiceRequest',
        status: 'draft',
        intent: 'proposal',
        code: { coding: [{ ...draftCodes.psychotherapy }], text: 'Psychotherapy contact after a session' },
        subject: { reference },
        occurrencePeriod: { start: from, end: to },
        note: [
          {
            text: 'Contact for integration in the days after the session. The evidence for this time is very low.',
          },
        ],
      }),
    },
  ];
}

function daysFrom({ from, to }: { readonly from: PlainDate; readonly to?: PlainDate }, words: Words): string {
  if (to === undefined) return `from ${words.date(from)}`;
  return from === to ? words.date(from) : `${words.date(from)} to ${words.date(to)}`;
}
