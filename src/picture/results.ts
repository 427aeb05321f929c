import { codingsOf, textOf } from '../fhir/elements.ts';
import type { Member, ValueSetName } from '../terminology/index.ts';
import type { FactList } from './facts.ts';
import { type Need, need } from './need.ts';
import { listOfValues, type Outcome } from './observation-entries.ts';
import { isAbsent } from './observations.ts';
import type { InputKey } from './source.ts';

/** A test that comes out one way or the other. `value` is the member of the positive or negative set, if it was coded. */
export interface Result {
  readonly polarity: 'positive' | 'negative' | 'indeterminate';
  readonly value?: Member;
}

export interface ResultQuestion {
  readonly name: string;
  readonly set: ValueSetName;
  readonly inputs: readonly InputKey[];
  readonly positive: ValueSetName;
  readonly negative: ValueSetName;
}

/** Words that are a result when they are all that was written, and interpretation codes (knowledge 0.4). */
const polarities: ReadonlyMap<string, Result['polarity']> = new Map([
  ['positive', 'positive'],
  ['detected', 'positive'],
  ['reactive', 'positive'],
  ['pos', 'positive'],
  ['negative', 'negative'],
  ['not detected', 'negative'],
  ['neg', 'negative'],
  ['ind', 'indeterminate'],
  ['e', 'indeterminate'],
]);

/** Qualitative results. Where code, interpretation and text disagree, positive counts: it is the more cautious reading. */
export function results(of: ResultQuestion): Need<FactList<Result>> {
  return need({
    name: of.name,
    inputs: of.inputs,
    read: (record) =>
      listOfValues(of, record, ({ holder, resource }): Outcome<Result> => {
        if (isAbsent(holder)) return undefined;
        const codings = codingsOf(holder.valueCodeableConcept);
        const find = (set: ValueSetName) =>
          codings
            .map(({ system, code }) => record.terminology.member(set, system, code))
            .find((member) => member !== undefined);
        const [positive, negative] = [find(of.positive), find(of.negative)];
        const meant = codingsOf(holder.interpretation ?? (holder === resource ? undefined : resource.interpretation));
        const words = [holder.valueString, holder.valueCodeableConcept?.text, ...meant.map((coding) => coding.code)];
        const said = words.flatMap((word) => polarities.get(textOf(word)?.toLowerCase() ?? '') ?? []);
        if (positive || said.includes('positive')) return shownAs('positive', positive);
        if (negative || said.includes('negative')) return shownAs('negative', negative);
        if (said.includes('indeterminate')) return shownAs('indeterminate');
        // A number without an interpretation is for a rule that knows its threshold.
        return holder.valueQuantity ? undefined : 'unreadable';
      }),
  });
}

function shownAs(polarity: Result['polarity'], value?: Member): Outcome<Result> {
  return { value: { polarity, ...(value && { value }) }, shown: { value: value?.display ?? polarity } };
}
