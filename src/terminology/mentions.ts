import { type Cue, cuesIn } from './cues.ts';
import { tokens, wordsOf } from './tokens.ts';

/** Finds curated phrases in free text, as whole words. */
export type MentionFinder = (text: string) => 'uncoded' | 'uncertain' | undefined;

/** How far behind a mention a cue may stand: "… has been ruled out". */
const reach = 3;
/** What may follow "history of … in" without naming another person. */
const timeOrState = /^(\d+|remission|partial|full|early|sustained)$/;
const sentenceEnd = new Set(['.', ';', '\n']);
const marks = new Set([...sentenceEnd, '?']);

interface Phrase {
  readonly words: readonly string[];
  /** Must be the whole text. */
  readonly alone: boolean;
}

/**
 * A finder for one set's synonyms. A synonym that begins with "=" must be the whole text: some words say it alone and
 * mislead in a sentence. Denied and family mentions are passed over; a doubtful one is `uncertain`; the surest
 * mention decides. Phrases are compared word by word: no expression is built from any text.
 */
export function mentionFinder(synonyms: readonly string[]): MentionFinder {
  const phrases = new Map<string, Phrase[]>();
  for (const synonym of synonyms) {
    const words = wordsOf(synonym);
    const first = words[0] ?? '';
    phrases.set(first, [...(phrases.get(first) ?? []), { words, alone: synonym.startsWith('=') }]);
  }
  return function findMention(text) {
    const words = tokens(text);
    let cues: ReturnType<typeof cuesIn> | undefined;
    let surest: 'uncertain' | undefined;
    for (let i = 0; i < words.length; i++) {
      for (const phrase of phrases.get(words[i] ?? '') ?? []) {
        if (!phrase.words.every((w, n) => words[i + n] === w)) continue;
        if (phrase.alone && words.filter((w) => !marks.has(w)).length > phrase.words.length) continue;
        cues ??= cuesIn(words);
        const verdict = judge(words, cues, i, i + phrase.words.length);
        if (verdict === 'uncoded') return verdict;
        surest ??= verdict;
      }
    }
    return surest;
  };
}

function judge(
  words: readonly string[],
  cues: ReturnType<typeof cuesIn>,
  start: number,
  end: number,
): 'uncoded' | 'uncertain' | undefined {
  let denied = false;
  let past = false;
  let doubt = false;
  for (let i = sentenceStart(words, start); i < words.length; i++) {
    if (i >= end && sentenceEnd.has(words[i] ?? '')) break;
    const found = cues.get(i);
    if (i >= start && i < end) continue;
    if (i >= end && past && words[i] === 'in' && !timeOrState.test(words[i + 1] ?? '2')) return undefined;
    if (found === undefined) continue;
    if (found.cue === 'family') return undefined;
    if (found.cue === 'doubt') doubt = true;
    if (i < start) {
      if (found.cue === 'denies' || found.cue === 'both') denied = true;
      if (found.cue === 'near' && start - i <= 2) denied = true;
      if (found.cue === 'turn') denied = false;
      if (found.cue === 'past') past = true;
    } else if (deniesBackwards(found, words, i, end)) return undefined;
  }
  if (denied) return undefined;
  return doubt ? 'uncertain' : 'uncoded';
}

function deniesBackwards(
  { cue, length }: { readonly cue: Cue; readonly length: number },
  words: readonly string[],
  at: number,
  end: number,
): boolean {
  if (at - end > reach) return false;
  if (cue === 'denied' || cue === 'both') return true;
  // "X: no" ends there; "X, no Y" denies something else.
  const next = words[at + length];
  return words[at] === 'no' && (next === undefined || sentenceEnd.has(next));
}

function sentenceStart(words: readonly string[], from: number): number {
  let start = from;
  while (start > 0 && !sentenceEnd.has(words[start - 1] ?? '')) start--;
  return start;
}
