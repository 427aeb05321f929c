import type { Patient, Reference, Task } from '@medplum/fhirtypes';
import { describe, expect, it } from 'vitest';
import type { EnginePolicy, Service } from '../../src/engine/index.ts';
import { garden, gardenEngine, glass, greenhouse, settings, suppressorFor, throwing, wordRule } from './service.ts';

type Parts = Partial<Service<EnginePolicy>> & Pick<Service<EnginePolicy>, 'rules'>;

function ask(parts: Parts, request = garden({}), of = settings) {
  const { engine, faults } = gardenEngine(parts);
  const answer = engine.evaluate('garden', request, of);
  const cards = answer.status === 200 ? answer.response.cards : [];
  return {
    answer,
    cards,
    faults,
    fates: Object.fromEntries(answer.explanation.rules.map(({ id, fate }) => [id, fate])),
  };
}

describe('one card a group', () => {
  const rules = [
    wordRule('rose'),
    wordRule('tulip', { indicator: 'warning' }),
    wordRule('fire', { group: 1, indicator: 'critical' }),
  ];

  it('merges findings, leads with the most urgent and counts the rest', () => {
    const { cards, fates } = ask({ rules }, garden({ words: ['rose', 'tulip', 'fire'] }));
    expect(cards.map(({ summary, indicator }) => [summary, indicator])).toEqual([
      ['There is a fire', 'critical'],
      ['There is a tulip (+1 more)', 'warning'],
    ]);
    expect(cards[1]!.detail).toContain('line of rose');
    expect(fates).toEqual({ rose: 'line', tulip: 'shown', fire: 'shown' });
  });

  it('settles a tie by the order of the service', () => {
    const { cards } = ask({ rules: [wordRule('zinnia'), wordRule('aster')] }, garden({ words: ['aster', 'zinnia'] }));
    expect(cards[0]!.summary).toBe('There is a zinnia (+1 more)');
  });

  it('offers each suggestion once and says what it would do', () => {
    const { cards } = ask(
      { rules: [wordRule('rose', { target: 'water' }), wordRule('tulip', { target: 'water' })] },
      garden({ words: ['rose', 'tulip'] }),
    );
    expect(cards[0]!.suggestions).toHaveLength(1);
    expect(cards[0]!.selectionBehavior).toBe('any');
    expect(cards[0]!.suggestions![0]!.actions[0]).toMatchObject({
      type: 'create',
      description: 'Does water',
      resource: { subject: { reference: 'Patient/g1' } },
    });
  });

  it('offers a task as it offers a request', () => {
    const rose = wordRule('rose', { target: 'water' });
    const task = {
      target: 'weed',
      label: 'Weed',
      description: 'Weeds the bed',
      resource: (patient: Reference<Patient>): Task => ({
        resourceType: 'Task',
        status: 'draft',
        intent: 'proposal',
        for: patient,
      }),
    };
    const card: typeof rose.card = (facts, words) => {
      const own = rose.card(facts, words);
      return { ...own, suggestions: [...(own.suggestions ?? []), task] };
    };
    const { cards } = ask({ rules: [{ ...rose, card }] }, garden({ words: ['rose'] }));
    expect(cards[0]!.suggestions!.map(({ actions }) => actions[0]!.resource.resourceType)).toEqual([
      'ServiceRequest',
      'Task',
    ]);
    expect(cards[0]!.suggestions![1]!.actions).toEqual([
      {
        type: 'create',
        description: 'Weeds the bed',
        resource: { resourceType: 'Task', status: 'draft', intent: 'proposal', for: { reference: 'Patient/g1' } },
      },
    ]);
  });

  it('lists six further findings and counts those beyond', () => {
    const words = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
    const { cards, answer } = ask({ rules: words.map((word) => wordRule(word)) }, garden({ words }));
    expect(cards[0]!.detail).toContain('line of g');
    expect(cards[0]!.detail).not.toContain('line of h');
    expect(cards[0]!.detail).toContain('2 more findings');
    expect(answer.explanation.cards[0]!.rules).toEqual(words);
  });

  it('names every item where the service has one sentence for all of them', () => {
    const words = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
    const merged = { 5: (ids: readonly string[]) => `${ids.length} items` };
    const { cards, fates } = ask({ rules: words.map((word) => wordRule(word)), merged }, garden({ words }));
    expect(cards[0]!.summary).toBe('9 items');
    for (const word of words.slice(1)) expect(cards[0]!.detail).toContain(`line of ${word}`);
    expect(Object.values(fates)).not.toContain('folded');
  });

  it('neither repeats nor counts what the lead says it has told already', () => {
    const lead = wordRule('rose', { indicator: 'warning', names: ['tulip'] });
    const { cards, fates } = ask(
      { rules: [lead, wordRule('tulip'), wordRule('aster')] },
      garden({ words: ['rose', 'tulip', 'aster'] }),
    );
    expect(cards[0]!.summary).toBe('There is a rose (+1 more)');
    expect(cards[0]!.detail).toContain('line of aster');
    expect(cards[0]!.detail).not.toContain('line of tulip');
    expect(fates).toEqual({ rose: 'shown', tulip: 'line', aster: 'line' });
  });

  it('drops info before warning beyond the limit, and critical never', () => {
    const rules = [
      wordRule('a', { group: 1, indicator: 'critical' }),
      wordRule('b', { group: 2 }),
      wordRule('c', { group: 3, indicator: 'warning' }),
      wordRule('d', { group: 5, indicator: 'critical' }),
    ];
    const { cards } = ask({ rules, limit: 3 }, garden({ words: ['a', 'b', 'c', 'd'] }));
    expect(cards.map(({ summary }) => summary)).toEqual(['There is a a', 'There is a c', 'There is a d']);
    expect(ask({ rules, limit: 1 }, garden({ words: ['a', 'b', 'c', 'd'] })).cards).toHaveLength(2);
  });
});

