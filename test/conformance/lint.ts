/** The words that text of this service never uses (REG-15), whole, in any case but for the abbreviation. */
const banned =
  /\b(?:must|do not give|stops?|starts?|safe|cleared|no contraindications|high risk|emergency|emergencies|immediately|alarms?|detects|diagnoses|predicts)\b|\bAI\b/gi;

/** Fixed sentences that say what the service is not for (REG-05); they are the one place for these words. */
const scopeSentences = [
  'Not for emergencies or monitoring during treatment.',
  'Not for emergencies, anaesthesia or monitoring during treatment, and not for patients to use.',
];

/** Banned words in a text, each with what stands around it. */
export function wordingFaults(text: string, exceptions: readonly { readonly word: string }[] = []): readonly string[] {
  const read = scopeSentences.reduce((rest, sentence) => rest.replaceAll(sentence, ''), text);
  return [...read.matchAll(banned)]
    .filter(([word]) => word.toUpperCase() !== 'AI' || word === 'AI')
    .filter(([word]) => !exceptions.some((exception) => exception.word.toLowerCase() === word.toLowerCase()))
    .map(
      (found) =>
        `"${found[0]}" in "…${read.slice(Math.max(0, found.index - 30), found.index + 40).replaceAll('\n', ' ')}…"`,
    );
}
