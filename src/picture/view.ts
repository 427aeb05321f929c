import { type Resolve, resolverOver } from '../fhir/references.ts';
import type { Terminology } from '../terminology/index.ts';
import type { Index, Need } from './need.ts';
import type { Input, RecordView } from './record.ts';
import type { InputKey } from './source.ts';

interface RecordViewOptions<P> {
  readonly inputs: ReadonlyMap<InputKey, Input>;
  readonly patientId: string;
  readonly terminology: Terminology;
  readonly at: Index;
  readonly site: P;
}

/**
 * The record of one patient for one request. Every need is read once, however many rules ask for it.
 *
 * A reader only gets at the inputs its need declares, and at other needs that declare no more than it does: discovery and
 * the catalogue are made of the declarations, so anything else would be data nobody was asked for or told of. Breaking this throws; it is a mistake
 * in a reader, never in a record. The view that is returned is bound by nothing, for the callers of readers.
 */
export function recordView<P>(options: RecordViewOptions<P>): RecordView {
  const { inputs, patientId, terminology, at, site } = options;
  const told = new Map<Need<unknown, never>, unknown>();
  let resolver: Resolve | undefined;

  function viewFor(reader: Need<unknown, never> | undefined): RecordView {
    const allowed = reader && new Set([...reader.inputs, ...(reader.softens ?? [])]);

    function check(key: InputKey): void {
      if (allowed?.has(key) === false)
        throw new Error(`need "${reader?.name}" opens the input ${key} without declaring it`);
    }

    return Object.freeze({
      patientId,
      terminology,
      input(key) {
        check(key);
        const input = inputs.get(key);
        if (!input) throw new Error(`the input ${key} is not one of this request`);
        return input;
      },
      read<T>(need: Need<T, never>): T {
        for (const key of need.inputs) check(key);
        for (const key of need.softens ?? []) check(key);
        for (const trait of need.traits ?? []) {
          if (reader && !reader.traits?.includes(trait))
            throw new Error(`need "${reader.name}" rests on ${trait} without declaring it`);
        }
        if (!told.has(need)) told.set(need, (need as Need<T, P>).read(viewFor(need), at, site));
        return told.get(need) as T;
      },
      resolve(reference, from) {
        resolver ??= resolverOver([...inputs.values()].flatMap(({ placed }) => placed));
        return resolver(reference, from);
      },
    } satisfies RecordView);
  }

  return viewFor(undefined);
}
