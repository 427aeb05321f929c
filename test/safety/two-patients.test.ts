import supertest from 'supertest';
import { expect, it } from 'vitest';
import { INDEX_INSTANT } from '../golden/dates.ts';
import { serviceFor } from '../golden/run.ts';
import { spread } from '../properties/cases.ts';
import { shippedApp } from '../support/app.ts';

const app = shippedApp(() => INDEX_INSTANT);
const signed = spread.filter(({ request, outcome }) => request.hook === 'order-sign' && outcome.status === 200);

/** The request as of a patient with another id. */
function of(patientId: string, request: (typeof spread)[number]['request']): object {
  return JSON.parse(JSON.stringify(request).replaceAll(String(request.context.patientId), patientId)) as object;
}

async function answer(body: object): Promise<{ cards: { uuid: string }[] }> {
  const { status, body: told } = await supertest(app)
    .post(`/cds-services/${serviceFor('order-sign').id}`)
    .send(body);
  expect(status).toBe(200);
  return told;
}

it('REL-33 SEC-70 two patients at once get what each gets alone, and no card id in common', {
  timeout: 60_000,
}, async () => {
  const cases = signed.slice(0, 24);
  const alone = new Map<string, unknown>();
  for (const { name, request } of cases)
    for (const id of ['left', 'right']) alone.set(`${id} ${name}`, await answer(of(id, request)));

  const together = await Promise.all(
    cases.flatMap(({ name, request }, at) => {
      const other = cases[(at + 7) % cases.length]!;
      return [
        answer(of('left', request)).then((told) => [`left ${name}`, told] as const),
        answer(of('right', other.request)).then((told) => [`right ${other.name}`, told] as const),
      ];
    }),
  );
  for (const [name, told] of together) expect(told, name).toEqual(alone.get(name));

  const ids = (side: string) =>
    together.filter(([name]) => name.startsWith(side)).flatMap(([, { cards }]) => cards.map(({ uuid }) => uuid));
  const left = new Set(ids('left'));
  expect(left.size).toBeGreaterThan(5);
  expect(ids('right').filter((uuid) => left.has(uuid))).toEqual([]);
});
