import type { Patient, Reference } from '@medplum/fhirtypes';
import {
  type AnyRule,
  createEngine,
  type EnginePolicy,
  type EvaluateSettings,
  type RuleCard,
  rulesFor,
  type Service,
  suppressorsFor,
  verdict,
} from '../../src/engine/index.ts';
import type { Knowledge } from '../../src/knowledge/index.ts';
import { factList } from '../../src/picture/facts.ts';
import { need } from '../../src/picture/need.ts';
import type { Source } from '../../src/picture/source.ts';
import { no, unknown, yes } from '../../src/picture/truth.ts';
import type { CdsRequest, Hook, HookContext } from '../../src/protocol/types.ts';
import { loadTerminology } from '../../src/terminology/index.ts';

/**
 * A small service about gardens, so that the engine is tested without the content it carries: rules read Condition
 * texts as words, and a rule named after a word fires when the word is there.
 */
const rule = rulesFor<EnginePolicy>();
const suppressor = suppressorsFor<EnginePolicy>();

const words = need({
  name: 'words',
  inputs: ['conditions'],
  read(record) {
    const { resources, complete, gaps } = record.input('conditions');
    const items = resources.flatMap((resource) =>
      resource.resourceType === 'Condition'
        ? [
            {
              value: resource.code?.text ?? '',
              from: {
                type: 'Condition',
                id: resource.id ?? '',
                trust: resource.note ? 'uncertain' : 'stated',
              } as Source,
            },
          ]
        : [],
    );
    return factList({ items, complete, gaps, looked: ['conditions'] });
  },
});

const greenhouse = need({
  name: 'greenhouse',
  inputs: ['procedures'],
  read(record) {
    const { resources, gaps } = record.input('procedures');
    return resources.length > 0 ? yes(undefined) : gaps.length > 0 ? unknown(gaps) : no('no greenhouse');
  },
});

type Options = {
  group?: 1 | 2 | 3 | 5;
  indicator?: 'info' | 'warning' | 'critical';
  replaces?: readonly AnyRule<EnginePolicy>[];
  never?: boolean;
  target?: string;
  summary?: string;
  names?: readonly string[];
};

export function wordRule(
  word: string,
  { group = 5, indicator = 'info', replaces, never = false, target, summary, names }: Options = {},
) {
  return rule({
    id: word,
    plan: word,
    title: `Title of ${word}`,
    basis: 'Gardens need care.',
    group,
    highest: indicator,
    neverSuppressed: never,
    needs: { words },
    ...(replaces ? { replaces } : {}),
    decide({ words: list }) {
      const found = list.where((text) => text === word);
      return verdict(found.any(`no ${word}`), (_, because) => ({
        facts: { word },
        indicator,
        lowered: because.some(({ trust }) => trust === 'uncertain') ? 2 : 0,
      }));
    },
    card: (facts): RuleCard => ({
      summary: summary ?? `There is a ${facts.word}`,
      found: [`entry ${facts.word}`],
      why: 'It matters.',
      options: ['look', 'continue and document the reason'],
      line: `line of ${facts.word}`,
      overrideReasons: 'OR-A',
      ...(names ? { names } : {}),
      ...(target
        ? {
            suggestions: [
              {
                target,
                label: `Do ${target}`,
                description: `Does ${target}`,
                resource: (patient: Reference<Patient>) => ({
                  resourceType: 'ServiceRequest',
                  status: 'draft',
                  intent: 'proposal',
                  subject: patient,
                }),
              },
            ],
          }
        : {}),
    }),
  });
}

/** Fires when there is a greenhouse. */
export const glass = rule({
  ...wordRule('glass'),
  needs: { greenhouse },
  decide: ({ greenhouse: statement }) => verdict(statement, () => ({ facts: { word: 'glass' }, indicator: 'info' })),
});

export const throwing = rule({
  ...wordRule('crash', { group: 2, indicator: 'critical' }),
  decide: () => {
    throw new Error('the shed fell down');
  },
});

export function suppressorFor(word: string, silences: readonly (1 | 2 | 3 | 5)[] | 'everything') {
  return suppressor({
    id: `hush-${word}`,
    plan: `hush-${word}`,
    title: 'Hush',
    basis: 'Enough is enough.',
    silences,
    needs: { words },
    decide: ({ words: list }) => list.where((text) => text === word).any('no reason to hush'),
  });
}

const terminology = loadTerminology(new URL('../../fhir-profiles/', import.meta.url));

