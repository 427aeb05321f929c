import { memberOf, no, type Truth, unknown, yes } from '../../src/picture/index.ts';
import type { Terminology, ValueSetName } from '../../src/terminology/index.ts';
import type { OrderGrounds } from './order-grounds.ts';

/** A use of ketamine with very low evidence, as the table of indications grades it. */
export interface LowEvidence {
  readonly condition: string;
  readonly grade: string;
  /** One line: what the grade rests on. */
  readonly reason: string;
  /** Labels of its sources. */
  readonly cites: readonly string[];
}

const VERY_LOW = 'very low';

/** The rows of the table, in its order; of several that hold all are named. `other-pain` is asked last. */
const uses: readonly (LowEvidence & { readonly sets: readonly ValueSetName[] })[] = [
  {
    condition: 'generalised anxiety disorder',
    sets: ['generalized-anxiety-disorder'],
    grade: VERY_LOW,
    reason: 'one ascending-dose study of 12 people and 20 in uncontrolled maintenance',
    cites: ['S39'],
  },
  {
    condition: 'social anxiety disorder',
    sets: ['social-anxiety-disorder'],
    grade: VERY_LOW,
    reason: 'one crossover trial of 18 people, better by the clinician scale but not by self-rating',
    cites: ['S38'],
  },
  {
    condition: 'PTSD',
    sets: ['ptsd'],
    grade: `${VERY_LOW}, conflicting`,
    reason: 'two small positive trials; no effect in 158 veterans',
    cites: ['S33', 'S34'],
  },
  {
    condition: 'OCD',
    sets: ['ocd'],
    grade: VERY_LOW,
    reason: 'one crossover trial of 15 people; none of 10 refractory patients responded in an open study',
    cites: ['S36', 'S37'],
  },
  {
    condition: 'fibromyalgia',
    sets: ['fibromyalgia'],
    grade: `${VERY_LOW}, likely no lasting benefit`,
    reason: 'in a trial of 24 people the effect lasted hours',
    cites: ['S42', 'S43'],
  },
  {
    condition: 'migraine',
    sets: ['migraine'],
    grade: VERY_LOW,
    reason: 'no better than placebo in a trial in acute care; uncontrolled data otherwise',
    cites: ['S45', 'S46'],
  },
  {
    condition: 'neuropathic pain',
    sets: ['neuropathic-pain-chronic'],
    grade: VERY_LOW,
    reason: 'no benefit at 5 weeks in a crossover trial of 20 people',
    cites: ['S44', 'S15'],
  },
  {
    condition: 'opioid tolerance',
    sets: ['long-term-opioid-use'],
    grade: VERY_LOW,
    reason: 'no clear opioid-sparing effect in chronic use; low certainty around operations',
    cites: ['S17', 'S16'],
  },
];

const otherPain: LowEvidence & { readonly sets: readonly ValueSetName[] } = {
  condition: 'chronic pain',
  sets: ['pain-treatment-reason'],
  grade: VERY_LOW,
  reason: 'no clear evidence of benefit in the review of 2025',
  cites: ['S17', 'S15'],
};

/** With one of these among the reasons nothing is said of pain: they are graded better, or judged otherwise. */
const sparedPain: readonly ValueSetName[] = ['crps', 'cancer-pain'];
const psychiatric: readonly ValueSetName[] = ['generalized-anxiety-disorder', 'social-anxiety-disorder', 'ptsd', 'ocd'];

/** Which of these uses does the order give as its reason? Pain of any other kind is named if nothing more exact is. */
export function lowEvidence(
  { codings, unread }: OrderGrounds,
  palliative: boolean,
  terminology: Pick<Terminology, 'member'>,
): Truth<readonly LowEvidence[]> {
  const isIn = (sets: readonly ValueSetName[]) =>
    sets.some((set) => memberOf(terminology as Terminology, set, codings) !== undefined);
  if (palliative || isIn(['hospice-palliative'])) return no('for palliative care');
  const spared = isIn(sparedPain);
  const isAsked = (sets: readonly ValueSetName[]) => !spared || sets.some((set) => psychiatric.includes(set));
  const named = uses.filter(({ sets }) => isIn(sets) && isAsked(sets));
  const found = named.length > 0 ? named : !spared && isIn(otherPain.sets) ? [otherPain] : [];
  if (spared && found.length === 0) return no('for complex regional pain or cancer pain');
  if (unread.length > 0) return unknown(unread);
  return found.length > 0
    ? yes(found.map(({ sets: _sets, ...one }) => one))
    : no('the reason of the order is not among the uses with very low evidence');
}
