import { cautionsSilent } from './rules/cautions/silent.ts';
import { coverageSilent } from './rules/coverage/silent.ts';
import { indicationsSilent } from './rules/indications/silent.ts';
import { interactionsSilent } from './rules/interactions/silent.ts';
import { monitoringSilent } from './rules/monitoring/silent.ts';
import { suppressionSilent } from './rules/suppression/silent.ts';
import { timingSilent } from './rules/timing/silent.ts';
import type { SilentRow } from './silent-row.ts';

/** Every row of the knowledge base that makes no finding of its own, with its reason. */
export const silentRows: readonly SilentRow[] = [
  ...cautionsSilent,
  ...interactionsSilent,
  ...indicationsSilent,
  ...coverageSilent,
  ...monitoringSilent,
  ...timingSilent,
  ...suppressionSilent,
];
