/**
 * What the service would say over whole groups of sample patients: `npm run population` writes `docs/population.md` with the
 * share of patients with any card, by rule, and every card on opening a chart, to be read through. The day asked about is
 * the one after a patient's last event. A file is taken for the whole record of its types.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Bundle, Resource } from '@medplum/fhirtypes';
import { datesOf } from '../hooks/case/dates-of.ts';
import { addDays, type PlainDate } from '../src/fhir/plain-date.ts';
import { closedWorld } from '../src/picture/index.ts';
import type { Hook } from '../src/protocol/types.ts';
import { ask, type Outcome, templatesOf } from '../test/golden/run.ts';
import { drafts, type SamplePatient, samplePatients } from '../test/samples/patients.ts';

const root = new URL('../', import.meta.url);
const groups: readonly { readonly name: string; readonly patients: readonly SamplePatient[] }[] = [
  { name: '63 sample patients', patients: samplePatients },
  { name: 'Bulk export of 13 patients (no Observations)', patients: bulk('test/data/bulk/export-10/') },
  { name: '60 Synthea patients', patients: bulk('test/data/bulk/synthea-60/') },
];

const parts = groups.flatMap(({ name, patients }) => {
  const seen = patients.map((patient) => ({
    patient,
    view: outcomeOf(patient, 'patient-view'),
    sign: outcomeOf(patient, 'order-sign'),
  }));
  const withCard = seen.filter(({ view }) => view.cards.some(({ incomplete }) => !incomplete));
  return [
    `## ${name}`,
    `${patients.length} patients. On opening the chart ${share(withCard.length, patients.length)} get a card; ${share(
      count(seen, ({ view }) => view.cards.some(({ incomplete }) => incomplete)),
      patients.length,
    )} a note on what could not be checked; ${share(
      count(seen, ({ view }) => view.status === 412),
      patients.length,
    )} status 412.`,
    '### By rule, on opening the chart',
    byRule(seen.map(({ view }) => view)),
    '### By rule, on signing an esketamine and a ketamine order for depression',
    byRule(seen.map(({ sign }) => sign)),
    '### Every card on opening a chart',
    withCard
      .flatMap(({ patient, view }) =>
        view.cards
          .filter(({ incomplete }) => !incomplete)
          .map(
            ({ card, rules }) =>
              `- ${patient.name} (${patient.today}): **${card.indicator}** ${card.summary} — ${rules.join(', ')}`,
          ),
      )
      .join('\n') || 'None.',
  ];
});
const page = [
  '# What the sample populations are told',
  'Written by `npm run population` from the patients in `test/data`; read through by eye before a release.',
  ...parts,
];
writeFileSync(new URL('docs/population.md', root), `${page.join('\n\n')}\n`);

function outcomeOf({ bundle, today }: SamplePatient, hook: Hook): Outcome {
  const { patientId, prefetch } = closedWorld(bundle, templatesOf(hook));
  const request = {
    hook,
    hookInstance: 'a7d2d7f0-9a1b-4c3e-8f2a-5b6c7d8e9f00',
    context: {
      userId: 'Practitioner/example',
      patientId,
      ...(hook === 'order-sign' ? { draftOrders: drafts(patientId) } : {}),
    },
    prefetch: Object.fromEntries(prefetch),
  };
  return ask(request as Parameters<typeof ask>[0], new Date(`${today}T16:00:00Z`), today);
}

function byRule(outcomes: readonly Outcome[]): string {
  const counts = new Map<string, { shown: number; fired: number; open: number }>();
  for (const { cards, explanation } of outcomes) {
    const on = new Set(cards.flatMap(({ rules }) => rules));
    for (const id of new Set(explanation.rules.map((rule) => rule.id))) {
      const of = explanation.rules.filter((rule) => rule.id === id);
      const row = counts.get(id) ?? { shown: 0, fired: 0, open: 0 };
      if (on.has(id)) row.shown += 1;
      if (of.some(({ verdict }) => verdict === 'fires')) row.fired += 1;
      if (of.some(({ verdict }) => verdict === 'cannot-tell')) row.open += 1;
      counts.set(id, row);
    }
  }
  const rows = [...counts]
    .filter(([, { fired, open }]) => fired + open > 0)
    .toSorted(([a, x], [b, y]) => y.shown - x.shown || y.fired - x.fired || (a < b ? -1 : 1));
  if (rows.length === 0) return 'No rule fires, and none is unable to tell.';
  return [
    '| rule | on a card | fires | cannot tell |',
    '| --- | --- | --- | --- |',
    ...rows.map(([id, { shown, fired, open }]) => `| ${id} | ${shown} | ${fired} | ${open} |`),
  ].join('\n');
}

/** Patients of a folder of compressed NDJSON files, one Bundle each. */
function bulk(folder: string): readonly SamplePatient[] {
  const at = new URL(folder, root);
  const resources = readdirSync(at)
    .filter((name) => name.endsWith('.ndjson.gz'))
    .toSorted()
    .flatMap((name) =>
      gunzipSync(readFileSync(new URL(name, at)))
        .toString('utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => JSON.parse(line) as Resource),
    );
  const byPatient = Map.groupBy(resources, patientOf);
  return [...byPatient].flatMap(([id, of]): SamplePatient[] => {
    if (id === undefined || !of.some(({ resourceType }) => resourceType === 'Patient')) return [];
    const bundle: Bundle = { resourceType: 'Bundle', type: 'collection', entry: of.map((resource) => ({ resource })) };
    return [{ name: id.slice(0, 8), bundle, today: dayAfter(of) }];
  });
}

function patientOf(resource: Resource): string | undefined {
  if (resource.resourceType === 'Patient') return resource.id;
  const { subject, patient } = resource as { subject?: { reference?: string }; patient?: { reference?: string } };
  return (subject ?? patient)?.reference?.split('/').at(-1);
}

function dayAfter(resources: readonly Resource[]): PlainDate {
  const days = resources
    .filter(({ resourceType }) => resourceType !== 'Patient')
    .flatMap((resource) => datesOf(resource, 'UTC').map(({ latest }) => latest));
  return addDays(days.toSorted().at(-1) ?? '2026-06-14', 1);
}

function count<T>(of: readonly T[], test: (one: T) => boolean): number {
  return of.filter(test).length;
}

function share(part: number, whole: number): string {
  return `${part} (${Math.round((100 * part) / Math.max(1, whole))} %)`;
}
