/** Results a case names by a short word: LOINC code, display, usual unit and category, as a US EHR sends them. */

interface Named {
  readonly loinc: string;
  readonly display: string;
  readonly unit: string;
}

const named = (loinc: string, display: string, unit: string): Named => ({ loinc, display, unit });

const vitals = {
  weight: named('29463-7', 'Body weight', 'kg'),
  height: named('8302-2', 'Body height', 'cm'),
  bmi: named('39156-5', 'Body mass index (BMI) [Ratio]', 'kg/m2'),
  hr: named('8867-4', 'Heart rate', '/min'),
  rr: named('9279-1', 'Respiratory rate', '/min'),
  spo2: named('59408-5', 'Oxygen saturation in Arterial blood by Pulse oximetry', '%'),
} as const;

const scores = {
  phq9: named('44261-6', 'Patient Health Questionnaire 9 item (PHQ-9) total score [Reported]', '{score}'),
  item9: named('44260-8', 'Thoughts that you would be better off dead, or of hurting yourself in some way', '{score}'),
  phq2: named('55758-7', 'Patient Health Questionnaire 2 item (PHQ-2) total score [Reported]', '{score}'),
  nrs: named('72514-3', 'Pain severity - 0-10 verbal numeric rating [Score] - Reported', '{score}'),
  peg: named('91147-9', 'Mean score [PEG]', '{score}'),
  gad7: named('70274-6', 'Generalized anxiety disorder 7 item (GAD-7) total score [Reported.PHQ]', '{score}'),
  pcl5: named('101698-9', 'PTSD PCL-5 score [PCL-5]', '{score}'),
  bdi2: named('89209-1', 'Beck Depression Inventory II total score [BDI]', '{score}'),
  auditc: named('75626-2', 'Total score [AUDIT-C]', '{score}'),
  audit: named('75624-7', 'Total score [AUDIT]', '{score}'),
  dast10: named('82667-7', 'Total score [DAST-10]', '{score}'),
  moca: named('72172-0', 'Total score [MoCA]', '{score}'),
  mmse: named('72106-8', 'Total score [MMSE]', '{score}'),
} as const;

const laboratory = {
  alt: named('1742-6', 'Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma', 'U/L'),
  ast: named('1920-8', 'Aspartate aminotransferase [Enzymatic activity/volume] in Serum or Plasma', 'U/L'),
  alp: named('6768-6', 'Alkaline phosphatase [Enzymatic activity/volume] in Serum or Plasma', 'U/L'),
  ggt: named('2324-2', 'Gamma glutamyl transferase [Enzymatic activity/volume] in Serum or Plasma', 'U/L'),
  bilirubin: named('1975-2', 'Bilirubin.total [Mass/volume] in Serum or Plasma', 'mg/dL'),
  directBilirubin: named('1968-7', 'Bilirubin.direct [Mass/volume] in Serum or Plasma', 'mg/dL'),
  albumin: named('1751-7', 'Albumin [Mass/volume] in Serum or Plasma', 'g/dL'),
  inr: named('6301-6', 'INR in Platelet poor plasma by Coagulation assay', '{INR}'),
  platelets: named('777-3', 'Platelets [#/volume] in Blood by Automated count', '10*3/uL'),
  creatinine: named('2160-0', 'Creatinine [Mass/volume] in Serum or Plasma', 'mg/dL'),
  egfr: named(
    '98979-8',
    'Glomerular filtration rate/1.73 sq M.predicted by Creatinine-based formula (CKD-EPI 2021)',
    'mL/min/{1.73_m2}',
  ),
  glucose: named('2345-7', 'Glucose [Mass/volume] in Serum or Plasma', 'mg/dL'),
  hba1c: named('4548-4', 'Hemoglobin A1c/Hemoglobin.total in Blood', '%'),
  hemoglobin: named('718-7', 'Hemoglobin [Mass/volume] in Blood', 'g/dL'),
  tsh: named('3016-3', 'Thyrotropin [Units/volume] in Serum or Plasma', 'm[IU]/L'),
  t4free: named('3024-7', 'Thyroxine (T4) free [Mass/volume] in Serum or Plasma', 'ng/dL'),
  hcgQuant: named('21198-7', 'Choriogonadotropin.beta subunit [Units/volume] in Serum or Plasma', 'm[IU]/mL'),
  lithium: named('14334-7', 'Lithium [Moles/volume] in Serum or Plasma', 'mmol/L'),
  potassium: named('2823-3', 'Potassium [Moles/volume] in Serum or Plasma', 'mmol/L'),
} as const;

const heart = { qtc: named('8636-3', 'Q-T interval corrected', 'ms') } as const;

export type MeasureName = keyof typeof vitals | keyof typeof scores | keyof typeof laboratory | keyof typeof heart;

export interface Measure extends Named {
  readonly name: MeasureName;
  readonly category: 'vital-signs' | 'survey' | 'laboratory' | 'procedure';
}

/** Every measure, in the order in which an entry that names several becomes Observations. */
export const measures: readonly Measure[] = (
  [
    ['survey', scores],
    ['vital-signs', vitals],
    ['laboratory', laboratory],
    ['procedure', heart],
  ] as const
).flatMap(([category, table]) =>
  Object.entries(table).map(([name, measure]): Measure => ({ ...measure, name: name as MeasureName, category })),
);

/** Drug tests in urine that answer with a word. */
export const drugTests = {
  amphetamine: ['19261-7', 'Amphetamines [Presence] in Urine by Screen method'],
  barbiturate: ['19270-8', 'Barbiturates [Presence] in Urine by Screen method'],
  benzodiazepine: ['14316-4', 'Benzodiazepines [Presence] in Urine by Screen method'],
  buprenorphine: ['58359-1', 'Buprenorphine+Norbuprenorphine [Presence] in Urine by Screen method'],
  cannabinoid: ['18282-4', 'Cannabinoids [Presence] in Urine by Screen method'],
  cocaine: ['14314-9', 'Benzoylecgonine [Presence] in Urine by Screen method'],
  ethanol: ['42242-8', 'Ethanol [Presence] in Urine by Screen method'],
  fentanyl: ['59673-4', 'fentaNYL [Presence] in Urine by Screen method'],
  heroin: ['19321-9', '6-Monoacetylmorphine (6-MAM) [Presence] in Urine by Screen method'],
  ketamine: ['12327-3', 'Ketamine [Presence] in Urine'],
  methadone: ['19550-3', 'Methadone [Presence] in Urine by Screen method'],
  opiate: ['19295-5', 'Opiates [Presence] in Urine by Screen method'],
  oxycodone: ['19642-8', 'oxyCODONE [Presence] in Urine by Screen method'],
  phencyclidine: ['19659-2', 'Phencyclidine [Presence] in Urine by Screen method'],
} as const;

/** Parts of a urinalysis: those that answer with a word, and cells counted under the microscope, each high power field. */
export const urinalysisWords = {
  blood: ['5794-3', 'Hemoglobin [Presence] in Urine by Test strip'],
  leukocytes: ['5799-2', 'Leukocyte esterase [Presence] in Urine by Test strip'],
  nitrite: ['5802-4', 'Nitrite [Presence] in Urine by Test strip'],
  protein: ['20454-5', 'Protein [Presence] in Urine by Test strip'],
} as const;

export const urinalysisCounts = {
  rbc: ['13945-1', 'Erythrocytes [#/area] in Urine sediment by Microscopy high power field'],
  wbc: ['5821-4', 'Leukocytes [#/area] in Urine sediment by Microscopy high power field'],
} as const;
