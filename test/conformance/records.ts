/** Records with something under every prefetch key, so that taking or changing one key means something. */
import type { GoldenCase } from '../golden/case.ts';

export type Record = Omit<GoldenCase, 'expect' | 'name'>;

const everyKey: Omit<Record, 'hook'> = {
  patient: { age: 41, sex: 'female' },
  conditions: [{ icd10: 'I10', onset: '-400d' }],
  medications: [
    { drug: 'sertraline', dose: '100 mg', per: 'day', from: '-380d', to: '-290d' },
    { drug: 'venlafaxine', dose: '150 mg', per: 'day', from: '-280d' },
    { kind: 'statement', drug: 'lisinopril', from: '-30d' },
    { kind: 'administration', drug: 'ondansetron', dose: '4 mg', route: 'iv', on: '-40d' },
  ],
  observations: [
    { phq9: 19, on: '-5d' },
    { phq9: 19, on: '-5d', as: 'questionnaire' },
    { bp: '126/80', on: '-3h' },
    { weight: '70 kg', on: '-3d' },
    { hcg: 'negative', on: '-3d' },
  ],
  allergies: [{ drug: 'sertraline', clinical: 'active', verification: 'confirmed' }],
  procedures: [{ snomed: '73761001', on: '-900d' }],
  serviceRequests: [{ snomed: '183452005', status: 'completed', authored: '-800d' }],
  encounters: [{ class: 'AMB', on: '-20d' }],
  encounter: { class: 'AMB' },
};

/** Depression after two trials: a referral is an option. */
export const depressed: Record = {
  hook: 'patient-view',
  ...everyKey,
  conditions: [{ icd10: 'F33.2', onset: '-400d' }],
};

/** Ketamine is about to be chosen, a session to begin or to be booked, for a patient without any contraindication. */
export const selected: Record = {
  hook: 'order-select',
  ...everyKey,
  order: { drug: 'ketamine', dose: '35 mg', minutes: 40, route: 'iv', reason: { icd10: 'F33.2' } },
};
export const begun: Record = { hook: 'encounter-start', ...everyKey, encounter: { class: 'AMB' } };
export const booked: Record = {
  hook: 'appointment-book',
  ...everyKey,
  appointments: [{ on: '+3d 09:00', serviceType: { text: 'Ketamine infusion' } }],
};

/** High blood pressure and nothing that concerns this service. */
export const unconcerned: Record = { hook: 'patient-view', ...everyKey };

/** Ketamine is ordered for a patient without any contraindication. */
export const ordered: Record = {
  hook: 'order-sign',
  ...everyKey,
  order: { drug: 'ketamine', dose: '35 mg', minutes: 40, route: 'iv', reason: { icd10: 'F33.2' } },
};

/** An order that does not concern this service. */
export const unrelated: Record = { hook: 'order-sign', ...everyKey, order: { drug: 'lisinopril', dose: '10 mg' } };

