import { describe, expect, it } from 'vitest';
import { sourceFiles } from './sources.ts';

/** Names of drugs, diseases and instruments. General words (condition, dose, order, score) are fine. */
const clinical =
  /ketamin|depress|suicid|opioid|opiate|benzodiaz|psychos|psychot|schizo|bipolar|mania\b|manic|pregnan|aneurysm|hypertens|allergy to|phq|c-ssrs|cssrs|madrs|qids|gad-?7|crps|fibromyalgia|migraine|sertraline|venlafaxine|lithium|naltrexone|buprenorphine|methadone|morphine|antidepress|cancer|hospice|dementia|seizure|stroke/i;

describe('what src may know', () => {
  it('holds no drug, disease or instrument name', () => {
    const hits = sourceFiles('src').flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, at) => {
        // The composition root and the command line join both worlds; they may import from hooks by name.
        if (
          (path === 'src/main.ts' || path.startsWith('src/cli/') || path === 'src/compose.ts') &&
          line.includes("'../")
        )
          return [];
        const word = clinical.exec(line)?.[0];
        return word ? [`${path}:${at + 1} ${word}`] : [];
      }),
    );
    expect(hits).toEqual([]);
  });
});
