import { describe, expect, test } from 'vitest';
import { HCPCS, ICD10CM, LOINC, RXNORM, SNOMED } from '../../src/fhir/systems.ts';
import { curated, terminology } from './profiles.ts';

const systems = {
  own: 'https://ketamine-cds.example.org/fhir/CodeSystem/drugs-without-code',
  icd: ICD10CM,
  sct: SNOMED,
  loinc: LOINC,
  rx: RXNORM,
  hcpcs: HCPCS,
} as const;

/** set: members, then non-members, written `system:code`. */
const table: Record<string, { in: string; out: string }> = {
  aneurysm: {
    in: 'icd:I71.4 icd:I71.41 icd:I71.20 icd:I67.1 icd:Q28.3 icd:I72.3 icd:I25.41 icd:I25.3 icd:I79.0 icd:Q25.43 sct:128609009 sct:67362008 sct:233985008 sct:233983001',
    // dissection, subarachnoid bleed, dialysis fistula, old stroke, family and personal history, ectasia
    out: 'icd:I71.00 icd:I71.02 icd:I60.7 icd:I77.71 icd:I77.0 icd:I67.0 icd:I25.42 icd:Z86.73 icd:I69.30 icd:Z82.49 icd:Z86.79 sct:308546005 sct:233994002 sct:142121000119101 sct:230719004 sct:2495006',
  },
  'aneurysm-repair': { in: 'sct:230898002 sct:175387000 sct:444588006', out: 'sct:230905005 sct:22082007' },
  'aneurysm-repair-intracranial': { in: 'sct:230898002 sct:175387000', out: 'sct:444588006 sct:230905005' },
  'physical-therapy-given': { in: 'sct:91251008 sct:722138006', out: 'sct:308447003 sct:410158009' },
  'referral-to-psychiatrist': {
    in: 'sct:183524004 sct:308477009 sct:306136006 sct:183904005',
    // mental health worker, counselling, psychologist, mental health team
    out: 'sct:183583007 sct:305922005 sct:306226009 sct:306227000 sct:306252003 sct:308459004 sct:390866009 sct:306265007',
  },
  'migraine-refractory': {
    in: 'icd:G43.709 icd:G43.701 icd:G43.E09 icd:G43.011 icd:G43.119 icd:G43.919 icd:G43.B1 sct:427419006 sct:423894005',
    out: 'icd:G43.009 icd:G43.109 icd:G43.909 icd:G43.A0 icd:G43.A1 icd:G43.C1 icd:G43.D1 icd:G43.D0 icd:G44.019 sct:37796009 sct:425007008 sct:424699007',
  },
  'cgrp-antibody': { in: 'rx:2045613 rx:2056691 rx:2058846 rx:2282660', out: 'rx:2268216 rx:2282307 rx:2571813' },
  'migraine-anticonvulsant': { in: 'rx:38404 rx:11118 rx:40254 rx:266856', out: 'rx:28439 rx:2002 rx:32624' },
  'psychosis-primary': {
    in: 'icd:F20.0 icd:F20.9 icd:F22 icd:F23 icd:F24 icd:F25.1 icd:F28 icd:F29 icd:F53.1 icd:F10.159 icd:F15.250 icd:F19.959 icd:F06.0 icd:F06.2 sct:58214004 sct:69322001 sct:68890003 sct:724719005',
    // psychotic mood episodes, catatonia, schizotypal, prodrome
    out: 'icd:F32.3 icd:F33.3 icd:F31.5 icd:F31.2 icd:F30.2 icd:F31.64 icd:F06.1 icd:F21 icd:F53.0 icd:F05 icd:R44.0 sct:441704009 sct:73867007 sct:247804008',
  },
  'delirium-current': {
    in: 'icd:F05 icd:F10.231 sct:2776000 sct:771418002',
    out: 'icd:R41.0 sct:286933003 icd:F03.90',
  },
  'mood-disorder-psychotic': {
    in: 'icd:F32.3 icd:F33.3 icd:F31.5 sct:73867007 sct:726772006',
    out: 'icd:F31.2 icd:F30.2 icd:F31.64 icd:F33.2 icd:F20.9 sct:28663008',
  },
  'bipolar-ever': {
    in: 'icd:F31.81 icd:F31.9 icd:F30.10 icd:F31.70 icd:F31.78 icd:F30.4 sct:13746004 sct:85248005 sct:231497008 sct:400998002',
    out: 'icd:F34.0 icd:F33.1 sct:724758000',
  },
  'bipolar-depression-current': {
    in: 'icd:F31.30 icd:F31.32 icd:F31.4 icd:F31.5 icd:F31.81 sct:16295005 sct:83225003 sct:767631007',
    out: 'icd:F31.9 icd:F31.13 icd:F31.0 icd:F31.64 icd:F33.2 sct:48937005',
  },
  'substance-use-disorder-moderate-severe': {
    in: 'icd:F10.20 icd:F10.229 icd:F12.20 icd:F13.20 icd:F14.20 icd:F15.20 icd:F16.10 icd:F16.20 icd:F18.20 icd:F19.20 sct:66590003 sct:31956009 sct:1255013006',
    // tobacco, caffeine, remission, abuse, unspecified use, opioids
    out: 'icd:F17.210 icd:F15.929 icd:F10.21 icd:F19.21 icd:F16.11 icd:F16.21 icd:F10.10 icd:F10.11 icd:F14.10 icd:F12.90 icd:F11.20 icd:F11.90 icd:Z72.0 sct:191813001 sct:15167005 sct:75544000 sct:191832006',
  },
  'opioid-dependence': {
    in: 'icd:F11.20 icd:F11.23 sct:75544000 sct:231477003',
    out: 'icd:F11.21 icd:F11.10 icd:F11.90 icd:Z79.891 sct:191821007 sct:5602001',
  },
  'ketamine-misuse': {
    in: 'sct:724713006 sct:724715004 sct:7071007 sct:58727001',
    out: 'icd:F16.10 sct:788904003 sct:425841004',
  },
  'pregnancy-current': {
    in: 'icd:Z33.1 icd:Z34.00 icd:Z3A.20 icd:O09.90 icd:O00.109 icd:O26.91 icd:O99.341 sct:77386006 sct:72892002',
    out: 'icd:O03.9 icd:O02.1 icd:O04.80 icd:O80 icd:O86.20 icd:O91.211 icd:O92.111 icd:Z37.0 icd:Z39.2 icd:Z32.02 icd:Z33.2 icd:Z32.01 sct:60001007',
  },
  'pregnancy-over': {
    in: 'icd:O02.1 icd:O03.9 icd:O80 icd:O82 icd:Z33.2 icd:Z37.0 icd:Z39.2 sct:11466000 sct:17369002 sct:86569001',
    out: 'icd:O00.109 icd:Z33.1 icd:Z3A.38 icd:O99.345 sct:77386006',
  },
  'hcg-serum-quantitative': {
    in: 'loinc:19080-1 loinc:21198-7',
    out: 'loinc:25372-4 loinc:2106-3 loinc:19180-9 loinc:34670-0',
  },
  'pregnant-status': { in: 'sct:77386006 loinc:LA15173-0', out: 'sct:60001007 loinc:LA26683-5' },
  'pregnancy-not-possible': {
    in: 'icd:Z90.710 icd:Z90.711 icd:Z90.722 icd:Z98.51 icd:Z78.0 sct:236886002 sct:287664005 sct:289903006',
    out: 'icd:Z90.712 icd:Z90.721 icd:N92.4 icd:Z30.2',
  },
  'not-pregnant-status': { in: 'sct:60001007 loinc:LA26683-5', out: 'sct:77386006' },
  'ketamine-allergen': {
    in: 'rx:6130 rx:2119365 rx:6129 rx:2119382 rx:238083 sct:373464007',
    out: 'icd:Z88.4 rx:35827',
  },
  'ketamine-allergy-nonspecific': { in: 'icd:Z88.4', out: 'rx:6130 icd:Z88.5' },
  'mdd-active': {
    in: 'icd:F32.0 icd:F32.1 icd:F32.2 icd:F32.9 icd:F33.0 icd:F33.1 icd:F33.2 icd:F33.8 icd:F33.9 sct:370143000 sct:66344007 sct:36474008 sct:1153570009',
    out: 'icd:F32.A icd:F32.3 icd:F33.3 icd:F32.4 icd:F32.5 icd:F32.89 icd:F33.40 icd:F33.41 icd:F33.42 icd:F34.1 icd:F53.0 sct:73867007 sct:46244001 sct:698957003 sct:42810003 sct:35489007',
  },
  'mdd-full-remission': { in: 'icd:F32.5 icd:F33.42 sct:46244001', out: 'icd:F33.41 icd:F32.4 icd:F33.1 sct:30605009' },
  'depressive-disorder-active': { in: 'icd:F33.1 icd:F34.1 sct:78667006', out: 'icd:F32.A icd:F33.42' },
  crps: { in: 'icd:G90.511 icd:G56.40 icd:G57.70 sct:128200000', out: 'icd:G90.4 icd:G56.00' },
  'neuropathic-pain-chronic': {
    in: 'icd:G50.0 icd:B02.29 icd:G54.6 icd:G89.0 icd:E11.42 icd:M79.2 sct:2177002',
    out: 'icd:G50.1 icd:G54.7 icd:G90.511 icd:E11.44 icd:M54.16 sct:39058009 sct:81196009',
  },
  'chronic-pain-other': {
    in: 'icd:G89.29 icd:G89.4 icd:M54.50 icd:M54.16 sct:82423001',
    out: 'icd:G89.3 icd:F45.41 icd:G89.11 sct:278862001 sct:98921000119102',
  },
  'chronic-pain-any': {
    in: 'icd:G90.511 icd:G50.0 icd:M79.7 icd:G43.709 icd:M54.50',
    out: 'icd:G89.3 icd:G43.909 icd:R52 sct:98921000119102',
  },
  'suicide-attempt-recent': {
    in: 'icd:T14.91XA icd:X78.0XXA icd:T42.4X2A icd:X83.8 sct:82313006',
    out: 'icd:T14.91XS icd:T14.91XD icd:X78.0XXD icd:T42.4X2S icd:Z91.51 icd:R45.88 icd:T42.4X1A sct:161474000',
  },
  'suicide-attempt-follow-up': {
    in: 'icd:T14.91XD icd:T42.4X2D',
    out: 'icd:T14.91XA icd:T14.91XS icd:T42.4X1D sct:82313006',
  },
  antidepressant: {
    in: 'rx:36437 rx:39786 rx:704 rx:8123 rx:42347 rx:15996 rx:10737 rx:2611256 rx:611247',
    out: 'rx:89013 rx:6448 rx:6130',
  },
  'augmentation-trd': { in: 'rx:89013 rx:6448 rx:42351 rx:10814', out: 'rx:28439 rx:1827 rx:35636' },
  'snri-tca-pain': { in: 'rx:72625 rx:39786 rx:704 rx:7531', out: 'rx:3638 rx:734064 rx:36437' },
  'opioid-systemic': { in: 'rx:7052 rx:6813 rx:1819 rx:10689', out: 'rx:7243 rx:7242 rx:6130' },
  'ketamine-or-esketamine': { in: 'rx:6130 rx:2119365', out: 'rx:35827 rx:6135' },
  moclobemide: { in: 'own:moclobemide rx:moclobemide', out: 'rx:9639 own:dyphylline' },
  'mao-inhibitor': {
    in: 'rx:8123 rx:9639 rx:134748 rx:1922448 rx:190376 rx:6878 own:moclobemide',
    out: 'rx:8702 rx:1540825 rx:36437 own:dyphylline',
  },
  'ergot-vasoconstrictor': { in: 'rx:4025 rx:3418 rx:6883 own:ergonovine', out: 'rx:37418 own:moclobemide' },
  itraconazole: { in: 'rx:28031', out: 'rx:6135 rx:6130' },
  // itraconazole is named by the rule as the one that changed nothing
  'oral-ketamine-raising': { in: 'rx:10594 rx:21212 rx:6135 rx:28031 own:grapefruit', out: 'rx:9384 rx:6130' },
  'oral-ketamine-lowering': { in: 'rx:9384 rx:2002 rx:258326', out: 'rx:21212 rx:6135 rx:6130' },
  'opioid-antagonist-central': { in: 'rx:7243 rx:31479 rx:2559612', out: 'rx:7242 rx:1819 rx:7052' },
  'stimulant-interacting': { in: 'rx:6901 rx:700810 rx:2121751', out: 'rx:2197878 rx:9899 rx:38400' },
  'sympathomimetic-interacting': { in: 'rx:8896 rx:8152 rx:38400 rx:11149', out: 'rx:2599 rx:3992 rx:6901' },
  'other-xanthine': { in: 'own:dyphylline own:doxofylline rx:dyphylline', out: 'rx:10438 own:moclobemide' },
  'angle-closure': { in: 'icd:H40.20X0 icd:H40.211', out: 'icd:H40.031 icd:H40.11X0 sct:33647009' },
  'bipolar-not-manic': {
    in: 'icd:F31.30 icd:F31.81 icd:F31.9 icd:F30.4',
    out: 'icd:F31.10 icd:F30.10 icd:F31.61 sct:38368003',
  },
  'breastfeeding-now': { in: 'icd:Z39.1 sct:69840006', out: 'icd:O91.211 icd:Z39.2' },
  'catecholamine-tumour': { in: 'icd:C74.10 icd:E27.5', out: 'icd:D35.00 icd:C74.00' },
  'cirrhosis-any': { in: 'icd:K74.60 icd:K74.3 icd:K70.30', out: 'icd:K74.00 icd:K70.10' },
  'cirrhosis-complication': { in: 'icd:R18.8 icd:K76.82 icd:I85.01 icd:K76.7', out: 'icd:R18.0 icd:I85.00 icd:K76.6' },
  'cirrhosis-decompensated': { in: 'icd:K70.31 sct:716203000', out: 'icd:K70.30 icd:R18.8' },
  'cirrhosis-not-biliary': { in: 'icd:K74.60 icd:K70.30 icd:K71.7', out: 'icd:K74.3 icd:K74.5 sct:1761006' },
  'cognitive-disorder': { in: 'icd:F03.90 icd:G31.84 icd:F06.70 sct:386805003', out: 'icd:F04 icd:R41.3 icd:F05' },
  'dialysis-given': { in: 'sct:302497006', out: 'sct:10848006 sct:439278006' },
  'dissociative-disorder-caution': { in: 'icd:F44.81 icd:F48.1 sct:70764005', out: 'icd:F44.0 icd:F44.9 icd:F43.10' },
  'eye-pressure-other': { in: 'icd:H40.11X0 icd:H40.051 sct:33647009', out: 'icd:H40.20X0 icd:H26.9' },
  'hepatic-failure': {
    in: 'icd:K72.00 icd:K70.40 icd:K71.10 icd:B15.0 sct:59927004',
    out: 'icd:K76.6 icd:K70.30 icd:B15.9',
  },
  'hyperthyroidism-any': { in: 'icd:E05.00 icd:E05.90', out: 'icd:E03.9 icd:E04.9' },
  'intoxication-or-withdrawal': {
    in: 'icd:F10.129 icd:F10.239 icd:F11.23 sct:18653004',
    out: 'icd:F17.203 icd:F10.20 icd:F10.21',
  },
  'manic-or-mixed-episode': {
    in: 'icd:F30.10 icd:F31.0 icd:F31.13 icd:F31.2 icd:F31.60',
    out: 'icd:F30.3 icd:F30.4 icd:F31.30 icd:F31.9 icd:F31.70',
  },
  'open-globe-injury-new': {
    in: 'icd:S05.21XA icd:S05.61XA',
    out: 'icd:S05.21XD icd:S05.61XS icd:S01.101A sct:275475005',
  },
  'porphyria-acute': { in: 'icd:E80.20 icd:E80.21', out: 'icd:E80.0 icd:E80.1 icd:E80.4' },
  'preeclampsia-eclampsia': {
    in: 'icd:O11.1 icd:O14.20 icd:O15.9 sct:398254007',
    out: 'icd:O13.1 icd:O16.1 icd:O10.011',
  },
  'renal-dialysis': { in: 'icd:N18.6 icd:Z99.2 sct:46177005', out: 'icd:N18.5 icd:N18.4 icd:Z94.0' },
  'stomach-emptying-delayed': { in: 'icd:K31.84 icd:E11.43', out: 'icd:E11.42 icd:K30' },
  'substance-use-disorder-ever': {
    in: 'icd:F10.10 icd:F10.20 icd:F10.21 icd:F11.20 icd:F16.10',
    out: 'icd:F17.210 icd:Z72.0 sct:788904003',
  },
  'substance-use-disorder-mild': { in: 'icd:F10.10 icd:F14.10 icd:F12.90', out: 'icd:F10.20 icd:F11.20 icd:F17.210' },
  'thyrotoxic-crisis': { in: 'icd:E05.01 icd:E05.91 sct:29028009 sct:190242005', out: 'icd:E05.00 icd:E05.90' },
  'vomiting-any': { in: 'icd:R11.10 icd:R11.2', out: 'icd:R11.0' },
  'amphetamine-medicine': { in: 'rx:725 rx:3288 rx:700810 rx:6816', out: 'rx:6901 rx:30125' },
  'antiseizure-medicine': { in: 'rx:28439 rx:8134 rx:25480 rx:187832', out: 'rx:7243 rx:2598' },
  'epilepsy-disorder': { in: 'icd:G40.909 icd:G40.301 sct:84757009', out: 'icd:R56.00 icd:F44.5 sct:230443000' },
  'fentanyl-medicine': { in: 'rx:4337 rx:480', out: 'rx:7052 rx:10689' },
  'opiate-medicine': { in: 'rx:2670 rx:7052 rx:5489', out: 'rx:7804 rx:4337' },
  'oxycodone-medicine': { in: 'rx:7804 rx:7814', out: 'rx:7052 rx:5489' },
  'screen-amphetamine': { in: 'loinc:12477-6', out: 'loinc:19577-6 loinc:3808-3' },
  'screen-fentanyl': { in: 'loinc:11073-4', out: 'loinc:101401-8 loinc:89306-5' },
  'screen-opiate': { in: 'loinc:13648-1', out: 'loinc:14845-2 loinc:19594-1' },
  'seizure-event': { in: 'icd:R56.9 icd:G40.901 icd:G40.833 sct:91175000', out: 'icd:R56.00 icd:R56.1 icd:G40.909' },
  'tramadol-or-clozapine': { in: 'rx:10689 rx:2626', out: 'rx:42347 rx:7052' },
  'aneurysm-or-avm-repair': {
    in: 'sct:230898002 sct:444588006 sct:230905005 sct:230912001 sct:230917007',
    out: 'sct:22082007 sct:55312004',
  },
  'aneurysm-repair-aortic': {
    in: 'sct:444588006 sct:175282008 sct:405524000 sct:233374003',
    out: 'sct:230898002 sct:175387000 sct:439529000 sct:448268000',
  },
  'aortic-dissection': {
    in: 'icd:I71.00 icd:I71.02 sct:308546005 icd:I71.03 sct:713030005',
    out: 'icd:I71.40 icd:I77.71 icd:I67.0 icd:I25.42 sct:67362008 sct:764965000',
  },
  avm: {
    in: 'icd:Q28.2 icd:Q27.30 icd:Q28.0 icd:Q27.33 icd:Q27.39 icd:Q25.72 sct:261482004 sct:234142008 sct:703166003 sct:303070000',
    out: 'icd:I77.0 icd:I78.0 icd:K55.20 icd:K31.811 icd:I28.0 icd:Z99.2 icd:T82.590A sct:439470001 sct:721688004 sct:21877004 sct:230718007 sct:461423005 sct:6838000',
  },
  'brain-injury-moderate-severe': {
    in: 'icd:S06.1X0A icd:S06.5X9A sct:127295002 icd:S06.2X5A icd:S06.890A icd:S06.A0XA icd:S06.9X3A icd:S06.9X9A icd:S06.9XAA sct:127301001 sct:230763008',
    out: 'icd:S06.0X0A icd:S06.5X9D icd:S06.1X0S icd:S06.0X1A icd:S06.9X0A icd:S06.9X1A icd:S06.2X5D icd:S06.2X5S sct:62564004 sct:127299008 sct:40425004 sct:127294003 sct:262719002',
  },
  'cardiogenic-shock-current': {
    in: 'icd:R57.0 icd:T81.11XA sct:89138009',
    out: 'icd:T81.11XD icd:T81.11XS icd:R57.1',
  },
  'heart-disease': {
    in: 'icd:I25.10 icd:I25.2 icd:I50.9 icd:I48.91 icd:I35.0 icd:I42.0 icd:I20.9 icd:I50.22 icd:I47.10 sct:399211009',
    out: 'icd:I25.3 icd:I25.41 icd:I10 sct:111975006 icd:I25.42 sct:50570003 sct:417359009 sct:704097008',
  },
  'heart-failure-acute': {
    in: 'icd:I50.21 icd:I50.33 sct:56675007 icd:I50.23 icd:I50.31 icd:I50.41 icd:I50.43 icd:I50.811 icd:I50.813 sct:443253003 sct:195111005',
    out: 'icd:I50.22 icd:I50.9 icd:J81.0 icd:I50.84 icd:R57.0 sct:48447003 sct:40541001 sct:89138009',
  },
  'hydrocephalus-obstructive': {
    in: 'icd:G91.1 sct:230746009 sct:410015008',
    out: 'icd:G91.0 icd:G91.2 icd:G91.9 sct:271569006 sct:230745008',
  },
  'hypertensive-crisis-acute': {
    in: 'icd:I16.0 icd:I16.1 sct:706882009 icd:I16.9 sct:443482000',
    out: 'icd:I10 icd:I67.4 sct:155301003 sct:50490005',
  },
  'hypertensive-encephalopathy': {
    in: 'icd:I67.4 icd:I67.83 sct:50490005 sct:450886002',
    out: 'icd:I16.1 icd:G93.40 sct:706882009',
  },
  'intracranial-bleed': {
    in: 'icd:I61.9 icd:I60.7 icd:I62.00 icd:I69.10 icd:I69.151 icd:I69.051 icd:I69.251 sct:118961000119101 sct:690071000119109 sct:713265001 sct:277299009 sct:141151000119101',
    out: 'icd:I63.9 icd:G45.9 icd:Z86.73 icd:S06.5X9A icd:I69.351 icd:S06.5X0A sct:723141009 sct:128609009 sct:277301002',
  },
  'intracranial-bleed-traumatic': {
    in: 'icd:S06.5X9A icd:S06.6X0A sct:78028004 icd:S06.330A icd:S06.30AA icd:S06.4X1A icd:S06.6X9A sct:209834008 sct:262952002 sct:723141009 sct:28155008',
    out: 'icd:S06.5X9D icd:S06.0X0A icd:I61.9 icd:S06.810A icd:S06.5X0D icd:S06.330S sct:262721007 sct:62564004',
  },
  'intracranial-bleed-traumatic-follow-up': {
    in: 'icd:S06.5X9D icd:S06.330D icd:S06.30AD icd:S06.5XAD',
    out: 'icd:S06.5X9A icd:S06.6X0S icd:S06.0X0D icd:S06.1X0D',
  },
  'intracranial-bleed-traumatic-sequela': {
    in: 'icd:S06.6X0S icd:S06.330S icd:S06.4X0S',
    out: 'icd:S06.5X9A icd:S06.5X9D icd:S06.0X0S icd:S06.2X0S',
  },
  'intracranial-lesion': {
    in: 'icd:G93.2 icd:G06.0 icd:D32.0 icd:C71.1 icd:C79.31 sct:68267002 sct:393563007',
    out: 'icd:G93.6 icd:G91.1 icd:G91.2 icd:Z85.841 icd:D35.2 icd:G93.5',
  },
  'intracranial-pressure-raised': {
    in: 'icd:G93.5 icd:G93.6 icd:H47.11 sct:271719001 sct:49453006 sct:135801000119109',
    out: 'icd:G91.1 icd:G93.2 icd:G93.40 sct:230746009 sct:68267002 sct:450886002',
  },
  'myocardial-infarction-recent': {
    in: 'icd:I21.4 icd:I22.0 icd:I21.A1 icd:I23.0 sct:401303003 sct:57054005',
    out: 'icd:I25.2 icd:I20.0 icd:I24.1 icd:I25.10 sct:399211009 sct:1755008 sct:723858002',
  },
  'nyha-class-4': {
    in: 'sct:407608005 sct:422293003',
    out: 'sct:407607000 sct:420816009 loinc:88020-3 sct:420913000 sct:421704003',
  },
  'stroke-or-tia': {
    in: 'icd:I63.9 icd:G45.9 sct:230690007 icd:G45.3 sct:266257000 sct:422504002 sct:733199002',
    out: 'icd:I69.30 icd:Z86.73 icd:G45.4 icd:I61.9 sct:441991000 sct:434141000124103 sct:672461000119104 sct:230739000 sct:39925003 sct:274100004',
  },
  'stroke-past': {
    in: 'icd:Z86.73 icd:I69.30 sct:441991000 sct:434141000124103 sct:672461000119104',
    out: 'icd:I63.9 icd:G45.9 icd:I69.10 sct:230690007 sct:733199002',
  },
  'unstable-angina-recent': {
    in: 'icd:I20.0 icd:I25.110 icd:I24.9 icd:I24.0 sct:233820004 sct:394659003',
    out: 'icd:I20.9 icd:I25.10 icd:I21.4 icd:I20.2 icd:I24.1 sct:315025001',
  },
  'ventricular-tachyarrhythmia': {
    in: 'icd:I47.20 icd:I49.01 sct:25569003 icd:I47.21 icd:I49.02 sct:71908006 sct:31722008',
    out: 'icd:I47.0 icd:I46.9 icd:I48.91 icd:I45.81 sct:44103008 sct:9651007',
  },
  'cns-depressant-named': { in: 'rx:6760 rx:1356552 rx:10402 rx:31447', out: 'rx:10737 rx:3638 rx:448' },
  'copd-any': {
    in: 'icd:J44.9 icd:J44.1 icd:J43.9 icd:J42 sct:13645005',
    out: 'icd:J45.909 icd:J40 sct:57686001 sct:390898003',
  },
  'cystitis-interstitial': {
    in: 'icd:N30.10 icd:N30.11 sct:197834003',
    out: 'icd:N30.20 icd:N30.80 icd:N30.00 sct:38822007',
  },
  'home-oxygen': { in: 'icd:Z99.81 sct:931000119107', out: 'icd:Z99.11 icd:J96.11' },
  hypnotic: { in: 'rx:39993 rx:74667 rx:1547099', out: 'rx:10737 rx:7243' },
  'ketamine-adverse-effect': {
    in: 'icd:T41.295A icd:T41.295D icd:T41.295S',
    out: 'icd:T41.291A icd:T41.294A icd:T41.296A icd:T41.205A sct:10650000',
  },
  'muscle-relaxant-sedating': { in: 'rx:1292 rx:57258 rx:21949', out: 'rx:3105 rx:25480' },
  oxybate: { in: 'rx:9899 rx:2393800', out: 'rx:6130 rx:448' },
  'respiratory-failure-chronic': {
    in: 'icd:J96.10 icd:J96.12 icd:J96.20 icd:E66.2 sct:39871006 sct:190966007',
    out: 'icd:J96.00 icd:J96.90 icd:E66.01 icd:J80 sct:65710008 sct:409622000',
  },
  'sleep-apnea-obstructive': {
    in: 'icd:G47.33 sct:78275009',
    out: 'icd:G47.30 icd:G47.31 sct:408418009 sct:27405005',
  },
  'urinary-symptoms': {
    in: 'icd:N30.00 icd:N30.10 icd:R30.0 icd:R31.9 icd:R35.0 icd:R35.1 icd:R39.15 icd:R39.11 icd:N32.81 sct:49650001 sct:38822007',
    out: 'icd:R32 icd:R35.81 icd:N39.0 icd:R33.9 sct:165232002',
  },
  'mood-treatment-reason': { in: 'icd:F33.2 icd:F32.A icd:F43.10 icd:F42.9 icd:R45.851', out: 'icd:G90.511 icd:F20.9' },
  'pain-treatment-reason': { in: 'icd:G90.511 icd:G89.29 icd:G43.909', out: 'icd:G89.3 icd:F33.2' },
  'esketamine-visit-up-to-56': { in: 'hcpcs:G2082', out: 'hcpcs:G2083' },
  'esketamine-visit-over-56': { in: 'hcpcs:G2083', out: 'hcpcs:G2082' },
  'surgery-or-anaesthesia': { in: 'sct:50697003 sct:314271007 sct:23835007', out: 'sct:14152002 hcpcs:G2082' },
  'hospice-care': { in: 'sct:385763009 hcpcs:Q5006', out: 'icd:Z51.5 sct:103735009 sct:305284002' },
  'palliative-care': { in: 'icd:Z51.5 sct:103735009', out: 'sct:385763009' },
  'answer-yes': { in: 'loinc:LA33-6 sct:373066001', out: 'loinc:LA32-8 sct:373067005' },
  'answer-no': { in: 'loinc:LA32-8 sct:373067005', out: 'loinc:LA33-6' },
};

