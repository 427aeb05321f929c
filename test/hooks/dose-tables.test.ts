import { describe, expect, it } from 'vitest';
import { antidepressants, augmentations } from '../../hooks/case/antidepressant-doses.ts';
import { diazepamEquivalents, inDiazepam } from '../../hooks/case/diazepam-equivalents.ts';
import { morphineFactors, partialAgonist } from '../../hooks/case/morphine-factors.ts';
import { painDoses } from '../../hooks/case/pain-doses.ts';
import { RXNORM } from '../../src/fhir/systems.ts';
import { shipped } from '../support/app.ts';

const { terminology } = shipped;

function ingredient(name: string) {
  return terminology.ingredientsNamed(name).find((one) => one.name === name);
}

describe('dose tables', () => {
  it.each(antidepressants.flatMap((one) => one.ingredients))('%s is an ingredient of the drug list', (name) => {
    expect(ingredient(name)?.name).toBe(name);
  });

  it('are about drugs of the antidepressant value set', () => {
    const single = antidepressants.filter(({ ingredients }) => ingredients.length === 1);
    for (const { ingredients, name } of single) {
      const code = ingredient(ingredients[0])?.code;
      expect(terminology.member('antidepressant', RXNORM, code), name).toBeDefined();
    }
  });

  it.each(Object.keys(augmentations))('%s is an augmentation in the value set', (name) => {
    expect(terminology.member('augmentation-trd', RXNORM, ingredient(name)?.code)).toBeDefined();
  });

  it.each(Object.entries(painDoses))('%s is in the value set of its class', (name, { class: kind }) => {
    const set = { gabapentinoid: 'gabapentinoid', SNRI: 'snri-pain', tricyclic: 'tca-pain' }[kind];
    expect(terminology.member(set, RXNORM, ingredient(name)?.code)).toBeDefined();
  });

  it.each(Object.keys(diazepamEquivalents))('%s is a benzodiazepine', (name) => {
    expect(terminology.member('benzodiazepine', RXNORM, ingredient(name)?.code)).toBeDefined();
  });

  it('say that 10 mg diazepam are 10 mg, and nothing of drugs that are not converted', () => {
    expect(inDiazepam('diazepam', 10)).toBe(10);
    expect(inDiazepam('lorazepam', 2)).toBe(20);
    expect(inDiazepam('midazolam', 5)).toBeUndefined();
  });

  it.each([...Object.keys(morphineFactors), partialAgonist, 'fentanyl'])('%s is an opioid', (name) => {
    expect(terminology.member('opioid-systemic', RXNORM, ingredient(name)?.code)).toBeDefined();
  });

  it('have no factor for opioids that are not converted', () => {
    for (const name of ['levorphanol', 'meperidine', 'pentazocine', 'butorphanol', 'fentanyl', partialAgonist])
      expect(Object.keys(morphineFactors), name).not.toContain(name);
  });
});
