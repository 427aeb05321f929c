import type { GoldenCase } from '../golden/case.ts';

const everyKey = {
  conditions: [{ icd10: 'F33.2', onset: '-400d' }],
  medications: [
    { drug: 'sertraline', dose: '100 mg', per: 'day', from: '-380d', to: '-290d' },
    { drug: 'venlafaxine', dose: '150 mg', per: 'day', from: '-280d' },
    { kind: 'statement', drug: 'lisinopril', from: '-30d' },
    { kind: 'administration', drug: 'ondansetron', dose: '4 mg', route: 'iv', on: '-40d' },
  ],
  observations: [
    { phq9: 19, on: '-5d' },
    { bp: '126/80', on: '-3h' },
    { weight: '70 kg', on: '-3d' },
    { hcg: 'negative', on: '-3d' },
    { phq9: 19, on: '-5d', as: 'questionnaire' },
  ],
  allergies: [{ drug: 'penicillin', text: 'penicillin', clinical: 'active', verification: 'confirmed' }],
  procedures: [{ snomed: '73761001', on: '-900d' }],
  serviceRequests: [{ snomed: '183452005', status: 'completed', authored: '-800d' }],
  encounters: [{ class: 'AMB', on: '-20d' }],
  encounter: { class: 'AMB' },
} as const;

export const bases = {
  depressed: { hook: 'patient-view', patient: { age: 41, sex: 'female' }, ...everyKey },
  quiet: { hook: 'patient-view', patient: { age: 41, sex: 'female' }, ...everyKey, conditions: [{ icd10: 'I10' }] },
  therapy: { hook: 'patient-view', patient: { age: 41, sex: 'female' }, ...everyKey, conditions: [{ icd10: 'I10' }], medications: [...everyKey.medications, { kind: 'administration', drug: 'esketamine', dose: '56 mg', route: 'nasal', on: '-3d', reason: { icd10: 'F33.2' } }] },
  ordered: { hook: 'order-sign', patient: { age: 41, sex: 'female' }, ...everyKey, order: { drug: 'ketamine', dose: '35 mg', minutes: 40, route: 'iv', reason: { icd10: 'F33.2' } } },
  unrelated: { hook: 'order-sign', patient: { age: 41, sex: 'female' }, ...everyKey, order: { drug: 'lisinopril', dose: '10 mg' } },
} as unknown as Record<string, Omit<GoldenCase, 'expect' | 'name'>>;
