/** The service as it ships, asked over HTTP, and every golden case answered that way. */
import type { Express } from 'express';
import supertest from 'supertest';
import { developmentTenant } from '../../src/auth/index.ts';
import type { Card } from '../../src/protocol/types.ts';
import { type BuiltCase, buildCase } from '../golden/build.ts';
import type { GoldenCase } from '../golden/case.ts';
import { INDEX_INSTANT } from '../golden/dates.ts';
import { readGolden } from '../golden/read.ts';
import { requestOf, type WireRequest } from '../golden/request.ts';
import { serviceFor, templatesOf } from '../golden/run.ts';
import { type SiteChange, shipped, shippedApp, tenant } from '../support/app.ts';

/** Where this tenant reaches the service: what links on cards start with. */
export const PUBLIC_BASE = 'https://cds.hospital.example/ketamine';

const { id: _, repeat: __, ...settings } = tenant;
const apps = new Map<string, Express>();

/** The service under the policy of a site; without one, as it ships. */
export function appOf(site?: SiteChange): Express {
  const key = JSON.stringify(site ?? null);
  const app =
    apps.get(key) ??
    shippedApp(() => INDEX_INSTANT, { ...developmentTenant(settings), publicBaseUrl: PUBLIC_BASE }, site);
  apps.set(key, app);
  return app;
}

export const app: Express = appOf();

/** What came back: the status, the cards (none but at 200), and the bytes. */
export interface Heard {
  readonly status: number;
  readonly cards: readonly Card[];
  readonly body: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** Posts a request to the service of its hook. */
export async function post(request: Readonly<{ hook: string }>, site?: SiteChange): Promise<Heard> {
  const { status, body, text } = await supertest(appOf(site))
    .post(`/cds-services/${serviceFor(request.hook).id}`)
    .send(request);
  return { status, cards: status === 200 ? body.cards : [], body, text };
}

/** The request a client would send for a case written as in the golden files. */
export function requestFor(golden: Omit<GoldenCase, 'expect' | 'name'>): WireRequest & { readonly built: BuiltCase } {
  const built = buildCase({ name: 'conformance', expect: {}, ...golden }, shipped.terminology);
  const request = requestOf(golden.hook, built, templatesOf(golden.hook, golden.site), golden.inputs);
  return Object.defineProperty({ ...request }, 'built', { value: built, enumerable: false }) as never;
}

/** A golden case with what the service answered. */
export interface Answered extends Heard {
  readonly name: string;
  readonly request: WireRequest;
  readonly site: SiteChange | undefined;
}

/** Every golden case, its faulty inputs included. Asked once a worker. */
export const answers: readonly Answered[] = await (async () => {
  const heard: Answered[] = [];
  for (const { file, cases } of readGolden(new URL('../golden/', import.meta.url))) {
    for (const golden of cases) {
      const request = requestFor(golden);
      const { name, site } = golden;
      heard.push({ name: `${file}: ${name}`, request, site, ...(await post(request, site)) });
    }
  }
  return heard;
})();

/** All cards of all golden cases. */
export const cards: readonly { readonly at: string; readonly card: Card }[] = answers.flatMap(
  ({ name, cards: shown }) => shown.map((card) => ({ at: `${name}: ${card.summary}`, card })),
);

/** The names of everything of which `check` says what is wrong; empty when nothing is. */
export function faultsOf<T extends { readonly at: string }>(
  all: readonly T[],
  check: (one: T) => readonly string[] | string | undefined | false,
): readonly string[] {
  return all.flatMap((one) => {
    const said = check(one);
    return said ? [said].flat().map((fault) => `${one.at}: ${fault}`) : [];
  });
}

/** Every text and number of a JSON value with the path to it. */
export function* leaves(value: unknown, path = ''): Generator<{ path: string; value: unknown }> {
  if (value === null || typeof value !== 'object') {
    yield { path, value };
    return;
  }
  for (const [name, each] of Object.entries(value)) yield* leaves(each, `${path}/${name}`);
}

/** Every address that a client could open from an answer: links and sources, and whatever else looks like one. */
export function addresses(body: unknown): readonly string[] {
  return [...leaves(body)].flatMap(({ value }) =>
    typeof value === 'string' ? [...value.matchAll(/[a-z][a-z0-9+.-]*:\/\/[^\s"')\]]+/gi)].map(([url]) => url) : [],
  );
}
