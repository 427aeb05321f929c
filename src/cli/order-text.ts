import type { CodeableConcept, MedicationRequest, Quantity } from '@medplum/fhirtypes';
import { RXNORM, SNOMED, UCUM } from '../fhir/systems.ts';
import type { Terminology } from '../terminology/index.ts';
import { WrongUse } from './wrong-use.ts';

const routes: Readonly<Record<string, readonly [code: string, display: string]>> = {
  iv: ['47625008', 'Intravenous route'],
  intravenous: ['47625008', 'Intravenous route'],
  im: ['78421000', 'Intramuscular route'],
  sc: ['34206005', 'Subcutaneous route'],
  nasal: ['46713006', 'Nasal route'],
  oral: ['26643006', 'Oral route'],
  po: ['26643006', 'Oral route'],
  sublingual: ['37839007', 'Sublingual route'],
};

const DOSE = /(\d+(?:\.\d+)?)\s*(mg\/kg|mcg|ug|mg|g)(?![\w/])/i;
const DURATION = /over\s+(\d+)\s*min(?:ute)?s?\b/i;

const HOW = 'Write <drug> <dose> <route>, for instance "<drug> 30 mg iv over 40 min", or give a JSON file.';

/**
 * A draft order in a few words: drug, dose, route, and `over <n> min`. For trying things out; a real order comes as JSON.
 * Throws `WrongUse` for a word it does not understand, so that a slip is not read as another order.
 */
export function orderFromText(text: string, patientId: string, terminology: Terminology): MedicationRequest {
  const [ingredient, ...others] = terminology.ingredientsNamed(text);
  if (!ingredient || others.length > 0) {
    const found = ingredient
      ? `more than one drug (${[ingredient, ...others].map(({ name }) => name).join(', ')})`
      : 'no known drug name';
    throw new WrongUse(`--order "${text}" holds ${found}. ${HOW}`);
  }
  const dose = DOSE.exec(text);
  if (!dose) throw new WrongUse(`--order "${text}" has no dose. ${HOW}`);
  const duration = DURATION.exec(text);
  const words = text
    .replace(DOSE, ' ')
    .replace(DURATION, ' ')
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((word) => word !== '');
  const named = words.filter((word) => word in routes);
  const drugWords = words.filter(
    (word) => terminology.ingredientsNamed(word).length > 0 || ingredient.name.toLowerCase().includes(word),
  );
  const strange = words.filter((word) => !named.includes(word) && !drugWords.includes(word));
  if (strange.length > 0) throw new WrongUse(`--order "${text}": "${strange.join(' ')}" is not understood. ${HOW}`);

  const unit = (dose[2] ?? '').toLowerCase();
  const quantity: Quantity = { value: Number(dose[1]), unit, system: UCUM, code: unit === 'mcg' ? 'ug' : unit };
  return {
    resourceType: 'MedicationRequest',
    id: 'order-from-command-line',
    status: 'draft',
    intent: 'order',
    medicationCodeableConcept: { coding: [{ system: RXNORM, code: ingredient.code, display: ingredient.name }] },
    subject: { reference: `Patient/${patientId}` },
    dosageInstruction: [
      {
        ...(duration ? { timing: { repeat: { duration: Number(duration[1]), durationUnit: 'min' } } } : {}),
        ...routeOf(named[0]),
        doseAndRate: [{ doseQuantity: quantity }],
      },
    ],
  };
}

function routeOf(word: string | undefined): { route?: CodeableConcept } {
  const found = word === undefined ? undefined : routes[word];
  return found ? { route: { coding: [{ system: SNOMED, code: found[0], display: found[1] }] } } : {};
}
