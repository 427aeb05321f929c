import { createHash } from 'node:crypto';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../src/knowledge/index.ts';
import { testApp } from './test-app.ts';

const rule: Evidence = {
  id: 'a-rule',
  number: 'KT001',
  numberSystem: 'https://example.org/rule-number',
  publisher: 'Us',
  title: 'A rule & its <title>',
  version: '2026.1.0',
  description: 'Says "what".',
  logic: 'When a record holds it.',
  purpose: 'Says why.',
  usage: 'Says how far.',
  strength: 'label',
  quality: 'moderate',
  citations: [
    { label: 'S01', display: 'Paper', citation: "Someone's paper, 2024", url: 'https://example.org/paper?a=1&b=2' },
    { label: 'S02', display: 'Trick', citation: 'A script', url: 'javascript:alert(1)' },
  ],
  approvedOn: '2026-01-01',
  reviewedOn: '2026-02-02',
  reviewDueOn: '2027-02-02',
};
const { app } = testApp({ evidence: [{ ...rule, id: 'later', number: 'KT900', title: 'Later' }, rule] });

describe('rule pages', () => {
  test('the list links every rule, by number', async () => {
    const answer = await request(app).get('/rules');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.text).toMatch(/href="\/rules\/KT001".*href="\/rules\/KT900"/s);
  });

  test('one page says what, why, how far, on what evidence, reviewed when', async () => {
    const { text } = await request(app).get('/rules/KT001');
    for (const part of [
      'Says &#34;what&#34;.',
      'When a record holds it.',
      'Says why.',
      'Says how far.',
      'label',
      'moderate',
      '2026-01-01',
      '2026-02-02',
      '2027-02-02',
      'S01',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain('<a href="https://example.org/paper?a=1&#38;b=2" rel="noreferrer">');
  });

  test('SEC-50 nothing gets in unescaped, no link but to the web, no script runs', async () => {
    const answer = await request(app).get('/rules/KT001');
    expect(answer.text).toContain('A rule &#38; its &#60;title&#62;');
    expect(answer.text).not.toContain('javascript:');
    expect(answer.text).not.toMatch(/<script| on\w+=| style=/i);
    const style = /<style>(.*?)<\/style>/s.exec(answer.text)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(answer.headers['content-security-policy']).toContain(`style-src 'sha256-${hash}'`);
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
  });

  test('anyone may read them; an unknown number is 404', async () => {
    expect(
      (await request(app).get('/rules/KT001').set('Origin', 'https://x.example')).headers[
        'access-control-allow-origin'
      ],
    ).toBe('*');
    expect((await request(app).get('/rules/KT999')).status).toBe(404);
    expect((await request(app).get('/rules/__proto__')).status).toBe(404);
  });
});