describe('keeping still', () => {
  const rose = wordRule('rose');
  it('a better rule replaces its twin', () => {
    const { cards, fates } = ask(
      { rules: [rose, wordRule('rosebush', { replaces: [rose] })] },
      garden({ words: ['rose', 'rosebush'] }),
    );
    expect(cards[0]!.summary).toBe('There is a rosebush');
    expect(fates).toEqual({ rose: 'suppressed:rosebush', rosebush: 'shown' });
  });

  it('a suppressor silences its groups but not rules that are never suppressed', () => {
    const rules = [rose, wordRule('fire', { group: 1, indicator: 'critical', never: true })];
    const { fates } = ask(
      { rules, suppressors: [suppressorFor('winter', [1, 5])] },
      garden({ words: ['rose', 'fire', 'winter'] }),
    );
    expect(fates).toEqual({ rose: 'suppressed:hush-winter', fire: 'shown' });
  });

  it('a suppressor of everything silences those too, and no incomplete card remains', () => {
    const rules = [wordRule('fire', { group: 1, indicator: 'critical', never: true })];
    const request = garden({ words: ['fire', 'gone'], prefetch: { procedures: undefined } });
    const { answer, cards } = ask(
      { rules, suppressors: [suppressorFor('gone', 'everything')], subjectNeeds: [greenhouse] },
      request,
    );
    expect([answer.status, cards]).toEqual([200, []]);
  });

  it('only a suppressor known to be true silences', () => {
    const parts = { rules: [wordRule('rose')], suppressors: [suppressorFor('winter', [5])] };
    const partial = {
      resourceType: 'Bundle',
      type: 'searchset',
      link: [{ relation: 'next', url: 'x' }],
      entry: [
        {
          resource: {
            resourceType: 'Condition',
            id: 'c1',
            subject: { reference: 'Patient/g1' },
            code: { text: 'rose' },
          },
        },
      ],
    };
    expect(ask(parts, garden({ prefetch: { conditions: partial } })).fates).toEqual({ rose: 'shown' });
  });

  it('two levels down speaks only at signing', () => {
    const rules = [wordRule('rose', { indicator: 'critical', group: 2 })];
    expect(ask({ rules }, garden({ uncertain: ['rose'] })).cards).toEqual([]);
    const atSigning = ask({ rules, hook: 'order-sign' }, garden({ uncertain: ['rose'] }));
    expect(atSigning.cards.map(({ indicator }) => indicator)).toEqual(['info']);
    expect(atSigning.cards[0]!.summary).toBe('There is a rose (uncoded)');
  });

  it('a hook may cap a group', () => {
    const { cards } = ask(
      { rules: [wordRule('rose', { indicator: 'critical', group: 2 })], caps: { 2: 'warning' } },
      garden({ words: ['rose'] }),
    );
    expect(cards[0]!.indicator).toBe('warning');
  });

  it('a rule in shadow is evaluated and not shown', () => {
    const { engine } = gardenEngine({ rules: [wordRule('rose')] }, { rose: 'shadow' });
    const answer = engine.evaluate('garden', garden({ words: ['rose'] }), settings);
    expect(answer.status === 200 && answer.response.cards).toEqual([]);
    expect(answer.explanation.rules[0]).toMatchObject({ verdict: 'fires', fate: 'shadow' });
  });

  it('a rule switched off is declared on cards, and raises none', () => {
    const { engine } = gardenEngine({ rules: [wordRule('rose'), wordRule('tulip')] }, { tulip: 'off' });
    const answer = engine.evaluate('garden', garden({ words: ['rose', 'tulip'] }), settings);
    expect(
      answer.status === 200 &&
        answer.response.cards.map(({ detail }) => detail.includes('Switched off by site policy: Title of tulip')),
    ).toEqual([true]);
    const still = engine.evaluate('garden', garden({ words: ['tulip'] }), settings);
    expect(still.status === 200 && still.response.cards).toEqual([]);
  });
});

