/** Every source a rule names can be found: one text everywhere, a date, and how far it was read. */
import { readdirSync, readFileSync } from 'node:fs';
import type { CodeableConcept, PlanDefinition, RelatedArtifact } from '@medplum/fhirtypes';
import { describe, expect, it } from 'vitest';

const folder = new URL('../../fhir-profiles/plan-definitions/', import.meta.url);
const plans = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as PlanDefinition);
const cited = plans.flatMap(({ id = '', relatedArtifact = [] }) =>
  relatedArtifact.filter(({ type }) => type === 'citation').map((artifact) => ({ id, artifact })),
);

/** A numbered study or text; else general knowledge, a limit chosen here, a code system or the protocol itself. */
const LABEL = /^(S\d\d[a-z]?|K|X|ICD|CDSH)$/;
const YEAR = /\b(19|20)\d\d\b/;
/** The last sentence. */
const HOW_CHECKED =
  /\. (Read|Page read|Abstracts? read|Methods read|Extract read|Known citations?, not re-read|Known from a secondary summary|Review by)\b[^.]*\.$/;
const STRENGTH = /^(label|consensus|conditional|project rule)\b/;
const QUALITY = /^(label|high|moderate|low|very low|practice|not graded)\b/;
const GRADED = /^(high|moderate|low|very low)\b/;

/** What is printed of a source. */
const textOf = ({ display, citation, url }: RelatedArtifact) => JSON.stringify([display, citation, url]);
const faults = (wrong: (artifact: RelatedArtifact) => boolean) =>
  cited.filter(({ artifact }) => wrong(artifact)).map(({ id, artifact }) => `${id}: ${artifact.label}`);
const extension = (plan: PlanDefinition, name: string): CodeableConcept | undefined =>
  plan.extension?.find(({ url }) => url?.endsWith(name))?.valueCodeableConcept;
const worded = (name: string, words: RegExp) =>
  plans.filter((plan) => !words.test(extension(plan, name)?.text ?? '')).map(({ id }) => id);

describe('citations of all PlanDefinitions', () => {
  it('are there: every PlanDefinition names at least one source', () => {
    expect(plans.length).toBeGreaterThan(20);
    expect(plans.filter(({ id }) => !cited.some((one) => one.id === id)).map(({ id }) => id)).toEqual([]);
  });

  it('have one display, citation and address for a label', () => {
    const texts = Map.groupBy(cited, ({ artifact }) => artifact.label);
    const torn = [...texts].filter(([, all]) => new Set(all.map(({ artifact }) => textOf(artifact))).size > 1);
    expect(torn.map(([label, all]) => `${label}: ${all.map(({ id }) => id).join(', ')}`)).toEqual([]);
  });

  it('have one label for a citation, and name a source once a rule', () => {
    const labels = Map.groupBy(cited, ({ artifact }) => artifact.citation);
    expect([...labels].filter(([, all]) => new Set(all.map(({ artifact }) => artifact.label)).size > 1)).toEqual([]);
    const pairs = cited.map(({ id, artifact }) => `${id}: ${artifact.label}`);
    expect(pairs.filter((pair, index) => pairs.indexOf(pair) !== index)).toEqual([]);
  });

  it('have a label that looks like a source number', () => {
    expect(faults(({ label }) => !LABEL.test(label ?? ''))).toEqual([]);
  });

  it('have a display short enough for a card', () => {
    expect(faults(({ display = '' }) => display.trim() === '' || display.length > 60)).toEqual([]);
  });

  it('name a year', () => {
    expect(faults(({ citation }) => !YEAR.test(citation ?? ''))).toEqual([]);
  });

  it('end with how they were checked', () => {
    expect(faults(({ citation }) => !HOW_CHECKED.test(citation ?? ''))).toEqual([]);
  });

  it('have an https address, where they have one', () => {
    expect(faults(({ url }) => url !== undefined && !/^https:\/\/[^\s/]+\/\S+$/.test(url))).toEqual([]);
  });
});

describe('the grading of all PlanDefinitions', () => {
  it('has a strength out of few words', () => {
    expect(worded('cqf-strengthOfRecommendation', STRENGTH)).toEqual([]);
  });

  it('has a quality out of few words', () => {
    expect(worded('cqf-qualityOfEvidence', QUALITY)).toEqual([]);
  });

  it('codes the grade its quality text begins with, and codes no other', () => {
    const torn = plans.filter((plan) => {
      const quality = extension(plan, 'cqf-qualityOfEvidence');
      const said = GRADED.exec(quality?.text ?? '')?.[1]?.replace(' ', '-');
      return quality?.coding?.[0]?.code !== said;
    });
    expect(torn.map(({ id }) => id)).toEqual([]);
  });
});
