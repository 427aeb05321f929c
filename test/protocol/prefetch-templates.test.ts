/** The shipped templates against the widely supported subset of FHIR queries (conformance 4.1, 4.2). */
import { describe, expect, test } from 'vitest';
import { templates } from '../../hooks/inputs.ts';

/** Tokens every hook of ours offers: first-level primitives of the context with "Prefetch Token = Yes". */
const tokens = ['context.patientId', 'context.encounterId'];
const all = Object.entries(templates);

describe('prefetch templates', () => {
  test('there are some', () => expect(all.length).toBeGreaterThan(5));

  test.each(all)('PRE-01 %s is a relative read or search', (_key, template) => {
    expect(template).toMatch(/^[A-Z][A-Za-z]+(\/\{\{[^{}]+\}\}$|\?)/);
  });

  test.each(all)(
    'PRE-02 PRE-03 PRE-04 PRE-05 %s uses tokens in double braces, of the first level only',
    (_key, template) => {
      const used = [...template.matchAll(/\{\{([^{}]*)\}\}/g)].map(([, token]) => token);
      expect(used.length).toBeGreaterThan(0);
      expect(used.filter((token) => !tokens.includes(token ?? ''))).toEqual([]);
      expect(template.replaceAll(/\{\{[^{}]*\}\}/g, '')).not.toMatch(/[{}]/);
    },
  );

  test.each(all)('PRE-07 %s stays inside the subset clients support', (_key, template) => {
    const [, query] = template.split('?');
    if (query === undefined) return;
    const names = query.split('&').map((part) => part.slice(0, part.indexOf('=')));
    expect(names).toEqual([...new Set(names)]); // the reference client joins repeated parameters with a comma
    for (const name of names) expect(['patient', 'code', 'category', '_count']).toContain(name);
    expect(query).toMatch(/^patient=\{\{context\.patientId\}\}(&|$)/);
    expect(query).not.toMatch(/today\(|_include|_has|:not|:below/);
  });
});
