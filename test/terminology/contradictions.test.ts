import { describe, expect, test } from 'vitest';
import { ICD10CM } from '../../src/fhir/systems.ts';
import type { Member } from '../../src/terminology/index.ts';
import { icd10cmCodes } from './icd10cm.ts';
import { codesOf, terminology, valueSets } from './profiles.ts';

/** Sets of which one code can't be in two: each line holds sets that exclude each other. `set=says` narrows a set. */
const exclusive: readonly string[] = [
  // states of an illness
  'mdd-active mdd-partial-remission mdd-full-remission',
  'major-depressive-disorder=active mdd-partial-remission mdd-full-remission',
  'depressive-disorder-active mdd-full-remission',
  'mdd-active bipolar-ever',
  'mdd-active mood-disorder-psychotic psychosis-primary delirium-current',
  'bipolar-current-manic-hypomanic bipolar-current-depressed bipolar-current-mixed bipolar-disorder-remission',
  'bipolar-ever=any bipolar-disorder-remission',
  'postpartum-depression postpartum-psychosis',
  'suicide-attempt-recent suicide-attempt-follow-up suicide-attempt-history',
  'suicidal-ideation suicide-attempt-recent nonsuicidal-self-harm',
  'myocardial-infarction-acute myocardial-infarction-old',
  'ischemic-stroke intracerebral-hemorrhage tia',
  'ischemic-stroke intracranial-hemorrhage-history cerebral-aneurysm-history',
  'cerebral-aneurysm cerebral-aneurysm-history',
  'aneurysm cerebral-aneurysm-history',
  'arteriovenous-malformation arteriovenous-fistula-acquired-or-unspecified',
  'hypertension-any elevated-bp-reading',
  'open-globe-injury glaucoma',
  'porphyria-acute-hepatic gilbert-syndrome',
  'opioid-use-disorder long-term-opioid-use',
  'manic-or-mixed-episode bipolar-not-manic',
  'stroke-or-tia stroke-past',
  'stroke-or-tia intracranial-bleed intracranial-bleed-traumatic',
  'intracranial-bleed-traumatic intracranial-bleed-traumatic-follow-up intracranial-bleed-traumatic-sequela',
  'hypertensive-crisis-acute hypertensive-encephalopathy',
  'aortic-dissection aneurysm',
  'aortic-dissection avm',
  'aneurysm-repair-aortic aneurysm-repair-intracranial',
  'myocardial-infarction-recent unstable-angina-recent',
  'angle-closure eye-pressure-other',
  'porphyria-acute gilbert-syndrome',
  'preeclampsia-eclampsia pregnancy-over',
  'epilepsy-disorder dissociative-disorder-caution',
  // disorder, and use that is none
  'substance-use-disorder-mild substance-use-disorder-moderate-severe opioid-dependence ketamine-misuse',
  'alcohol-use-disorder alcohol-use-unspecified',
  'cannabis-use-disorder cannabis-use-unspecified',
  'hallucinogen-use-disorder hallucinogen-use-unspecified',
  'inhalant-use-disorder inhalant-use-unspecified',
  'opioid-use-disorder opioid-use-unspecified',
  'sedative-use-disorder sedative-use-unspecified',
  'stimulant-use-disorder stimulant-use-unspecified',
  'other-substance-use-disorder other-substance-use-unspecified',
  'substance-use-disorder-moderate-severe=active substance-use-disorder-any=remission',
  'opioid-dependence=active opioid-use-disorder=remission',
  // pain
  'crps-type-1 crps-type-2',
  'phantom-limb-pain phantom-limb-without-pain',
  'neuropathic-pain-chronic crps',
  'cancer-pain chronic-pain-any',
  'mood-treatment-reason pain-treatment-reason',
  // pregnancy
  'pregnancy-current pregnancy-over',
  'pregnancy-current sterilisation-hysterectomy-menopause',
  'pregnant-status not-pregnant-status',
  'pregnancy-test-positive pregnancy-test-negative',
  // answers
  'answer-yes answer-no',
  'qualitative-positive qualitative-negative',
  'tobacco-user-value tobacco-nonuser-value',
  // drugs
  'ketamine esketamine',
  'opioid-systemic opioid-antagonist',
  'opioid-agonist-therapy opioid-antagonist',
  'opioid-antagonist-central opioid-systemic',
  'oral-ketamine-raising oral-ketamine-lowering',
  'amphetamine-medicine fentanyl-medicine opiate-medicine oxycodone-medicine',
  'screen-amphetamine screen-fentanyl screen-opiate',
  'moclobemide maoi',
  // care
  'hospice-care palliative-care',
  'esketamine-visit-up-to-56 esketamine-visit-over-56',
  'general-anesthesia procedural-sedation',
  // what was measured or asked
  'bp-systolic bp-diastolic blood-pressure-panel heart-rate respiratory-rate spo2 body-weight body-height bmi',
  'phq9-total phq9-item9-suicidality phq9-panel phq2-total gad7-total pcl5-total audit-total audit-c-total dast10-total',
  'pain-severity-nrs peg-total bpi-interference moca-total mmse-total bdi-ii-total',
  'alt ast alp ggt albumin bilirubin-total bilirubin-direct creatinine egfr inr platelets potassium glucose hba1c',
  'tsh t3 t4-free lithium-level ketamine-serum-level pregnancy-test pregnancy-status gestational-age qt-interval qtc',
];

