import { describe, expect, test } from 'vitest';
import { LOINC, RXNORM } from '../../src/fhir/systems.ts';
import { readDrugName } from '../../tools/rxnorm-name.ts';
import { terminology } from './profiles.ts';

/** `ingredient value unit/per`, in the order of the product's name. */
function said(code: string): string[] | undefined {
  return terminology.product(RXNORM, code)?.ingredients.map(({ name, strength }) => {
    if (strength === undefined) return name;
    return `${name} ${strength.value} ${strength.unit}${strength.per === undefined ? '' : `/${strength.per.unit}`}`;
  });
}

describe('a product', () => {
  test.each([
    ['312941', 'sertraline 50 MG Oral Tablet', ['sertraline 50 mg']],
    ['891888', 'morphine sulfate 30 MG ER Tablet; filed under naltrexone too', ['morphine 30 mg']],
    ['2119381', 'esketamine 140 MG/ML Nasal Spray', ['esketamine 140 mg/mL']],
    ['2119391', 'pack of 56 mg, stated by its name', ['esketamine 56 mg']],
    ['2119389', 'pack of 84 mg, stated by its name', ['esketamine 84 mg']],
    ['2119390', 'the same pack without the words: unknown', ['esketamine']],
    ['238083', 'ketamine 100 MG/ML', ['ketamine 100 mg/mL']],
    ['6130', 'the ingredient itself', ['ketamine']],
    ['6129', 'a brand', ['ketamine']],
    ['2119382', 'a brand', ['esketamine']],
    ['611247', 'a mixture', ['fluoxetine', 'olanzapine']],
    ['224920', 'a brand that is filed under two ingredients', ['levothyroxine']],
    [
      '979464',
      'losartan mixture, filed under fourteen ingredients',
      ['hydrochlorothiazide 12.5 mg', 'losartan 100 mg'],
    ],
  ])('%s (%s)', (code, _, ingredients) => {
    expect(said(code)).toEqual(ingredients);
  });

  test('has its form, and is found under the OID of RxNorm', () => {
    expect(terminology.product('urn:oid:2.16.840.1.113883.6.88', '2119381')?.form).toBe('Nasal Spray');
  });
  test('is none under another system, or when unknown', () => {
    expect(terminology.product(LOINC, '6130')).toBeUndefined();
    expect(terminology.product(RXNORM, '1')).toBeUndefined();
    expect(terminology.product(undefined, undefined)).toBeUndefined();
  });
});

describe('a name', () => {
  test.each([
    ['sertraline 100 MG Oral Tablet', [['sertraline', 100, 'mg', undefined]]],
    [
      'fluoxetine 25 MG / olanzapine 6 MG Oral Capsule [Symbyax]',
      [
        ['fluoxetine', 25, 'mg', undefined],
        ['olanzapine', 6, 'mg', undefined],
      ],
    ],
    ['24 HR selegiline 0.25 MG/HR Transdermal System [Emsam]', [['24 HR selegiline', 0.25, 'mg', 'h']]],
    ['10 ML morphine sulfate 0.5 MG/ML Injection', [['10 ML morphine sulfate', 0.5, 'mg', 'mL']]],
    ['esketamine 28 MG/ACTUAT Nasal Spray', [['esketamine', 28, 'mg', '{actuat}']]],
    ['Armour Thyroid Pill', [['Armour Thyroid Pill', undefined, undefined, undefined]]],
  ])('%s', (name, components) => {
    const read = readDrugName(name).components.map((c) => [
      c.words,
      c.strength?.value,
      c.strength?.unit,
      c.strength?.per,
    ]);
    expect(read).toEqual(components);
  });
  test('two salts of one ingredient are added', () => {
    const adderall = terminology.ingredientsNamed('Adderall').map((i) => i.name);
    expect(adderall).toEqual(['amphetamine', 'dextroamphetamine']);
    // 3.75 mg each of amphetamine aspartate and sulfate, dextroamphetamine saccharate and sulfate
    expect(said('577957')).toEqual(['amphetamine 7.5 mg', 'dextroamphetamine 7.5 mg']);
  });
});

describe('ingredients named in text', () => {
  test.each([
    ['ketamine 50 mg/mL compounded troche', ['ketamine']],
    ['Ketorolac 10 mg', ['ketorolac']],
    ['ketoconazole shampoo', ['ketoconazole']],
    ['S-ketamine nasal', ['esketamine']],
    ['Ketanest S', ['esketamine']],
    ['SPRAVATO (84 mg)', ['esketamine']],
    ['Lithium Carbonate ER 450', ['lithium carbonate']],
    ['morphine sulfate and lorazepam', ['morphine', 'lorazepam']],
    ['Prozac', ['fluoxetine']],
    ['Symbyax', ['fluoxetine', 'olanzapine']],
    ['dextroamphetamine', ['dextroamphetamine']],
    ['may react to propel, my way', []],
    ['Moclobemide 150 mg tablets', ['moclobemide']],
    ['Manerix', ['moclobemide']],
    ['diprophylline', ['dyphylline']],
    ['nothing here', []],
  ])('%s', (text, names) => {
    // Ketorolac is no drug of ours; it must not be taken for one that is.
    const known = names.filter((name) => name !== 'ketorolac');
    expect(terminology.ingredientsNamed(text).map((i) => i.name)).toEqual(known);
  });
});
