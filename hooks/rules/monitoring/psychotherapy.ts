import { verdict } from '../../../src/engine/index.ts';
import { instantRange } from '../../../src/fhir/dates.ts';
import { allOf, no, unknown, yes } from '../../../src/picture/index.ts';
import { checklist, due } from '../../case/checklist.ts';
import { HOUR_MS } from '../../case/last-hours.ts';
import { psychotherapyContacts } from '../../case/psychotherapy-contact.ts';
import { rule } from '../../rule.ts';

/**
 * `mon-integration-24-72`: as a visit begins or is booked, no psychotherapy contact (Appointment, Encounter or Procedure by a code) from then to
 * 72 hours later; for a booked visit from its beginning on. One reminder a course: only before the first session of it, since what was shown is
 * not remembered. Not at orders. Without appointments, which clients seldom supply, it cannot be told.
 *
 * Safer reading: a day without a time, part of which lies in the time, is a contact in it only if the whole day does.
 */
export const psychotherapy = rule({
  id: 'mon-integration-24-72',
  plan: 'mon-integration-24-72',
  title: 'Psychotherapy after the session',
  basis: 'Psychotherapy in the days after a session may help its effect last.',
  group: 6,
  highest: 'info',
  needs: { checklist, psychotherapyContacts },

  decide({ checklist: list, psychotherapyContacts: contacts }, { subject, at, site }) {
    const { contactHours: hours } = site.thresholds.monitoring;
    const start = list.visits.find(({ key }) => key === subject.key)?.start;
    const from = start === undefined ? at.instant.getTime() : instantRange(start, at.zone).from;
    const within = contacts.all.filter((one) => one.from >= from && one.to <= from + hours * HOUR_MS + 1);
    const earlier = list.sessions.filter(({ day }) => day < at.today).flatMap((session) => session.from);
    const seen = within.map(({ source }) => source);
    const open = contacts.gaps.length > 0 ? unknown(contacts.gaps) : yes(undefined);
    const statement = allOf({
      visit: subject.kind === 'order' ? no('asked only about visits', [], 'not-applicable') : yes(undefined),
      due: due(list, subject),
      first: earlier.length > 0 ? no('the course has begun', earlier, 'already-handled') : yes(undefined),
      none: seen.length > 0 ? no('a psychotherapy contact is on record', seen, 'already-handled') : open,
    });
    return verdict(statement, () => ({ facts: { hours }, indicator: 'info' }));
  },

  card: ({ hours }) => ({
    summary: `No psychotherapy contact booked within ${hours} h of this session`,
    line: `No psychotherapy contact booked within ${hours} h of this session; evidence for this very low`,
    found: [`No psychotherapy contact by a code in ${hours} hours`],
    why: 'CBT after six infusions kept QIDS better, not MADRS (n=28). Computerised self-association, no therapy, a day after one infusion held it 30 days (n=154). No trial fixes the hours.',
    options: [
      'consider a contact for integration: goals before, notes after, CBT, ACT or trauma-focused therapy; do not delay urgent care for it',
      'no change: document the reason',
    ],
    clearedBy: 'a booked psychotherapy appointment with a code',
    overrideReasons: 'OR-C',
  }),
});
