import type { Completeness } from './facts.ts';
import type { RecordView } from './record.ts';
import type { InputKey } from './source.ts';

/** How much was seen of several lists: as much as of the one that was seen least. */
export function completenessOf(inputs: readonly InputKey[], record: RecordView): Completeness {
  const parts = inputs.map((key) => record.input(key).complete);
  if (parts.includes('no')) return 'no';
  const since = parts
    .flatMap((part) => (typeof part === 'object' ? part.since : []))
    .toSorted()
    .at(-1);
  return since === undefined ? 'all' : { since };
}
