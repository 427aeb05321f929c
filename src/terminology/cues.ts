/**
 * What words around a mention do to it:
 *
 * - `denies`: rejects what follows, up to the end of the sentence or a "but"
 * - `near`: the same for the next words only
 * - `denied`: rejects what stands right before it
 * - `both`: either way
 * - `family`: the sentence is about somebody else
 * - `doubt`: the sentence asks rather than states
 * - `past`: "history of …", which with a later "in …" is about somebody else
 * - `turn`: ends what a denial reaches
 * - `nothing`: looks like a cue and is none ("no change in …")
 */
export type Cue = 'denies' | 'near' | 'denied' | 'both' | 'family' | 'doubt' | 'past' | 'turn' | 'nothing';

const phrases: Readonly<Record<Cue, string>> = {
  denies:
    'no|denies|denied|negative for|without|no evidence of|absence of|never|excludes|free of|wife|husband|spouse|partner|girlfriend|boyfriend',
  // Reaches its neighbours only: two words on, it may deny a detail rather than the problem.
  near: 'not',
  denied: 'negative|absent|none|excluded|not present|not seen|not found|was denied',
  both: 'ruled out',
  family:
    'fh|fhx|f h|famhx|family|familial history|mother|father|brother|sister|mom|dad|mum|parent|parents|sibling|siblings|aunt|uncle|cousin|grandmother|grandfather|grandparent|son|daughter|maternal|paternal|relative|relatives',
  doubt:
    '?|possible|possibly|probable|probably|r o|rule out|query|suspected|suspicion of|questionable|not ruled out|not been ruled out|cannot rule out|cannot be ruled out|can not be ruled out|not excluded|cannot exclude|cannot be excluded|concern for|vs|versus',
  past: 'history of|h o|hx of|hx',
  turn: 'but|however|although|except',
  nothing:
    'no change|no changes|no interval change|no significant change|no increase|no growth|no new|not only|without change|without interval change',
};

const cues: ReadonlyMap<string, { readonly cue: Cue; readonly words: readonly string[] }[]> = byFirstWord();

/** The cues of a text: token index → cue and how many tokens it takes. The longest cue at a place wins. */
export function cuesIn(text: readonly string[]): ReadonlyMap<number, { readonly cue: Cue; readonly length: number }> {
  const found = new Map<number, { cue: Cue; length: number }>();
  for (let i = 0; i < text.length; i++) {
    const fitting = cues.get(text[i] ?? '')?.find(({ words }) => words.every((w, n) => text[i + n] === w));
    if (fitting === undefined) continue;
    found.set(i, { cue: fitting.cue, length: fitting.words.length });
    i += fitting.words.length - 1;
  }
  return found;
}

function byFirstWord(): Map<string, { cue: Cue; words: string[] }[]> {
  const all = new Map<string, { cue: Cue; words: string[] }[]>();
  for (const [cue, list] of Object.entries(phrases) as [Cue, string][]) {
    for (const words of list.split('|').map((phrase) => phrase.split(' '))) {
      const first = words[0] ?? '';
      all.set(
        first,
        [...(all.get(first) ?? []), { cue, words }].sort((a, b) => b.words.length - a.words.length),
      );
    }
  }
  return all;
}
