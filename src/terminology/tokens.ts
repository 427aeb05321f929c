/** Longer texts are cut here before they are looked at, whatever a record sends. */
const longestText = 300;

/** Words, question marks and sentence ends; "r/o" and "h/o" stay two words. */
const token = /[\p{L}\p{N}]+|[?.;\n]/gu;
const word = /[\p{L}\p{N}]+/gu;

/** Marks that print nothing: a soft hyphen or a zero-width space inside a name does not make it another name. */
const invisible = /\p{Cf}/gu;

/** The text in lower case, composed, cut, as words and the marks that matter. */
export function tokens(text: string): readonly string[] {
  return plain(text).match(token) ?? [];
}

/** The words alone. */
export function wordsOf(text: string): readonly string[] {
  return plain(text).match(word) ?? [];
}

function plain(text: string): string {
  return text.slice(0, longestText).normalize('NFKC').replace(invisible, '').toLowerCase();
}
