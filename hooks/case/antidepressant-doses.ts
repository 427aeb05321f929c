/** Pharmacological classes as a clinician counts them. */
export type AntidepressantClass =
  | 'SSRI'
  | 'SNRI'
  | 'tricyclic'
  | 'tetracyclic'
  | 'MAO inhibitor'
  | 'serotonin modulator'
  | 'bupropion'
  | 'dextromethorphan-bupropion';

export interface Antidepressant {
  /** Ingredient names of our drug list; more than one is a fixed combination, and the first carries the dose. */
  readonly ingredients: readonly [string, ...string[]];
  /** What a card calls it. */
  readonly name: string;
  readonly class: AntidepressantClass;
  /** Milligrams a day from which a trial is adequate. Without it a trial is at most "possible". */
  readonly mgPerDay?: number;
  /** Drugs with the same letter are one drug for counting: a racemate and its isomer, a drug and its metabolite [X]. */
  readonly oneWith?: string;
  /** Only this form is an antidepressant. */
  readonly only?: 'transdermal';
  /** A combination with this drug is no antidepressant. */
  readonly notWith?: string;
}

function drugs(
  kind: AntidepressantClass,
  table: Readonly<Record<string, number | undefined>>,
): readonly Antidepressant[] {
  return Object.entries(table).map(([name, mgPerDay]) => {
    const oneWith = oneDrug[name];
    return {
      ingredients: [name],
      name,
      class: kind,
      ...(mgPerDay === undefined ? {} : { mgPerDay }),
      ...(oneWith === undefined ? {} : { oneWith }),
    };
  });
}

/** Pairs that count as one drug (D3.2). */
const oneDrug: Readonly<Record<string, string>> = {
  citalopram: 'citalopram',
  escitalopram: 'citalopram',
  venlafaxine: 'venlafaxine',
  desvenlafaxine: 'venlafaxine',
  milnacipran: 'milnacipran',
  levomilnacipran: 'milnacipran',
};

/**
 * Lowest daily dose of an adequate trial, in the manner of the Antidepressant Treatment History Form (D3; S64). Low doses
 * given for sleep or pain therefore never count. A site may lower a dose in its policy (`thresholds.trials.doses`).
 *
 * Amoxapine, maprotiline, trimipramine and gepirone have no dose here: at most "possible". Agomelatine is in no US drug
 * list. The olanzapine combination counts by its fluoxetine dose, and as fluoxetine. Two tablets a day of the
 * dextromethorphan combination hold 210 mg bupropion. Selegiline by mouth and bupropion with naltrexone are no
 * antidepressant trials.
 */
export const antidepressants: readonly Antidepressant[] = [
  {
    ingredients: ['bupropion', 'dextromethorphan'],
    name: 'dextromethorphan-bupropion',
    class: 'dextromethorphan-bupropion',
    mgPerDay: 210,
  },
  {
    ingredients: ['selegiline'],
    name: 'transdermal selegiline',
    class: 'MAO inhibitor',
    mgPerDay: 6,
    only: 'transdermal',
  },
  ...drugs('SSRI', {
    citalopram: 20,
    escitalopram: 10,
    fluoxetine: 20,
    fluvoxamine: 100,
    paroxetine: 20,
    sertraline: 50,
  }),
  ...drugs('SNRI', { venlafaxine: 75, desvenlafaxine: 50, duloxetine: 40, levomilnacipran: 40, milnacipran: 100 }),
  { ingredients: ['bupropion'], name: 'bupropion', class: 'bupropion', mgPerDay: 300, notWith: 'naltrexone' },
  ...drugs('tetracyclic', { mirtazapine: 15, maprotiline: undefined }),
  ...drugs('serotonin modulator', {
    trazodone: 300,
    nefazodone: 300,
    vilazodone: 20,
    vortioxetine: 10,
    gepirone: undefined,
  }),
  ...drugs('tricyclic', {
    amitriptyline: 150,
    amoxapine: undefined,
    clomipramine: 150,
    desipramine: 150,
    doxepin: 150,
    imipramine: 150,
    nortriptyline: 75,
    protriptyline: 30,
    trimipramine: undefined,
  }),
  ...drugs('MAO inhibitor', { isocarboxazid: 30, phenelzine: 45, tranylcypromine: 30 }),
];

/** Lowest daily dose of an augmentation, in milligrams; 0 means any dose (D3.5). Reported, never counted as a trial. */
export const augmentations: Readonly<Record<string, number>> = {
  aripiprazole: 2,
  brexpiprazole: 1,
  cariprazine: 1.5,
  quetiapine: 150,
  olanzapine: 5,
  lithium: 0,
  'lithium carbonate': 0,
  'lithium citrate': 0,
  liothyronine: 0.025,
};
