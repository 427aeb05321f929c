import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/cli/evaluate.ts';
import { WrongUse } from '../../src/cli/wrong-use.ts';
import { gist, outcomeOf } from '../golden/run.ts';
import { samples, spread } from '../properties/cases.ts';
import { shipped, tenant } from '../support/app.ts';

const folder = mkdtempSync(join(tmpdir(), 'cds-cli-'));

/** Writes a file for the command to read; text as it stands, anything else as JSON. */
function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

function run(...args: string[]): string {
  const lines: string[] = [];
  const code = evaluate(args, {
    engine: shipped.engine,
    terminology: shipped.terminology,
    tenant,
    zone: tenant.zone,
    now: () => new Date('2026-06-15T15:00:00Z'),
    print: (text) => lines.push(text),
  });
  expect(code).toBe(0);
  return lines.join('\n');
}

const named = (name: string) => samples.find((sample) => sample.name.includes(name))!;
const V01 = file('v01.json', named('V01 ').built.bundle);
const V06 = file('v06.json', named('V06 ').built.bundle);

describe('evaluate', () => {
  it('prints the cards as a person reads them', () => {
    const text = run(V01);
    expect(text).toContain('patient-view for patient golden-patient on 2026-06-15 (America/New_York)');
    expect(text).toMatch(/^INFO {2}\S/m);
    expect(text).toContain('Suggestions');
    expect(text).toContain('(draft ServiceRequest)');
    expect(text).toContain('Source: ');
    expect(text).not.toContain('**');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(140);
  });

  it('says with --why what each rule decided, and on which records', () => {
    const text = run(V01, '--why');
    expect(text).toMatch(/FIRES {8}KT503 .*\(ind-trd\)/);
    expect(text).toMatch(/Condition\/condition-1 · 2025-05-11/);
    expect(text).toMatch(/quiet {8}KT102 /);
    expect(text).toMatch(/conditions +1 {2}ok/);
  });

  it('takes an order in words, or from a file', () => {
    const words = run(V06, '--order', 'esketamine 56 mg nasal');
    expect(words).toMatch(/^order-sign /);
    expect(words).toMatch(/^CRITICAL /m);
    const order = file('order.json', named('V06 ').built.context.draftOrders!.entry![0]!.resource);
    expect(run(V06, '--order', order)).toMatch(/^CRITICAL /m);
  });

  it('reviews what was picked, a visit that begins, and one that is booked', () => {
    expect(run(V06, '--hook', 'order-select', '--order', 'esketamine 56 mg nasal')).toMatch(/^CRITICAL /m);
    expect(run(V06, '--visit', 'esketamine session')).toMatch(/^appointment-book [\s\S]*^CRITICAL /m);
    expect(run(V06, '--visit', 'dental check')).toMatch(/No cards/);
  });

  it('says so when there is nothing to say', () => {
    const record = file('healthy.json', named('V02 ').built.bundle);
    expect(run(record)).toMatch(/No cards: nothing to say\. Every check was completed\./);
  });

  it('asks about another day with --as-of', () => {
    expect(run(V01, '--as-of', '2027-06-15')).toMatch(/on 2027-06-15/);
  });

  it('answers with --as-of from what was known on that day, and says so last', () => {
    const fired = (text: string) => JSON.parse(text).response.cards.length;
    expect(fired(run(V01, '--json'))).toBeGreaterThan(0);
    expect(fired(run(V01, '--as-of', '2015-06-15', '--json'))).toBe(0);
    const text = run(V01, '--as-of', '2015-06-15', '--why');
    expect(text).toMatch(/\n\nReplayed as of 2015-06-15: [1-9]\d* later entries hidden[^\n]*\.$/);
    expect(run(V01)).not.toContain('Replayed');
  });

  it('gives the replay as JSON, and only with --as-of', () => {
    const record = file('as-of.json', {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [
        { resource: { resourceType: 'Patient', id: 'p', birthDate: '1980-01-01', deceasedDateTime: '2026-06-14' } },
        { resource: { resourceType: 'Condition', onsetDateTime: '2026-05-01', recordedDate: '2026-06-12' } },
        { resource: { resourceType: 'Condition', recordedDate: '2020', clinicalStatus: { text: 'resolved' } } },
        { resource: { resourceType: 'Condition' } },
      ],
    });
    expect(JSON.parse(run(record, '--as-of', '2026-06-10', '--json')).replay).toEqual({
      asOf: '2026-06-10',
      hidden: 1,
      toldLater: 1,
      reopened: 1,
      undated: 1,
      statusesAsToday: 1,
    });
    expect(JSON.parse(run(record, '--json'))).not.toHaveProperty('replay');
  });

  it('asks from a visit of the afternoon as one that begins', () => {
    const record = file('afternoon.json', {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [
        { resource: { resourceType: 'Patient', id: 'p', birthDate: '1980-01-01' } },
        {
          resource: {
            resourceType: 'Encounter',
            id: 'e',
            status: 'finished',
            period: { start: '2026-06-10T18:00:00Z', end: '2026-06-10T20:00:00Z' },
          },
        },
      ],
    });
    expect(run(record, '--hook', 'encounter-start', '--encounter', 'e', '--as-of', '2026-06-10')).toMatch(
      /^encounter-start .*on 2026-06-10/,
    );
  });

  it('does not take an open Bundle for the whole record', () => {
    const record = file('only-patient.json', {
      resourceType: 'Bundle',
      type: 'collection',
      entry: named('V01 ').built.bundle.entry!.slice(0, 1),
    });
    expect(run(record)).toContain('No cards');
    expect(run(record, '--open')).toContain('No answer (412)');
  });

  it('gives the same answer as the service, for every golden case', () => {
    for (const { name, golden, built, outcome } of spread) {
      const record = file('case.json', built.bundle);
      const { draftOrders, selections, encounterId, appointments } = built.context;
      const context = [
        ...(draftOrders ? ['--order', file('case-order.json', draftOrders)] : []),
        ...(selections ? ['--select', selections.join()] : []),
        ...(encounterId ? ['--encounter', encounterId] : []),
        ...(appointments ? ['--visit', file('case-visit.json', appointments)] : []),
      ];
      const { status, response, explanation } = JSON.parse(run(record, '--hook', golden.hook, ...context, '--json'));
      expect(gist(outcomeOf(status, response ?? { cards: [] }, explanation)), name).toEqual(gist(outcome));
    }
  });

  it.each([
    ['no path', () => run(), /needs the path of a Bundle/],
    ['a file that is not there', () => run('nowhere.json'), /nowhere\.json: there is no such file/],
    ['a file that is not JSON', () => run(file('bad.json', '{"a":')), /bad\.json is not valid JSON/],
    [
      'a bare resource',
      () => run(file('patient.json', { resourceType: 'Patient' })),
      /holds a Patient\. Give a FHIR R4 Bundle/,
    ],
    [
      'a CDS request',
      () => run(file('request.json', { hook: 'patient-view' })),
      /is a CDS Hooks request, not a record/,
    ],
    [
      'a Bundle without a patient',
      () => run(file('empty.json', { resourceType: 'Bundle', entry: [] })),
      /holds no Patient/,
    ],
    ['a day that does not exist', () => run(V01, '--as-of', '2026-02-30'), /--as-of "2026-02-30" is not a day/],
    ['an unknown option', () => run(V01, '--wy'), /--wy/],
    [
      'an unknown hook',
      () => run(V01, '--hook', 'lunch'),
      /no service for the hook "lunch"\. Use one of: patient-view/,
    ],
    ['order-sign without an order', () => run(V01, '--hook', 'order-sign'), /add --order/],
    ['order-select without an order', () => run(V01, '--hook', 'order-select'), /add --order/],
    ['encounter-start without a visit', () => run(V01, '--hook', 'encounter-start'), /add --encounter/],
    ['a visit that is not in the Bundle', () => run(V01, '--encounter', 'e9'), /no Encounter "e9"/],
    ['a booking without a visit', () => run(V01, '--hook', 'appointment-book'), /use --visit/],
    ['a visit elsewhere', () => run(V01, '--hook', 'patient-view', '--visit', 'checkup'), /use --visit/],
    [
      'a selection where nothing is picked',
      () => run(V01, '--order', 'esketamine 56 mg nasal', '--select', 'MedicationRequest/1'),
      /only order-select/,
    ],
    ['an order without a dose', () => run(V01, '--order', 'esketamine nasal'), /has no dose/],
    [
      'an order with an unknown word',
      () => run(V01, '--order', 'esketamine 56 mg nassal'),
      /"nassal" is not understood/,
    ],
    ['an order of an unknown drug', () => run(V01, '--order', 'esketamin 56 mg'), /no known drug name/],
    [
      'an order file without an order',
      () => run(V01, '--order', file('o.json', { resourceType: 'Patient' })),
      /holds no order/,
    ],
  ])('refuses %s with a sentence that helps', (_, call, message) => {
    expect(call).toThrow(WrongUse);
    expect(call).toThrow(message);
  });
});

describe('npm run cds', () => {
  const cds = (...args: string[]) =>
    promisify(execFile)(process.execPath, ['src/cli/main.ts', ...args]).then(
      ({ stdout }) => ({ code: 0, out: stdout }),
      (fault: { code: number; stderr: string }) => ({ code: fault.code, out: fault.stderr }),
    );

  it('answers, and ends with 0', async () => {
    const { code, out } = await cds('evaluate', V01, '--as-of', '2026-06-15');
    expect(code).toBe(0);
    expect(out).toMatch(/^INFO /m);
  });

  it('ends with 2 and one plain message when it is used wrongly', async () => {
    expect(await cds('evaluate', 'nowhere.json')).toEqual({
      code: 2,
      out: 'nowhere.json: there is no such file. Give the path of a FHIR R4 Bundle in JSON.\n',
    });
    const { code, out } = await cds('evalute');
    expect(code).toBe(2);
    expect(out).toContain('there is no command "evalute"');
  });
});
