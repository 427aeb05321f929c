import type { SuggestionPlan, Words } from '../../../src/engine/index.ts';
import { derive, type Need, type PlainDate, type Source } from '../../../src/picture/index.ts';
import type { SitePolicy } from '../../policy/site-policy.ts';
import type { Drug } from '../drug.ts';
import { type ContactWindow, openContactWindow, psychotherapyPlans } from './contact-window.ts';
import { lastExposure } from './courses.ts';
import { nextSessionDraft, psychotherapyDraft } from './drafts.ts';
import { type EsketamineVisit, lastEsketamineVisit } from './last-visit.ts';
import { timeline } from './timeline.ts';

/** What the drafts of an induction are made from, beside its dates. */
export interface InductionDrafting {
  readonly visit?: EsketamineVisit;
  /** What is at hand is of the other drug: no session of this one is drafted beside it. */
  readonly other?: boolean;
  /** Days in which a psychotherapy contact after the last session is looked for, while some are still to come. */
  readonly contact?: ContactWindow;
}

export const inductionDrafting: Need<InductionDrafting, SitePolicy> = derive(
  'drafts of an induction',
  { timeline, visit: lastEsketamineVisit, plans: psychotherapyPlans },
  ({ timeline: { mood }, visit, plans }, at, site: SitePolicy): InductionDrafting => {
    const contact = mood.is === 'yes' ? openContactWindow(plans, lastExposure(mood.value.course), at, site) : undefined;
    return { ...(visit && { visit }), ...(contact && { contact }) };
  },
);

/** Where the next session belongs. */
interface Place {
  readonly drug: Drug;
  readonly done: number;
  readonly of: number;
  readonly range: readonly [PlainDate, PlainDate];
  readonly by: PlainDate;
  readonly entries: readonly Source[];
}

/** Drafts for the next session in its range, once that is over before it is late, and for a psychotherapy contact after the last. */
export function inductionDrafts(
  { drug, done, of, range: [from, usual], by, entries }: Place,
  { visit, contact, other }: InductionDrafting,
  words: Words,
): readonly SuggestionPlan[] {
  const isOver = usual < words.today;
  const spacing = isOver ? 'later than the usual spacing' : 'by the usual spacing';
  const why = [`Session ${done + 1} of ${of} of an induction series, ${spacing}.`];
  const next = { drug, from, to: isOver ? by : usual, why, entries, visit };
  return [...(other ? [] : nextSessionDraft(next, words)), ...psychotherapyDraft(contact, words)];
}
