import { describe, expect, it } from 'vitest';
import type { TimelineDocument } from '../../hooks/index.ts';
import { timeline } from '../../src/cli/timeline.ts';
import { WrongUse } from '../../src/cli/wrong-use.ts';
import { shipped, tenant } from '../support/app.ts';

const course = (name: string) => new URL(`../../examples/courses/${name}.json`, import.meta.url).pathname;

function run(...args: string[]): string {
  const lines: string[] = [];
  const code = timeline(args, {
    engine: shipped.engine,
    tenant,
    zone: tenant.zone,
    now: () => new Date('2026-06-15T15:00:00Z'),
    print: (text) => lines.push(text),
  });
  expect(code).toBe(0);
  return lines.join('\n');
}

const documentOf = (...args: string[]) =>
  JSON.parse(run(...args, '--json')) as {
    timeline: TimelineDocument;
    rules: { id: string; verdict: string }[];
    replay?: { asOf: string };
  };

describe('timeline', () => {
  it('draws a course day by day, with the date that is due and the rules that speak', () => {
    const text = run(course('relapse'));
    expect(text).toMatch(/^Timeline of patient \S+ on 2026-06-15 \(America\/New_York\)$/m);
    expect(text).toMatch(/^Course 1: infusion \(mood\), \d+ sessions/m);
    expect(text).toMatch(/ 0 {2}● infusion \(mood\) 1 of 6$/m);
    expect(text).toMatch(/PHQ-9 \d+ baseline +█+$/m);
    expect(text).toContain('── the day asked about ──');
    expect(text).toMatch(/^ {2}KT414 time-relapse: /m);
    expect(text).not.toContain('Replayed');
  });

  it('says what a course is as data, from the same code', () => {
    const { timeline: drawn, rules, replay } = documentOf(course('taper'), '--as-of', '2025-05-20');
    expect(drawn.asOf).toBe('2025-05-20');
    expect(replay?.asOf).toBe('2025-05-20');
    expect(drawn.sessions.every(({ date }) => date <= '2025-05-20')).toBe(true);
    expect(drawn.courses).toHaveLength(1);
    expect(drawn.mood).toMatchObject({
      course: 1,
      rating: { scale: 'PHQ-9', baseline: { value: 20 } },
      standing: { phase: 'maintenance', interval: { current: 14 }, due: { target: '2025-05-19', state: 'due' } },
    });
    expect(rules.map(({ id }) => id)).toContain('time-maint-hold');
    expect(rules.map(({ id }) => id)).toContain('stop-safety');
  });

  it('shows the phases a course went through', () => {
    const { timeline: drawn } = documentOf(course('lapse'));
    const standing = 'course' in drawn.mood ? drawn.mood.standing : undefined;
    const phases = standing && 'phases' in standing ? standing.phases : [];
    expect(phases.map(({ phase }) => phase)).toEqual(['induction', 'assessment', 'maintenance', 'lapsed']);
    for (const [place, { from, to }] of phases.entries()) {
      expect(to).toBe(phases[place + 1]?.from);
      expect(from <= (to ?? '2026-06-15')).toBe(true);
    }
  });

  it('ends with what the replay did', () => {
    expect(run(course('taper'), '--as-of', '2025-05-20')).toMatch(
      /\n\nReplayed as of 2025-05-20: \d+ later entries hidden/,
    );
  });

  it('draws no bar of another time: a bar is as long as its score', () => {
    const bars = run(course('relapse')).matchAll(/PHQ-9 (\d+)[^█\n]*(█+)/g);
    const lengths = [...bars].map(([, value, bar]) => [Number(value), bar?.length]);
    expect(lengths.length).toBeGreaterThan(5);
    for (const [value, length] of lengths) expect(length).toBe(value);
  });

  it.each([
    [[], /needs the path of a Bundle/],
    [['a.json', 'b.json'], /takes one Bundle/],
    [['a.json', '--why'], /Unknown option/],
    [[course('taper'), '--as-of', 'May'], /is not a day/],
    [['nowhere.json'], /there is no such file/],
  ])('refuses %j', (args, message) => {
    expect(() => run(...args)).toThrow(WrongUse);
    expect(() => run(...args)).toThrow(message);
  });
});
