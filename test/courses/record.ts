import type { Bundle } from '@medplum/fhirtypes';
import { defaultPolicy, templatesFor } from '../../hooks/index.ts';
import { closedWorld, type RecordView, readInputs, recordView } from '../../src/picture/index.ts';
import { INDEX_INSTANT, TODAY, ZONE } from '../golden/dates.ts';
import { shipped } from '../support/app.ts';

const templates = templatesFor(defaultPolicy);

/** A Bundle as the readers of facts see it when it is the whole record. */
export function wholeRecord(bundle: Bundle): RecordView {
  const { patientId, prefetch } = closedWorld(bundle, templates);
  const inputs = readInputs({
    keys: Object.keys(templates),
    prefetch,
    context: { userId: 'Practitioner/example', patientId },
    templates,
    notOffered: new Set(),
    zone: ZONE,
  });
  const at = { instant: INDEX_INSTANT, today: TODAY, zone: ZONE };
  return recordView({ inputs, patientId, terminology: shipped.terminology, at, site: defaultPolicy });
}
