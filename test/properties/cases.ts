import { type BuiltCase, buildCase } from '../golden/build.ts';
import type { GoldenCase } from '../golden/case.ts';
import { readGolden } from '../golden/read.ts';
import { requestOf, type WireRequest } from '../golden/request.ts';
import { ask, type Outcome, templatesOf } from '../golden/run.ts';
import { shipped } from '../support/app.ts';

/** A golden case as the properties use it: the record, the request of a whole, undisturbed record, and its answer. */
export interface Sample {
  readonly name: string;
  readonly golden: GoldenCase;
  readonly built: BuiltCase;
  readonly request: WireRequest;
  readonly outcome: Outcome;
}

/**
 * Every golden case, with nothing wrong with its inputs: faults are what the properties add. Cases under the policy of a
 * site are left out, because the properties ask the service as it ships.
 */
export const samples: readonly Sample[] = readGolden(new URL('../golden/', import.meta.url)).flatMap(
  ({ file, cases }) =>
    cases
      .filter(({ site }) => site === undefined)
      .map((golden): Sample => {
        const built = buildCase(golden, shipped.terminology);
        const request = requestOf(golden.hook, built, templatesOf(golden.hook));
        return { name: `${file}: ${golden.name}`, golden, built, request, outcome: ask(request) };
      }),
);

/**
 * A few cases of every file and all worked vignettes, for properties that ask each case hundreds of times. All of them with
 * `SAMPLES=all`, which takes the better part of an hour.
 */
export const spread: readonly Sample[] =
  process.env.SAMPLES === 'all'
    ? samples
    : [...Map.groupBy(samples, ({ name }) => name.split(':')[0])].flatMap(([file, of]) =>
        file === 'vignettes.yaml' ? of : of.slice(0, 2),
      );