const evidence = (id: string, at: number) => ({
  id,
  number: `GD${at}`,
  numberSystem: 'https://garden.example/rule-number',
  publisher: 'Garden project',
  title: `Title of ${id}`,
  version: '1',
  description: 'd',
  logic: 'l',
  purpose: 'p',
  usage: 'u',
  strength: 'consensus',
  quality: 'low',
  citations: [
    { label: 'G01', display: 'Garden book 2020', citation: 'Garden book, 2020', url: 'https://garden.example/book' },
  ],
  approvedOn: '2026-01-01',
  reviewedOn: '2026-01-01',
  reviewDueOn: '2027-01-01',
});

export function gardenEngine(
  parts: Partial<Service<EnginePolicy>> & Pick<Service<EnginePolicy>, 'rules'>,
  families: EnginePolicy['families'] = {},
) {
  const faults: string[] = [];
  const plans = [
    ...parts.rules.map(({ plan }) => plan),
    ...(parts.suppressors ?? []).map(({ plan }) => plan),
    'incomplete',
  ];
  const all = plans.map(evidence);
  const knowledge: Knowledge = {
    version: '1+test',
    publisher: 'Garden project',
    numberSystem: 'https://garden.example/rule-number',
    all,
    of: (plan) =>
      all.find(({ id }) => id === plan) ??
      (() => {
        throw new Error(`no evidence for ${plan}`);
      })(),
    pagePath: (number) => `/rules/${number}`,
  };
  const engine = createEngine<EnginePolicy>({
    services: [
      {
        id: 'garden',
        hook: 'patient-view',
        about: parts.hook === undefined || parts.hook === 'patient-view' ? 'patient' : 'context',
        title: 'Garden',
        description: 'Looks after gardens',
        usageRequirements: 'A garden',
        check: 'Garden check',
        incomplete: { plan: 'incomplete', overrideReasons: 'OR-C' },
        suppressors: [],
        limit: 3,
        relevance: ['conditions'],
        subjects: (_context: HookContext) => ({ relevant: [{ kind: 'patient', key: 'patient' }], undecided: [] }),
        subjectNeeds: [],
        ...parts,
      },
    ],
    templates: {
      patient: 'Patient/{{context.patientId}}',
      conditions: 'Condition?patient={{context.patientId}}',
      procedures: 'Procedure?patient={{context.patientId}}',
    },
    terminology,
    knowledge,
    policy: {
      id: 'p',
      version: '1',
      families,
      overrideReasons: {
        'OR-A': [{ system: 'https://garden.example/reasons', code: 'weather', display: 'Bad weather' }],
        'OR-C': [],
      },
    },
    onFault: (id) => faults.push(id),
  });
  return { engine, faults };
}

export { greenhouse };

export const settings: EvaluateSettings = {
  at: { instant: new Date('2026-06-15T15:00:00Z'), today: '2026-06-15', zone: 'America/New_York' },
  tenant: {
    id: 't',
    cardKey: new Uint8Array(32).fill(7),
    notOffered: new Set(),
    unableMode: '412',
    relevanceUnknown: '412',
    publicBaseUrl: 'https://cds.garden.example',
  },
};

const searchset = (resources: readonly object[]) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  total: resources.length,
  entry: resources.map((resource) => ({ resource })),
});

/** A request about a garden whose problem list holds these words. */
export function garden(of: {
  words?: readonly string[];
  uncertain?: readonly string[];
  greenhouse?: boolean;
  prefetch?: Readonly<Record<string, unknown>>;
  hook?: Hook;
}): CdsRequest {
  const subject = { reference: 'Patient/g1' };
  const words = of.words ?? [];
  const conditions = [
    ...words.map((text) => ({ resourceType: 'Condition', id: `c-${text}`, subject, code: { text } })),
    ...(of.uncertain ?? []).map((text) => ({
      resourceType: 'Condition',
      id: `c-${text}`,
      subject,
      code: { text },
      note: [{ text: 'perhaps' }],
    })),
  ];
  const prefetch: Record<string, unknown> = {
    patient: { resourceType: 'Patient', id: 'g1' },
    conditions: searchset(conditions),
    procedures: searchset(of.greenhouse ? [{ resourceType: 'Procedure', id: 'p1', status: 'completed', subject }] : []),
    ...of.prefetch,
  };
  return {
    hook: of.hook ?? 'patient-view',
    hookInstance: '4f1a3c52-9d0e-4a57-9c13-0c9b4f7e2a11',
    context: { userId: 'Practitioner/1', patientId: 'g1' },
    prefetch: new Map(Object.entries(prefetch).filter(([, value]) => value !== undefined)),
  };
}
