import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '../../hooks/index.ts';
import { document, faultsOf, load } from './documents.ts';

const code = { system: 'https://site.example/codes', code: 'A1' };
const reason = { ...code, display: 'Seen elsewhere' };

describe('a policy', () => {
  test('that differs in nothing is the shipped default under its own name', () => {
    const { id, version, approvedBy, approvedOn, expiresOn } = document();
    expect(load(document())).toEqual({ ...defaultPolicy, id, version, approvedBy, approvedOn, expiresOn });
  });

  test('holds what it changes, and the default in every other place', () => {
    const policy = load(
      document({
        thresholds: { severity: { severe: { madrs: 24 } }, adultAge: 21 },
        codes: { 'madrs-total': [code] },
        referrals: { pain: { text: 'Pain clinic', performer: { display: 'Pain clinic' } } },
        overrideReasons: { 'OR-C': [reason] },
        wording: { crisisLine: '+44 116 123' },
      }),
    );
    const { thresholds, referrals, overrideReasons, wording } = defaultPolicy;
    expect(policy.thresholds).toEqual({
      ...thresholds,
      adultAge: 21,
      severity: { ...thresholds.severity, severe: { ...thresholds.severity.severe, madrs: 24 } },
    });
    expect(policy.codes).toEqual({ 'madrs-total': [code] });
    expect(policy.referrals).toEqual({
      ...referrals,
      pain: { ...referrals.pain, text: 'Pain clinic', performer: { display: 'Pain clinic' } },
    });
    expect(policy.overrideReasons).toEqual({ ...overrideReasons, 'OR-C': [reason] });
    expect(policy.wording).toEqual({ ...wording, crisisLine: '+44 116 123' });
  });

  test('reports every fault at once, whatever else is wrong beside it', () => {
    const faults = faultsOf({
      ...document({
        thresholds: { bloodPressure: { severeSystolic: 250 }, ketamineDose: { warningPerKg: 1, criticalPerKg: 1 } },
      }),
      version: undefined,
      families: { timimg: 'off', 'ind-trd': 'maybe' },
      codes: { 'madrs-totl': [code], 'lsas-total': [{ code: 'A1' }] },
    });
    expect(faults).toHaveLength(7);
    const all = faults.join('\n');
    for (const path of [
      'version',
      'severeSystolic',
      'warningPerKg',
      'timimg',
      'ind-trd',
      'madrs-totl',
      'lsas-total[0].system',
    ])
      expect(all).toContain(path);
  });

  test('names the field, what stands there, what may, and what it decides', () => {
    expect(faultsOf(document({ thresholds: { bloodPressure: { severeSystolic: 250 } } }))).toEqual([
      'thresholds.bloodPressure.severeSystolic is 250; it may be 160 to 200 mm[Hg] (Systolic pressure from which a reading is in the severe range (ci-bp-severe))',
    ]);
  });

  test.each<[string, Record<string, unknown> | unknown, RegExp]>([
    ['is no object', 'policy', /^the document is "policy"; it must be/],
    ['is a list', [], /^the document is a list of 0; it must be/],
    ['lacks its owner', { approvedBy: undefined }, /^approvedBy is missing; it must be the people at the site/],
    ['bears the name of the shipped one', { id: 'default' }, /^id is "default"; choose another/],
    ['has a member nobody knows', { treshold: {} }, /^treshold is not known here; did you mean thresholds\?/],
    ['names a day that is none', { approvedOn: '2026-02-30' }, /^approvedOn is "2026-02-30"; it must be the day/],
    ['is approved in future', { approvedOn: '2026-12-02' }, /^approvedOn is 2026-12-02, which is after 2026-12-01/],
    ['ended yesterday', { expiresOn: '2026-11-30' }, /^expiresOn is 2026-11-30: the policy expired 1 day ago; have it/],
    ['ends before it begins', { approvedOn: '2026-12-01', expiresOn: '2026-11-30' }, /before approvedOn, 2026-12-01/],
    [
      'misspells a number',
      { thresholds: { bloodPresure: {} } },
      /bloodPresure is not known here; did you mean bloodPressure/,
    ],
    [
      'has half a day',
      { thresholds: { bloodPressure: { severeDays: 1.5 } } },
      /is 1\.5; it may be 1 to 30 days, a whole number/,
    ],
    ['has a number in quotes', { thresholds: { adultAge: '18' } }, /adultAge is "18"; it may be 18 to 21 years/],
    ['moves what a label fixes', { thresholds: { timing: { esketamineSessions: 9 } } }, /it may only be 8 sessions/],
    [
      'wants an intended interval past the latest',
      { thresholds: { timing: { infusionTargetDays: 4, infusionLatestDays: 3 } } },
      /infusionTargetDays is 4 and thresholds\.timing\.infusionLatestDays is 3; the first must not be above/,
    ],
    [
      'has a warning that is no lower than critical, the default',
      { thresholds: { ketamineDose: { criticalPerKg: 1 } } },
      /warningPerKg is 1 and thresholds\.ketamineDose\.criticalPerKg is 1; the first must be below the second/,
    ],
    [
      'asks for less in moderate than in severe depression',
      { thresholds: { severity: { moderatePhq9: 15, severe: { phq9: 14 } } } },
      /moderatePhq9 is 15 and thresholds\.severity\.severe\.phq9 is 14/,
    ],
    ['names no rule', { families: { 'ind-trdd': 'off' } }, /^families\.ind-trdd is neither .* did you mean ind-trd\?/],
    [
      'sets a rule to what is no setting',
      { families: { timing: 'quiet' } },
      /"quiet"; it must be one of on, shadow, off/,
    ],
    ['names no value set', { codes: { 'madrs-score': [code] } }, /^codes\.madrs-score is no value set/],
    [
      'takes the public code of one scale for another',
      { codes: { 'madrs-total': [{ system: 'http://loinc.org', code: '44261-6' }] } },
      /^codes\.madrs-total lists http:\/\/loinc\.org\|44261-6, which stands for phq9-total too/,
    ],
    [
      'maps one code to two scales',
      { codes: { 'madrs-total': [code], 'hamd17-total': [code] } },
      /^codes\.madrs-total lists .*A1, which stands for hamd17-total too/,
    ],
    ['has no code', { codes: { 'madrs-total': [] } }, /a list of 0; it must be a list of 1 to 50 codes/],
    ['lists a code twice', { codes: { 'madrs-total': [code, code] } }, /madrs-total lists https:.*\|A1 twice/],
    ['has a code that would break a search', { codes: { 'madrs-total': [{ ...code, code: 'a,b' }] } }, /code is "a,b"/],
    [
      'has a system that is no address',
      { codes: { 'madrs-total': [{ ...code, system: 'local' }] } },
      /system is "local"/,
    ],
    [
      'maps more codes than one search can hold',
      { codes: { 'phq9-total': Array.from({ length: 6 }, (_, at) => ({ ...code, code: `P${at}` })) } },
      /^codes: the input scores would ask for 21 codes, and servers take 20; leave out 1 of phq9-total/,
    ],
    [
      'refers elsewhere',
      { referrals: { urology: {} } },
      /referrals\.urology is not known here; it may be psychiatry, pain/,
    ],
    ['writes markup', { referrals: { pain: { text: '[x](https://x)' } } }, /text is .* it must be .* in plain text/],
    ['writes a line break', { referrals: { pain: { contact: 'a\nb' } } }, /contact is "a\\nb"/],
    [
      'refers to a patient',
      { referrals: { pain: { performer: { reference: 'Patient/1', display: 'x' } } } },
      /performer\.reference is "Patient\/1"; it must be a relative reference to one of CareTeam/,
    ],
    ['has a reason without a display', { overrideReasons: { 'OR-A': [code] } }, /OR-A\[0\]\.display is missing/],
    ['has no reasons', { overrideReasons: { 'OR-A': [] } }, /OR-A is a list of 0; it must be a list of 1 to 8/],
    ['gives a reason twice', { overrideReasons: { 'OR-A': [reason, reason] } }, /OR-A lists A1 twice/],
    ['softens the card too far', { wording: { suicideCard: 'info' } }, /it must be one of critical, warning/],
    ['links its crisis line', { wording: { crisisLine: '[988](tel:988)' } }, /crisisLine is .* without markup/],
  ])('that %s is refused in a sentence', (_, members, message) => {
    const isMembers = typeof members === 'object' && !Array.isArray(members);
    const faults = faultsOf(
      isMembers ? JSON.parse(JSON.stringify(document(members as Record<string, unknown>))) : members,
    );
    expect(faults.join('\n')).toMatch(message);
  });

  test('holds on its last day', () => {
    expect(faultsOf(document({ expiresOn: '2026-12-01' }))).toEqual([]);
  });
});

describe('families', () => {
  const families = (settings: Record<string, string>) => load(document({ families: settings })).families;

  test('become the rules in them', () => {
    expect(families({ timing: 'shadow' })).toMatchObject({ 'time-induction-next': 'shadow' });
    expect(Object.keys(families({ timing: 'shadow' }))).not.toContain('ind-trd');
  });

  test('give way to the setting of a rule', () => {
    const set = families({ indications: 'off', 'ind-trd': 'on', 'ind-crps': 'shadow' });
    expect(set).toMatchObject({ 'ind-comorbid-pain-mood': 'off', 'ind-crps': 'shadow' });
    expect(set).not.toHaveProperty('ind-trd');
  });

  test('do not reach what nothing suppresses; its own name does', () => {
    expect(families({ suicide: 'off' })).not.toHaveProperty('ind-suicide-acute');
    expect(families({ suicide: 'off', 'ind-suicide-acute': 'shadow' })).toMatchObject({
      'ind-suicide-acute': 'shadow',
    });
  });
});