/** Everything that can be said at signing, at once, and far more entries than a card can list. */
export const everythingAtSigning: Record = {
  ...everyKey,
  hook: 'order-sign',
  conditions: [
    ...Array.from({ length: 40 }, (_, n) => ({ icd10: 'I67.1', onset: `-${400 + n}d` })),
    ...Array.from({ length: 40 }, (_, n) => ({ icd10: 'F20.0', onset: `-${400 + n}d` })),
    ...Array.from({ length: 40 }, (_, n) => ({ icd10: 'F19.20', onset: `-${400 + n}d` })),
    { icd10: 'Z33.1', recorded: '-20d' },
    { icd10: 'T14.91XA', onset: '-3d', recorded: '-3d' },
    { text: 'Cerebral aneurysm' },
  ],
  observations: [
    { phq9: 27, item9: 3, on: '-2d' },
    { cssrs: { q4: 'yes', q5: 'yes', q6: 'yes' }, on: '-1d' },
    ...Array.from({ length: 20 }, (_, n) => ({ bp: `${190 + n}/115`, on: `-${n + 1}h` })),
    { weight: '70 kg', on: '-3d' },
    { hcg: 'positive', on: '-3d' },
  ],
  allergies: Array.from({ length: 20 }, () => ({
    drug: 'ketamine',
    clinical: 'active' as const,
    verification: 'confirmed' as const,
    criticality: 'high' as const,
  })),
  medications: [
    { drug: 'oxycodone', dose: '10 mg', per: 'day', times: 2, from: '-30d' },
    { drug: 'morphine', dose: '10 mg', per: 'day', times: 2, from: '-30d' },
    { drug: 'lorazepam', dose: '1 mg', per: 'day', from: '-30d' },
    { drug: 'diazepam', dose: '5 mg', per: 'day', from: '-30d' },
  ],
  orders: [
    { drug: 'ketamine', dose: '350 mg', minutes: 40, route: 'iv', reason: { icd10: 'F33.2' } },
    { drug: 'esketamine', dose: '112 mg', route: 'nasal', reason: { icd10: 'F33.2' } },
    { drug: 'esketamine', dose: '56 mg', route: 'iv', reason: { icd10: 'F33.2' } },
  ],
};

/** Everything that can be said on opening a chart, at once: depression, pain, contraindications, an acute finding. */
const everythingAtTheChart: Record = {
  ...everyKey,
  hook: 'patient-view',
  conditions: [
    { icd10: 'F33.2', onset: '-500d' },
    { icd10: 'G90.511', onset: '-500d' },
    { icd10: 'G89.4', onset: '-500d' },
    ...Array.from({ length: 40 }, (_, n) => ({ icd10: 'I67.1', onset: `-${400 + n}d` })),
    { icd10: 'Z33.1', recorded: '-20d' },
  ],
  medications: [
    { drug: 'sertraline', dose: '150 mg', per: 'day', from: '-480d', to: '-390d' },
    { drug: 'duloxetine', dose: '60 mg', per: 'day', from: '-380d', to: '-280d' },
    { drug: 'gabapentin', dose: '1800 mg', per: 'day', from: '-280d' },
    ...Array.from({ length: 3 }, (_, n) => ({
      kind: 'administration' as const,
      drug: 'esketamine',
      dose: '56 mg',
      route: 'nasal',
      on: `-${3 + 4 * n}d`,
      reason: { icd10: 'F33.2' },
    })),
  ],
  observations: [
    { phq9: 24, item9: 3, on: '-2d' },
    { nrs: 8, on: '-4d' },
    { cssrs: { q4: 'yes', q5: 'yes' }, on: '-1d' },
    { bp: '195/118', on: '-3h' },
  ],
};

/** Everything that can be said of drafts that are being chosen. */
const everythingAtSelecting: Record = { ...everythingAtSigning, hook: 'order-select' };

const { orders: _, ...withoutOrders } = everythingAtSigning;

/** Everything that can be said as a session of a patient on therapy begins. */
export const everythingAtTheVisit: Record = {
  ...withoutOrders,
  hook: 'encounter-start',
  medications: [...(withoutOrders.medications ?? []), ...(everythingAtTheChart.medications ?? [])],
  encounter: { class: 'AMB', type: { hcpcs: 'G2082' } },
};

/** Everything that can be said of a session that is booked. */
export const everythingAtBooking: Record = {
  ...withoutOrders,
  hook: 'appointment-book',
  medications: [...(withoutOrders.medications ?? []), ...(everythingAtTheChart.medications ?? [])],
  appointments: [
    { on: '+1d 09:00', serviceType: { text: 'Ketamine infusion' } },
    { on: '+2d 09:00', serviceType: { hcpcs: 'G2083' } },
  ],
};

/** One record for each hook in which everything speaks. */
export const crowdedRecords: readonly Record[] = [
  everythingAtSigning,
  everythingAtTheChart,
  everythingAtSelecting,
  everythingAtTheVisit,
  everythingAtBooking,
];
