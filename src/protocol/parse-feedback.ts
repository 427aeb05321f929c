/**
 * Feedback on cards (FBK-02…15). A batch is taken as a whole or not at all (REL-44): one bad item refuses it, and the
 * answer names the item and the rule. The specification leaves this open; a client that is told exactly what is wrong
 * can send again, one that is told "some" cannot know which were kept.
 */
import { Problem } from '../problems.ts';
import { isObject } from './is-object.ts';
import { parseTimestamp } from './timestamp.ts';
import type { Coding, FeedbackItem } from './types.ts';
import { checker } from './validator.ts';

const feedbackLimits = { items: 100, commentBytes: 4096 } as const;

const DAY_MS = 86_400_000;

const text = { type: 'string', minLength: 1, maxLength: 1024 } as const;
const reasonSchema = {
  type: 'object',
  properties: {
    reason: {
      type: 'object',
      required: ['code', 'system'],
      properties: { code: text, system: text, display: { type: 'string' } },
    },
    userComment: { type: 'string' },
    extension: { type: 'object' },
  },
} as const;

const check = checker({
  type: 'object',
  required: ['card', 'outcome', 'outcomeTimestamp'],
  properties: {
    card: text,
    outcome: { enum: ['accepted', 'overridden'] },
    acceptedSuggestions: {
      type: 'array',
      maxItems: 100,
      items: { type: 'object', required: ['id'], properties: { id: text } },
    },
    overrideReason: reasonSchema,
    outcomeTimestamp: text,
  },
});

/** What is read of an item; vendor spellings are folded in before it is checked. */
interface Sent {
  readonly card: string;
  readonly outcome: FeedbackItem['outcome'];
  readonly acceptedSuggestions?: readonly { readonly id: string }[];
  readonly overrideReason?: { readonly reason?: Coding; readonly userComment?: string; readonly extension?: object };
  readonly outcomeTimestamp: string;
}

/** Throws `feedback-invalid` for the first item that breaks a rule. `now` bounds timestamps from the future (REL-45). */
export function parseFeedback(body: unknown, now: Date): readonly FeedbackItem[] {
  if (!isObject(body)) throw new Problem('not-an-object');
  const { feedback } = body;
  if (feedback === undefined) throw new Problem('missing-member', { path: 'feedback' });
  if (!Array.isArray(feedback)) throw new Problem('bad-member', { path: 'feedback', detail: 'It must be a list.' });
  if (feedback.length === 0) throw new Problem('bad-member', { path: 'feedback', detail: 'The list is empty.' });
  if (feedback.length > feedbackLimits.items) {
    throw new Problem('bad-member', { path: 'feedback', detail: `At most ${feedbackLimits.items} items are read.` });
  }
  return feedback.map((item: unknown, index) => itemOf(item, `feedback[${index}]`, now));
}

function itemOf(sent: unknown, path: string, now: Date): FeedbackItem {
  if (!isObject(sent)) throw invalid(path, 'It must be an object.');
  const folded = foldVendorForms(sent);
  const fault = check(folded);
  if (fault !== undefined) {
    const rule = fault.path === 'outcome' ? ' (cds-fb-1)' : '';
    throw invalid([path, fault.path].filter((part) => part !== '').join('.'), `It ${fault.says}${rule}.`);
  }
  const { card, outcome, acceptedSuggestions = [], overrideReason, outcomeTimestamp } = folded as unknown as Sent;
  if (outcome === 'accepted' && acceptedSuggestions.length === 0) {
    throw invalid(`${path}.acceptedSuggestions`, 'An accepted card names the accepted suggestions (cds-fb-2).');
  }
  const reason = overrideReason === undefined ? undefined : reasonOf(overrideReason, `${path}.overrideReason`);
  return Object.freeze({
    card: uuidOf(card),
    outcome,
    acceptedSuggestions: outcome === 'accepted' ? [...new Set(acceptedSuggestions.map(({ id }) => uuidOf(id)))] : [],
    ...(reason === undefined ? {} : { overrideReason: reason }),
    outcomeTimestamp: timestampOf(outcomeTimestamp, `${path}.outcomeTimestamp`, now),
  });
}

function reasonOf(
  sent: NonNullable<Sent['overrideReason']>,
  path: string,
): NonNullable<FeedbackItem['overrideReason']> {
  const { reason, userComment, extension } = sent;
  if (reason === undefined && !userComment && extension === undefined) {
    throw invalid(path, 'It holds a reason, a userComment or both (cds-fb-3).');
  }
  if (userComment !== undefined && Buffer.byteLength(userComment) > feedbackLimits.commentBytes) {
    throw invalid(`${path}.userComment`, `At most ${feedbackLimits.commentBytes} bytes are kept.`);
  }
  return Object.freeze({
    ...(reason === undefined ? {} : { reason: codingOf(reason) }),
    ...(userComment ? { userComment: storable(userComment) } : {}),
  });
}

function codingOf({ code, system, display }: Coding): Coding {
  return {
    code: storable(code),
    system: storable(system),
    ...(display ? { display: storable(display).slice(0, 1024) } : {}),
  };
}

function timestampOf(value: string, path: string, now: Date): string {
  const instant = parseTimestamp(value);
  if (instant === undefined) throw invalid(path, 'It must be an RFC 3339 date-time with an offset.');
  if (instant.getTime() > now.getTime() + DAY_MS) throw invalid(path, 'It lies more than a day in the future.');
  return instant.toISOString();
}

/**
 * Epic sends `overrideReasons` for `overrideReason`, with an `extension` in place of a reason, and clients send null for
 * what they leave out (FBK-14).
 */
function foldVendorForms(sent: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { card, outcome, acceptedSuggestions, outcomeTimestamp } = sent;
  const plural = Array.isArray(sent.overrideReasons) ? sent.overrideReasons[0] : sent.overrideReasons;
  const overrideReason: unknown = sent.overrideReason ?? plural;
  const item = {
    card,
    outcome,
    acceptedSuggestions,
    outcomeTimestamp,
    overrideReason: isObject(overrideReason) ? present(overrideReason) : overrideReason,
  };
  return present(item);
}

function present(members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined && value !== null));
}

/** Ids of cards and suggestions compare in lower case; `urn:uuid:` is the spelling of the logical model. */
function uuidOf(value: string): string {
  return storable(value)
    .replace(/^urn:uuid:/i, '')
    .toLowerCase();
}

/** Text that is kept loses NUL and lone surrogates, which databases and their tools trip over (SEC-65). */
function storable(value: string): string {
  return value.toWellFormed().replaceAll('\0', '');
}

function invalid(path: string, detail: string): Problem {
  return new Problem('feedback-invalid', { path, detail });
}
