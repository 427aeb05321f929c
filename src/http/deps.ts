import type { Authenticate } from '../auth/index.ts';
import type { Engine } from '../engine/index.ts';
import type { Evidence } from '../knowledge/index.ts';
import type { Records } from '../records/index.ts';
import type { Log } from '../telemetry/index.ts';
import type { World } from '../world.ts';
import type { AllowedOrigins } from './cors.ts';

/** What the HTTP side decides by itself. */
export interface HttpSettings {
  readonly origins: AllowedOrigins;
  /** Largest body, after decompression, in bytes (SEC-60). */
  readonly bodyBytes: number;
  /** Accept a `fhirServer` with plain http from anywhere: development and harness only (REQ-06). */
  readonly plainHttpFhirServer: boolean;
  /** Answer `POST …/explain`, which shows patient data to the caller: off in production (architecture 10). */
  readonly explain: boolean;
}

/** Everything `createApp` needs; nothing else is reached for. */
export interface AppDeps {
  readonly engine: Engine;
  readonly authenticate: Authenticate;
  readonly records: Records;
  /** The evidence behind each rule, for the public rule pages. */
  readonly evidence: readonly Evidence[];
  readonly log: Log;
  readonly world: World;
  readonly settings: HttpSettings;
  /** True once the process has been told to stop: new requests go elsewhere (REL-61). */
  readonly stopping: () => boolean;
}
