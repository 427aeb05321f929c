import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { checklist, due, treatmentFor } from '../../case/checklist.ts';
import { orderOf } from '../../case/gate.ts';
import { liverBaseline, liverRisk, liverStretch, missingEnzymes, painDays } from '../../case/liver-baseline.ts';
import { sessions } from '../../case/sessions.ts';
import { rule } from '../../rule.ts';

/**
 * `mon-lft`: ALT, AST, ALP or GGT not on record in 90 days before a course for mood, nor in six months while it goes on; in treatment for pain
 * 90 days always. Information; a warning for an infusion of 100 hours or more, and for a pain course less than 12 weeks after another.
 *
 * Safer readings: each of the four is asked for, because the label names ALP and GGT too; both drugs are, though the label is
 * that of ketamine. Pain infusions more than 7 days apart are two courses. As a warning it is due at every order. What cannot be
 * seen of long infusions stands in `hooks/case/liver-baseline.ts`; liver tests after a course are not asked for by themselves.
 */
export const liverTests = rule({
  id: 'mon-lft',
  plan: 'mon-lft',
  title: 'Liver tests',
  basis: 'Repeated and long ketamine infusions can injure the liver, and a baseline shows it.',
  group: 6,
  highest: 'warning',
  needs: { checklist, liverBaseline, sessions },

  decide({ checklist: list, liverBaseline: tests, sessions: { days } }, { subject, at, site }) {
    const { monitoring } = site.thresholds;
    const forPain = treatmentFor(list, subject).pain;
    const pain = painDays(days, forPain, at, monitoring.repeatDays);
    const recent = days.filter(({ day }) => pain.includes(day));
    const risk = liverRisk(orderOf(list.orders, subject), pain, recent, monitoring);
    const course = forPain || risk !== undefined ? undefined : list.sessions[0]?.day;
    const counted = liverStretch(course, at, monitoring);
    const { any, missing } = missingEnzymes(tests, counted, at);
    const statement = allOf({ due: due(list, subject, { everyOrder: risk !== undefined }), missing: any });
    return verdict(statement, () => ({
      facts: { missing, days: counted, risk: risk ?? 'usual', hours: monitoring.continuousHours },
      indicator: risk === undefined ? 'info' : 'warning',
    }));
  },

  card({ missing, days, risk, hours }, words) {
    const tests = missing.length === 4 ? 'liver tests' : missing.join(', ');
    const none = `No ${tests} in ${words.count(days, 'day')}`;
    const long = `infusion of ${words.count(hours, 'hour')} or more`;
    const because = { long, repeated: 'pain course soon after another', usual: '' }[risk];
    return {
      summary: `${none}: baseline before repeated ketamine or esketamine`,
      line: because === '' ? `${none} on record` : `${none} on record; ${because}`,
      found: [none, ...(because === '' ? [] : [`Under review or on record: ${because}`])],
      why: 'The label of ketamine (KETALAR) asks for a baseline with ALP and GGT. Three of six patients re-exposed early to a long infusion had liver injury.',
      options: ['consider ALT, AST, ALP and GGT before the session', 'no change: document the reason'],
      clearedBy: 'results of all four',
      overrideReasons: risk === 'usual' ? 'OR-C' : 'OR-B',
    };
  },
});
