import { type Fact, type FactList, no, stated, type Truth } from '../../src/picture/index.ts';

/** Is there an entry that is coded and recorded as true? Without one the question does not apply to the patient. */
export function present<T>(list: FactList<T>, none: string): Truth<readonly Fact<T>[]> {
  const truth = stated(list).any(none);
  return truth.is === 'no' ? no(none, [], 'not-applicable') : truth;
}
