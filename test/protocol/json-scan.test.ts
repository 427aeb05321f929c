import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTimestamp, scanJson } from '../../src/protocol/index.ts';

const limits = { depth: 4, members: 20, string: 10 };

describe('the look before the parser', () => {
  test.each([
    ['{"a":[[{}]]}', undefined],
    ['{"a":[[[{}]]]}', 'depth'],
    [`[${'1,'.repeat(30)}1]`, 'members'],
    ['{"a":"0123456789"}', 'string'],
    ['{"a":"012345678"}', undefined],
    ['{"a":1,"a":2}', 'duplicate'],
    ['{"a":1,"\\u0061":2}', 'duplicate'],
    ['{"c":{"a":1,"a":2}}', 'duplicate'],
    ['{"c":{"d":{"a":1,"a":2}}}', undefined], // deeper down it is the sender's business
    ['{"a":{"x":1},"b":{"x":1}}', undefined],
    ['{"a":"{\\"a\\":[","b":"]}"}', undefined], // brackets inside text
    ['{"a":"\\\\","b":1}', undefined],
    ['"', undefined], // not JSON: the parser says so
    [']]]]{{', undefined],
  ])('%s → %s', (text, fault) => expect(scanJson(text, limits)).toBe(fault));

  test('never refuses a small message that JSON.stringify made, and never throws on any text', () => {
    fc.assert(fc.property(fc.object({ maxDepth: 5 }), (value) => scanJson(JSON.stringify(value)) === undefined));
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        scanJson(text);
      }),
    );
  });

  test('reads a megabyte of the worst text in well under a second', () => {
    const began = performance.now();
    for (const text of ['"\\'.repeat(500_000), '{"'.repeat(500_000), ':'.repeat(1_000_000)]) scanJson(text);
    expect(performance.now() - began).toBeLessThan(500);
  });
});

describe('REL-45 timestamps', () => {
  test.each([
    ['2021-12-11T10:05:31Z', '2021-12-11T10:05:31.000Z'],
    ['2021-12-11t10:05:31z', '2021-12-11T10:05:31.000Z'],
    ['2021-12-11T10:05:31.123456+05:30', '2021-12-11T04:35:31.123Z'],
    ['2021-01-01T00:30:00+01:00', '2020-12-31T23:30:00.000Z'],
    ['2016-12-31T23:59:60Z', '2016-12-31T23:59:59.000Z'],
    ['2024-02-29T00:00:00-00:00', '2024-02-29T00:00:00.000Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
    ['2023-02-29T00:00:00Z', undefined],
    ['2021-13-01T00:00:00Z', undefined],
    ['2021-12-11T24:00:00Z', undefined],
    ['2021-12-11T10:05:31', undefined],
    ['2021-12-11', undefined],
    ['2021-12-11 10:05:31Z', undefined],
    ['1639217131', undefined],
    ['2021-12-11T10:05:31+2400', undefined],
  ])('%s → %s', (text, instant) => expect(parseTimestamp(text)?.toISOString()).toBe(instant));
});
