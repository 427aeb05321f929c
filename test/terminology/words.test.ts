import { describe, expect, test } from 'vitest';
import { tokens } from '../../src/terminology/tokens.ts';
import { terminology } from './profiles.ts';

const cases: [set: string, text: string, expected: 'uncoded' | 'uncertain' | undefined, why?: string][] = [
  // V08, V08b, V08c
  ['aneurysm', 'Cerebral aneurysm', 'uncoded'],
  ['aneurysm', 'no aneurysm on MRA', undefined],
  ['aneurysm', 'r/o cerebral aneurysm', 'uncertain'],
  // negation
  ['aneurysm', 'Denies aneurysm', undefined],
  ['aneurysm', 'MRA negative for aneurysm', undefined],
  ['aneurysm', 'aneurysm ruled out', undefined],
  ['aneurysm', 'Aneurysm has been ruled out', undefined],
  ['aneurysm', 'ruled out aneurysm', undefined],
  ['aneurysm', 'Aneurysm: none', undefined],
  ['aneurysm', 'Aneurysm: no', undefined],
  ['aneurysm', 'no headache, no aneurysm', undefined],
  ['pregnancy-current', 'Not currently pregnant', undefined],
  ['delirium-current', 'Dementia without delirium', undefined],
  // family
  ['aneurysm', 'Family history of aneurysm', undefined],
  ['aneurysm', 'FH: brain aneurysm', undefined],
  ['aneurysm', 'mother: brain aneurysm', undefined],
  ['aneurysm', "Aneurysm (patient's father)", undefined],
  ['aneurysm', 'history of aneurysm in maternal uncle', undefined],
  ['aneurysm', 'History of aneurysm in neighbour', undefined],
  ['bipolar-ever', 'brother with bipolar disorder', undefined],
  ['pregnancy-current', 'wife is pregnant', undefined],
  // a cue that speaks of something else
  ['aneurysm', 'Cerebral aneurysm, no rupture', 'uncoded'],
  ['aneurysm', 'No change in aneurysm size', 'uncoded'],
  ['aneurysm', 'No headache. Cerebral aneurysm 4 mm', 'uncoded'],
  ['aneurysm', 'no hypertension but aneurysm on MRA', 'uncoded'],
  ['aneurysm', 'Mother well. Cerebral aneurysm', 'uncoded'],
  ['aneurysm', 'History of cerebral aneurysm', 'uncoded'],
  ['aneurysm', 'History of aneurysm, coiled in 2019', 'uncoded'],
  ['psychosis-primary', 'History of schizophrenia in remission', 'uncoded'],
  // doubt
  ['aneurysm', '?aneurysm', 'uncertain'],
  ['aneurysm', 'aneurysm?', 'uncertain'],
  ['aneurysm', 'Possible AAA / aneurysm', 'uncertain'],
  ['aneurysm', 'probable cerebral aneurysm', 'uncertain'],
  ['aneurysm', 'rule out aneurysm', 'uncertain'],
  ['aneurysm', 'query aneurysm', 'uncertain'],
  ['aneurysm', 'aneurysm not ruled out', 'uncertain'],
  ['aneurysm', 'Aneurysm cannot be excluded', 'uncertain'],
  ['aneurysm', 'Possible aneurysm on CT. MRA: cerebral aneurysm', 'uncoded', 'the surest mention decides'],
  // whole words, spelling, words that mislead
  ['aneurysm', 'ANEURYSMS', 'uncoded'],
  ['aneurysm', 'nonaneurysmal', undefined],
  ['bipolar-ever', 'Bipolar', 'uncoded'],
  ['bipolar-ever', 'Bipolar hip hemiarthroplasty', undefined],
  ['bipolar-ever', 'Bipolar II disorder', 'uncoded'],
  ['pregnancy-current', 'Pregnancy', 'uncoded'],
  ['pregnancy-current', 'Pregnancy test ordered', undefined],
  ['pregnancy-current', 'Trying to become pregnant', undefined],
  ['psychosis-primary', 'Psychosis NOS', 'uncoded'],
  ['mood-disorder-psychotic', 'MDD, severe with psychotic features', 'uncoded'],
  ['mood-disorder-psychotic', 'MDD, severe without psychotic features', undefined],
  ['substance-use-disorder-moderate-severe', 'Alcohol use disorder, severe', 'uncoded'],
  ['substance-use-disorder-moderate-severe', 'Alcohol use disorder, mild', undefined],
  ['substance-use-disorder-moderate-severe', 'Alcoholic hepatitis', undefined],
  ['substance-use-disorder-moderate-severe', 'Tobacco dependence', undefined],
  ['opioid-dependence', 'Heroin addiction', 'uncoded'],
  ['ketamine-misuse', 'Ketamine misuse', 'uncoded'],
  ['ketamine-misuse', 'Ketamine infusion for depression', undefined],
  ['ketamine-allergen', 'Ketamine', 'uncoded'],
  ['ketamine-allergen', 'Ketorolac', undefined],
  ['ketamine-allergen', 'ketoconazole cream', undefined],
  // no synonyms: an indication never rests on text
  ['mdd-active', 'Major depressive disorder, recurrent, severe', undefined],
  ['aneurysm', '', undefined],
];

describe('free text', () => {
  test.each(cases)('%s: "%s" → %s', (set, text, expected) => {
    expect(terminology.words(set, text)).toBe(expected);
  });

  test('is looked at to 300 characters', () => {
    expect(terminology.words('aneurysm', `${'x '.repeat(140)}aneurysm`)).toBe('uncoded');
    expect(terminology.words('aneurysm', `${'x '.repeat(150)}aneurysm`)).toBeUndefined();
  });

  test('a composed and a decomposed letter are the same', () => {
    expect(tokens('Cafe\u0301')).toEqual(tokens('caf\u00e9'));
  });

  test('hostile text costs no time', () => {
    const started = performance.now();
    for (const text of ['no '.repeat(100_000), '?'.repeat(300_000), 'aneurysm '.repeat(100_000), '('.repeat(300_000)]) {
      terminology.words('aneurysm', text);
      terminology.ingredientsNamed(text);
    }
    expect(performance.now() - started).toBeLessThan(200);
  });
});