describe('groups that are only lines', () => {
  const parts: Parts = {
    rules: [wordRule('rose'), wordRule('thorn', { group: 2, indicator: 'warning' })],
    asLines: { groups: [2], into: 5, unless: greenhouse },
  };

  it('stand on the card of the other group', () => {
    const { cards, fates } = ask(parts, garden({ words: ['rose', 'thorn'] }));
    expect(cards).toHaveLength(1);
    expect(cards[0]!.indicator).toBe('info');
    expect(cards[0]!.detail).toContain('line of thorn');
    expect(fates).toEqual({ rose: 'shown', thorn: 'line' });
  });

  it('without that card they are not shown', () => {
    expect(ask(parts, garden({ words: ['thorn'] })).cards).toEqual([]);
  });

  it('have their own card when the statement holds', () => {
    const { cards } = ask(parts, garden({ words: ['thorn'], greenhouse: true }));
    expect(cards.map(({ indicator }) => indicator)).toEqual(['warning']);
  });

  it('say that it could not be told when the statement is unknown', () => {
    const { cards } = ask(parts, garden({ words: ['thorn'], prefetch: { procedures: undefined } }));
    expect(cards.map(({ summary }) => summary)).toEqual(['Garden check incomplete: procedures not available']);
  });
});

describe('what could not be checked', () => {
  const rules = [wordRule('rose'), wordRule('thorn', { group: 2, indicator: 'critical' })];

  it('ST-01 answers 412 when the patient is missing, and names it', () => {
    const { answer } = ask({ rules }, garden({ prefetch: { patient: undefined } }));
    expect(answer.status).toBe(412);
    expect(answer.status === 412 && answer.missing).toEqual([{ input: 'patient', reason: 'not-supplied' }]);
  });

  it('answers 412 at patient-view when relevance itself is unknown', () => {
    const { answer } = ask({ rules }, garden({ prefetch: { conditions: undefined } }));
    expect(answer.status === 412 && answer.missing.map(({ input }) => input)).toEqual(['conditions']);
  });

  it('ST-02 null and an empty list are data', () => {
    expect(ask({ rules }, garden({ prefetch: { conditions: null } })).answer.status).toBe(200);
  });

  it('REL-11 names the checks, the inputs and the reason in plain words', () => {
    const failed = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'exception' }] };
    const { cards } = ask({ rules, hook: 'order-sign' }, garden({ prefetch: { conditions: failed } }));
    expect(cards[0]!.indicator).toBe('warning');
    expect(cards[0]!.summary).toBe('Garden check incomplete: problem list not available');
    expect(cards[0]!.detail).toContain('Title of rose; Title of thorn');
    expect(cards[0]!.detail).toContain('Problem list: the EHR reported an error while reading it');
  });

  it('REL-11 tells a list that is missing from one that is only there in part', () => {
    const cut = { resourceType: 'Bundle', type: 'searchset', link: [{ relation: 'next', url: 'x' }] };
    const parts: Parts = { rules, hook: 'order-sign' };
    expect(ask(parts, garden({ prefetch: { conditions: cut } })).cards[0]!.summary).toBe(
      'Garden check incomplete: problem list not fully readable',
    );
    const both: Parts = { ...parts, rules: [...rules, glass] };
    const { cards } = ask(both, garden({ prefetch: { conditions: cut, procedures: undefined } }));
    expect(cards[0]!.summary).toBe(
      'Garden check incomplete: procedures not available; problem list not fully readable',
    );
  });

  it('what this connection never offers is a standing line, not a gap', () => {
    const tenant = { ...settings.tenant, notOffered: new Set(['procedures']) };
    const parts: Parts = { rules: [wordRule('rose')], subjectNeeds: [greenhouse] };
    const { cards } = ask(parts, garden({ words: ['rose'], prefetch: { procedures: undefined } }), {
      ...settings,
      tenant,
    });
    expect(cards).toHaveLength(1);
    expect(cards[0]!.detail).toContain('Never offered by this connection: procedures');
  });

  it('REL-13 a rule that throws cannot tell, is reported, and leaves the others alone', () => {
    const { cards, faults } = ask({ rules: [throwing, wordRule('rose')] }, garden({ words: ['rose'] }));
    expect(faults).toEqual(['crash']);
    expect(cards.map(({ summary }) => summary)).toEqual([
      'There is a rose',
      expect.stringMatching(/^Garden check incomplete/),
    ]);
  });
});

