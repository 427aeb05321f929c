import { readFileSync } from 'node:fs';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { shippedApp } from '../support/app.ts';

const readme = readFileSync('README.md', 'utf8');
const orderSign = JSON.parse(readFileSync('docs/examples/order-sign.json', 'utf8'));

describe('the README', () => {
  // Whatever day it is: what it promises a newcomer may not wear off.
  it.each(['2026-11-22T12:00:00Z', '2031-01-01T00:00:00Z'])('shows what its curl answers on %s', async (now) => {
    const app = shippedApp(() => new Date(now));
    const answer = await request(app).post('/cds-services/ketamine-order-sign').send(orderSign);
    expect(answer.status).toBe(200);
    const [card, ...others] = answer.body.cards;
    expect(others.map(({ summary }: { summary: string }) => summary)).toEqual([
      'Session checklist: 6 items to confirm',
    ]);
    expect(readme).toContain(`"summary": "${card.summary}"`);
    expect(readme).toContain(`"indicator": "${card.indicator}"`);
    expect(readme).toContain(`"label": "${card.source.label}"`);
    expect(readme).toContain(card.detail.slice(0, 110).replaceAll('\n', '\\n'));
  });

  it('says true: without a key the answer names what could not be checked', async () => {
    const { allergies: _, ...prefetch } = orderSign.prefetch;
    const app = shippedApp(() => new Date('2026-11-22T12:00:00Z'));
    const answer = await request(app)
      .post('/cds-services/ketamine-order-sign')
      .send({ ...orderSign, prefetch });
    expect(answer.body.cards.map(({ summary }: { summary: string }) => summary)).toContain(
      'Ketamine safety check incomplete: allergy list not available',
    );
  });

  it('points only at files that exist', () => {
    const targets = [...readme.matchAll(/\]\(((?!https?:)[^)]+)\)/g)].map(([, target = '']) => target);
    expect(targets.length).toBeGreaterThan(4);
    for (const target of targets) expect(() => readFileSync(target), target).not.toThrow();
  });
});
