import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { PlanDefinition } from '@medplum/fhirtypes';
import type { Citation, Evidence, Knowledge } from './evidence.ts';

/** How the identifier system of public rule numbers ends; what stands before it is the publisher's own address. */
const NUMBER_SYSTEM = '/rule-number';
const STRENGTH = 'http://hl7.org/fhir/StructureDefinition/cqf-strengthOfRecommendation';
const QUALITY = 'http://hl7.org/fhir/StructureDefinition/cqf-qualityOfEvidence';

/**
 * Reads every PlanDefinition of a folder. Throws one error that names every file and member at fault: a rule whose
 * sources, strength or review dates are missing may not speak.
 */
export function loadKnowledge(folder: URL): Knowledge {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();
  const hash = createHash('sha256');
  const faults: string[] = [];
  const all = files.flatMap((name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    hash.update(text);
    try {
      const plan = JSON.parse(text) as PlanDefinition;
      const evidence = evidenceOf(plan, (member) => faults.push(`${name}: ${member} is missing`));
      if (`${plan.id}.json` !== name) faults.push(`${name}: id is ${plan.id}; name the file after its id`);
      return [evidence];
    } catch (cause) {
      faults.push(`${name}: ${cause instanceof Error ? cause.message : 'not readable'}`);
      return [];
    }
  });
  for (const { number, id } of all) {
    if (all.some((other) => other.id !== id && other.number === number))
      faults.push(`${id}: number ${number} is taken twice`);
  }
  if (faults.length > 0) throw new Error(`PlanDefinitions are not usable:\n${faults.join('\n')}`);

  const byId = new Map(all.map((evidence) => [evidence.id, evidence]));
  const release =
    all
      .map(({ version }) => version)
      .sort()
      .at(-1) ?? '0';
  return Object.freeze({
    version: `${release}+${hash.digest('hex').slice(0, 8)}`,
    publisher: all[0]?.publisher ?? '',
    numberSystem: all[0]?.numberSystem ?? '',
    all,
    of(plan: string) {
      const evidence = byId.get(plan);
      if (!evidence)
        throw new Error(`no PlanDefinition "${plan}": add ${plan}.json with its sources, strength and review dates`);
      return evidence;
    },
    pagePath: (number: string) => `/rules/${number}`,
  });
}

function evidenceOf(plan: PlanDefinition, missing: (member: string) => void): Evidence {
  const text = (member: string, value: string | undefined): string => {
    if (!value) missing(member);
    return value ?? '';
  };
  const concept = (url: string) => plan.extension?.find((extension) => extension.url === url)?.valueCodeableConcept;
  const citations = (plan.relatedArtifact ?? [])
    .filter(({ type }) => type === 'citation')
    .map(
      (artifact): Citation => ({
        label: text('relatedArtifact.label', artifact.label),
        display: text('relatedArtifact.display', artifact.display),
        citation: text('relatedArtifact.citation', artifact.citation),
        ...(artifact.url ? { url: artifact.url } : {}),
      }),
    );
  const number = plan.identifier?.find(({ system }) => system?.endsWith(NUMBER_SYSTEM));
  if (citations.length === 0) missing('relatedArtifact of type citation');
  return Object.freeze({
    id: text('id', plan.id),
    number: text('identifier with a rule number', number?.value),
    numberSystem: text('system of the rule number', number?.system),
    publisher: text('publisher', plan.publisher),
    title: text('title', plan.title),
    version: text('version', plan.version),
    description: text('description', plan.description),
    logic: text('action.description', plan.action?.map(({ description }) => description ?? '').join(' ')),
    purpose: text('purpose', plan.purpose),
    usage: text('usage', plan.usage),
    strength: text('strength of recommendation', concept(STRENGTH)?.text),
    quality: text('quality of evidence', concept(QUALITY)?.text),
    citations,
    approvedOn: text('approvalDate', plan.approvalDate),
    reviewedOn: text('lastReviewDate', plan.lastReviewDate),
    reviewDueOn: text('effectivePeriod.end', plan.effectivePeriod?.end),
  });
}