describe('identity', () => {
  const rules = [wordRule('rose', { target: 'water' })];
  const uuid = (request = garden({ words: ['rose'] }), of = settings) => ask({ rules }, request, of).cards[0]!;

  it('REL-60 the same request gives the same bytes', () => {
    expect(JSON.stringify(uuid())).toBe(JSON.stringify(uuid()));
  });

  it('SEC-85 ids are UUIDs that depend on the tenant key, the day and the patient', () => {
    const other = [
      uuid(),
      uuid(garden({ words: ['rose'] }), { ...settings, tenant: { ...settings.tenant, cardKey: new Uint8Array(32) } }),
      uuid(garden({ words: ['rose'] }), { ...settings, at: { ...settings.at, today: '2026-06-16' } }),
    ];
    expect(new Set(other.map((card) => card.uuid)).size).toBe(3);
    expect(
      other.every((card) => /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(card.uuid)),
    ).toBe(true);
    expect(other[0]!.suggestions![0]!.uuid).not.toBe(other[0]!.uuid);
  });

  it('does not depend on the hook instance or on unrelated entries', () => {
    const again = { ...garden({ words: ['moss', 'rose'] }), hookInstance: '11111111-1111-4111-8111-111111111111' };
    expect(uuid(again).uuid).toBe(uuid().uuid);
  });
});

describe('the card', () => {
  it('REG-09 keeps its sections in order, with finding and why in the first 300 characters', () => {
    const { cards } = ask({ rules: [wordRule('rose')] }, garden({ words: ['rose'] }));
    const { detail } = cards[0]!;
    const places = [
      '**Finding**',
      '**Why**',
      '**What the record shows**',
      '**Options**',
      '**Source**',
      'Supports, and does not replace',
    ].map((part) => detail.indexOf(part));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(detail.slice(0, 300)).toContain('It matters.');
  });

  it('cuts a long summary at a word, below 140 characters', () => {
    const summary = `${'word '.repeat(27)}end`;
    const { cards } = ask(
      { rules: [wordRule('rose', { summary }), wordRule('tulip')] },
      garden({ words: ['rose', 'tulip'] }),
    );
    expect(cards[0]!.summary.length).toBeLessThan(140);
    expect(cards[0]!.summary).toMatch(/word… \(\+1 more\)$/);
  });

  it('REG-13 links to the page of its rule, names source and topic, and carries override reasons with a display', () => {
    const { cards } = ask({ rules: [wordRule('rose')] }, garden({ words: ['rose'] }));
    expect(cards[0]).toMatchObject({
      source: {
        label: 'Garden book 2020',
        url: 'https://garden.example/book',
        topic: { code: 'GD0', system: 'https://garden.example/rule-number' },
      },
      links: [{ url: 'https://cds.garden.example/rules/GD0', type: 'absolute' }],
      overrideReasons: [{ code: 'weather', display: 'Bad weather' }],
    });
  });
});

describe('discovery', () => {
  it('PRE-01 asks for exactly what the needs of the rules read', () => {
    const { engine } = gardenEngine({ rules: [wordRule('rose')] });
    expect(engine.services[0]!.prefetch).toEqual({
      patient: 'Patient/{{context.patientId}}',
      conditions: 'Condition?patient={{context.patientId}}',
    });
    expect(
      Object.keys(gardenEngine({ rules: [wordRule('rose')], subjectNeeds: [greenhouse] }).engine.services[0]!.prefetch),
    ).toContain('procedures');
  });
});
