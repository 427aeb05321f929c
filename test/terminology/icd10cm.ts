import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** Every code and heading of ICD-10-CM FY2027; provenance in `icd10cm-codes.md`. */
export const icd10cmCodes: readonly string[] = gunzipSync(
  readFileSync(new URL('icd10cm-codes.txt.gz', import.meta.url)),
)
  .toString('utf8')
  .trimEnd()
  .split('\n');
