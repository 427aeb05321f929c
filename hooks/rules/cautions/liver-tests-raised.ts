import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { raisedEnzymes } from '../../case/raised-liver-tests.ts';
import { rule } from '../../rule.ts';

/**
 * `ca-lft-elevated`: the latest ALT, AST, ALP or GGT of the last 90 days is three times the upper limit of normal or more,
 * or above it and twice the value from before the running sessions. Cleared by a repeat below. Left out where
 * `ci-hepatic-severe` speaks; a value above five times the limit that is older than its 30 days stays here.
 *
 * How a course is taken: `hooks/case/session-run.ts`. Other readings: `hooks/case/raised-liver-tests.ts`.
 */
export const liverTestsRaised = rule({
  id: 'ca-lft-elevated',
  plan: 'ca-lft-elevated',
  title: 'Raised liver enzymes',
  basis: 'Repeated or long ketamine infusions can injure the liver.',
  group: 2,
  highest: 'warning',
  needs: { drafts, raisedEnzymes },

  decide({ drafts: { orders }, raisedEnzymes: found }, { subject }) {
    const statement = allOf({ concerned: eitherDrugAsTherapy(orders, subject), found });
    return verdict(statement, ({ found: raised }) => ({ facts: { raised }, indicator: 'warning' }));
  },

  card: ({ raised }, words) => ({
    summary: 'Liver enzymes raised: recheck before continuing repeated ketamine',
    line: `The record shows raised liver enzymes: ${words.entries(raised.map(({ value }) => value))}`,
    found: raised.map(({ value, times, before }) => {
      const against = before === undefined ? '' : `; before the sessions: ${words.entry(before)}`;
      return `${words.entry(value)}, ${words.number(times)} times the upper limit of normal${against}`;
    }),
    why: 'Liver injury is reported with repeated long infusions; the ketamine label asks for tests before and during treatment.',
    options: [
      'consider repeating the liver tests before the next dose',
      'consider other causes and a longer interval',
      'continue as ordered and document the reason',
    ],
    clearedBy: 'a repeat below the limit',
    overrideReasons: 'OR-B',
  }),
});