const split = (list: string) =>
  list.split(' ').map((item) => {
    const [system = '', code = ''] = item.split(':');
    return { system: systems[system as keyof typeof systems], code };
  });

describe.each(Object.entries(table))('%s', (set, expected) => {
  test('holds what its rule names', () => {
    for (const { system, code } of split(expected.in)) {
      expect
        .soft(terminology.member(set, system, code)?.display, code)
        .toEqual(expect.stringMatching(/^\p{Lu}|^\p{Ll}/u));
    }
  });
  test('holds nothing its rule leaves out', () => {
    for (const { system, code } of split(expected.out)) {
      expect.soft(terminology.member(set, system, code), code).toBeUndefined();
    }
  });
});

test('every curated set has a row above', () => {
  const single = ['snri-pain', 'tca-pain'];
  expect(curated.map((set) => set.id).filter((id = '') => !(id in table) && !single.includes(id))).toEqual([]);
});

test('a code that says remission says so, also where a wider heading holds it', () => {
  expect(terminology.member('bipolar-ever', ICD10CM, 'F31.73')?.says).toBe('remission');
  expect(terminology.member('bipolar-ever', ICD10CM, 'F31.9')?.says).toBe('any');
  expect(terminology.member('psychosis-primary', SNOMED, '4926007')?.says).toBe('remission');
  expect(terminology.member('mdd-active', ICD10CM, 'F33.1')?.says).toBe('active');
  expect(terminology.member('substance-use-disorder-moderate-severe', ICD10CM, 'F10.20')?.says).toBe('active');
});
