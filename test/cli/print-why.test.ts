import { expect, it } from 'vitest';
import { printWhy } from '../../src/cli/print-why.ts';

it('ends with what could not be placed, code by code', () => {
  const text = printWhy({
    schema: 1,
    service: 'service',
    hook: 'patient-view',
    index: { instant: '2026-06-15T15:00:00Z', today: '2026-06-15', zone: 'UTC' },
    versions: { rules: '1', terminology: '0123456789abcdef', policy: 'p' },
    inputs: {},
    rules: [],
    suppressors: [],
    cards: [],
    attached: {},
    uncoded: { conditions: 2 },
    unmapped: [
      {
        system: 'https://hospital.example.org/codes',
        count: 3,
        codes: [
          { code: 'C', count: 2 },
          { code: 'A', count: 1 },
        ],
      },
      { system: 'no system', count: 4, codes: [] },
    ],
  });
  expect(text.split('\n').slice(-6, -2)).toEqual([
    '  conditions: 2 without a code',
    '  3 with a code that no value set here knows, in https://hospital.example.org/codes',
    '      C ×2, A ×1',
    '  4 with a code that no value set here knows, in no system',
  ]);
});