/** One kind of thing each, so all sets of a family exclude each other. */
const families: readonly RegExp[] = [/^route-/, /^encounter-class-/, /^c-ssrs-q/];

/** Codes that are rightly in two such sets, and why. */
const rightly: Readonly<Record<string, string>> = {
  // Recent by its own words: an acute one that is dated, and an old one in name only.
  'myocardial-infarction-acute myocardial-infarction-old 461000119108': 'infarction in the last eight weeks',
};

const categories = new Set(
  valueSets
    .flatMap(codesOf)
    .filter(({ system }) => system === ICD10CM)
    .map(({ code }) => code.slice(0, 3)),
);
const every = [
  ...new Map(
    [
      ...valueSets.flatMap(codesOf).map(({ system, code }) => ({ system, code })),
      ...icd10cmCodes.filter((code) => categories.has(code.slice(0, 3))).map((code) => ({ system: ICD10CM, code })),
    ].map((coding) => [`${coding.system}|${coding.code}`, coding]),
  ).values(),
];
const seen = new Map<string, ReadonlyMap<string, Member>>();

/** All members of a set, by system and code. */
function membersOf(set: string): ReadonlyMap<string, Member> {
  const known = seen.get(set);
  if (known !== undefined) return known;
  const members = new Map(
    every.flatMap(({ system, code }): [string, Member][] => {
      const member = terminology.member(set, system, code);
      return member === undefined ? [] : [[`${system}|${code}`, member]];
    }),
  );
  seen.set(set, members);
  return members;
}

function narrowed(name: string): { readonly set: string; readonly codes: ReadonlySet<string> } {
  const [set = '', says] = name.split('=');
  const members = [...membersOf(set)].filter(([, member]) => says === undefined || member.says === says);
  return { set, codes: new Set(members.map(([key]) => key)) };
}

/** Codes in two of these sets. */
function shared(names: readonly string[]): readonly string[] {
  const sets = names.map(narrowed);
  return sets.flatMap((a, i) =>
    sets
      .slice(i + 1)
      .flatMap((b) =>
        [...a.codes].filter((key) => b.codes.has(key)).map((key) => `${a.set} ${b.set} ${key.split('|').at(-1)}`),
      ),
  );
}

describe('sets that contradict each other share no code', () => {
  test.each(exclusive)('%s', (line) => {
    const names = line.split(' ');
    for (const name of names) expect.soft(narrowed(name).codes.size, name).toBeGreaterThan(0);
    expect(shared(names).filter((found) => !(found in rightly))).toEqual([]);
  });
  test.each(families)('%s', (family) => {
    const names = valueSets.flatMap(({ id = '' }) => (family.test(id) ? id : []));
    expect(names.length).toBeGreaterThan(5);
    expect(shared(names)).toEqual([]);
  });
  test('what is excused is still there', () => {
    const found = exclusive.flatMap((line) => shared(line.split(' ')));
    expect(Object.keys(rightly).filter((key) => !found.includes(key))).toEqual([]);
  });
});

test('no code is active in one set and in remission in another', () => {
  const stating = valueSets.filter((set) => /"valueCode":"(active|remission)"/.test(JSON.stringify(set)));
  expect(stating.length).toBeGreaterThan(10);
  const said = new Map<string, Set<string>>();
  for (const { id = '' } of stating) {
    for (const [key, { says }] of membersOf(id)) {
      if (says !== 'any') said.set(key, (said.get(key) ?? new Set()).add(says));
    }
  }
  expect(said.size).toBeGreaterThan(100);
  expect([...said].filter(([, words]) => words.size > 1)).toEqual([]);
});
