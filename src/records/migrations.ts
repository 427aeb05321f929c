/**
 * The tables, as steps that are only ever added to. Each runs once, in order, in its own transaction.
 *
 * The unique key of feedback is REL-43's: tenant, card, outcome, time of the outcome, accepted suggestions, reason.
 * `decision` will name the decision that gave out the card; feedback without one is an orphan.
 */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

export const migrations: readonly Migration[] = [
  {
    version: 1,
    name: 'feedback',
    sql: `
      CREATE TABLE feedback (
        id INTEGER PRIMARY KEY,
        tenant TEXT NOT NULL,
        service TEXT NOT NULL,
        card TEXT NOT NULL,
        outcome TEXT NOT NULL CHECK (outcome IN ('accepted', 'overridden')),
        suggestions TEXT NOT NULL,
        reason_system TEXT NOT NULL,
        reason_code TEXT NOT NULL,
        reason_display TEXT,
        user_comment TEXT,
        outcome_at TEXT NOT NULL,
        received_at TEXT NOT NULL,
        decision TEXT,
        UNIQUE (tenant, card, outcome, outcome_at, suggestions, reason_system, reason_code)
      ) STRICT;
    `,
  },
];
