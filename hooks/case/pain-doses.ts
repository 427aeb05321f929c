export type PainDrugClass = 'gabapentinoid' | 'SNRI' | 'tricyclic';

/** Lowest daily dose of an adequate pain treatment, in mg (D3b). */
export const painDoses: Readonly<Record<string, { readonly class: PainDrugClass; readonly mgPerDay: number }>> = {
  gabapentin: { class: 'gabapentinoid', mgPerDay: 1200 },
  pregabalin: { class: 'gabapentinoid', mgPerDay: 150 },
  duloxetine: { class: 'SNRI', mgPerDay: 60 },
  venlafaxine: { class: 'SNRI', mgPerDay: 150 },
  milnacipran: { class: 'SNRI', mgPerDay: 100 },
  amitriptyline: { class: 'tricyclic', mgPerDay: 25 },
  nortriptyline: { class: 'tricyclic', mgPerDay: 25 },
  desipramine: { class: 'tricyclic', mgPerDay: 25 },
  imipramine: { class: 'tricyclic', mgPerDay: 25 },
};
