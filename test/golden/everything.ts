import type { GoldenCase } from './case.ts';

const record: Omit<GoldenCase, 'name' | 'hook' | 'expect'> = {
  patient: { age: 41, sex: 'female' },
  conditions: [{ icd10: 'F33.2', onset: '-400d' }],
  medications: [
    { rxnorm: '2119365', dose: '56 mg', route: 'nasal', category: 'outpatient', dispense: '2 {spray}', days: 30 },
    {
      drug: 'ketamine',
      from: '-30d',
      priorPrescription: 'medication-1',
      steps: [
        { dose: '35 mg', route: 'iv', minutes: 40 },
        { rate: '0.2 mg/kg/h', route: 'iv', minutes: 240, instructions: 'maintenance' },
      ],
      refills: 2,
    },
    { kind: 'statement', drug: 'lisinopril', instructions: 'one in the morning', from: '-30d' },
    { kind: 'administration', drug: 'esketamine', dose: '56 mg', route: 'nasal', on: '-3d 09:20', minutes: 10 },
  ],
  observations: [
    { alt: '250 U/L', high: 40, low: 7, on: '-5d' },
    { bilirubin: '4.2 mg/dL', high: 1.2, on: '-5d' },
    { tsh: 2.1, hcgQuant: 3, inr: 1.1, platelets: 210, egfr: 88, on: '-5d' },
    { hr: 130, spo2: 88, rr: 18, on: '-3h' },
    { height: 170, weight: '70 kg', bmi: 24.2, on: '-3d' },
    { gad7: 12, pcl5: 40, peg: 6.3, auditc: 5, audit: 9, moca: 27, mmse: 28, nrs: 7, on: '-5d' },
    { hcg: 'negative', on: '-2d' },
    { uds: { cocaine: 'positive', fentanyl: 'negative' }, on: '-4d' },
    { urinalysis: { blood: 'positive', nitrite: 'negative', rbc: 12 }, on: '-4d' },
    { qtc: 440, on: '-4d' },
  ],
  sessions: [
    { drug: 'ketamine', on: ['-97d', '-94d 14:00'], visit: { serviceType: { snomed: '394587001' } } },
    { drug: 'ketamine', on: '-40d', minutes: 240, dose: '80 mg', rate: '20 mg/h', reason: { icd10: 'G90.511' } },
    { drug: 'ketamine', on: ['-30d'], status: 'stopped', dose: '7 mg', minutes: 8, encounter: 'encounter-now' },
    { drug: 'esketamine', on: ['-21d', '2026-05-28 09:20'], dose: '84 mg' },
    { drug: 'ketamine', on: '-200d', timed: false, reason: 'none', route: 'im', minutes: 'none' },
  ],
  scores: [
    { scale: 'phq9', at: { '-100d': [20, 1], '-78d': 6, '-1d 08:30': [9, 0] } },
    { scale: 'bp', at: { '-97d 09:40': '126/80' } },
    { scale: 'madrs', at: { '-100d': 31 } },
    { scale: 'qids', at: { '-100d': 17 }, status: 'amended' },
  ],
  questionnaires: [
    {
      loinc: '69737-5',
      items: [
        { loinc: '70274-6', answer: 12 },
        { loinc: '69725-0', answer: 'LA6570-1' },
        { loinc: '93246-7', answer: true },
        { loinc: '93247-5', answer: 'in words' },
      ],
      on: '-5d',
    },
  ],
  coverage: [{ type: { text: 'Medicare' }, payor: 'Medicare', from: '-2000d', to: '+100d' }],
  booked: [{ on: '+1d 09:00', serviceType: { text: 'Ketamine clinic' }, created: '-5d 09:00' }],
  serviceRequests: [{ snomed: '183452005', at: '+3d' }],
  encounter: { class: 'AMB', appointment: 'booked-1' },
};

const drafts: Pick<GoldenCase, 'orders'> = {
  orders: [
    { drug: 'esketamine', dose: '56 mg', times: 2, per: 'week', dispense: true, category: 'community', via: 'urn' },
    { kind: 'service', cpt: '96365', at: '+3d 09:00', encounter: 'encounter-now' },
  ],
};

/** A case at each hook that uses every key at least once, to show that each becomes what FHIR calls it. */
export const everything: readonly GoldenCase[] = [
  { name: 'everything at the chart', hook: 'patient-view', ...record, expect: {} },
  { name: 'everything at selection', hook: 'order-select', ...record, ...drafts, expect: {} },
  { name: 'everything at signing', hook: 'order-sign', ...record, ...drafts, expect: {} },
  { name: 'everything as a visit begins', hook: 'encounter-start', ...record, expect: {} },
  {
    name: 'everything at booking',
    hook: 'appointment-book',
    ...record,
    appointments: [
      {
        on: '+3d 09:00',
        minutes: 120,
        type: { text: 'Follow-up' },
        serviceType: { text: 'Ketamine clinic' },
        specialty: { snomed: '394587001' },
        reason: { icd10: 'F33.2' },
        text: 'Esketamine session 5',
        basedOn: 'service-request-1',
      },
    ],
    expect: {},
  },
];
