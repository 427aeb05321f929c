import { daysBetween, type PlainDate } from '../../../src/fhir/plain-date.ts';
import { type Gap, type Index, type Need, need, refOf, type Source, type Truth } from '../../../src/picture/index.ts';
import type { SitePolicy } from '../../policy/site-policy.ts';
import type { Thresholds } from '../../policy/thresholds.ts';
import type { Session } from '../sessions.ts';
import type { Course } from './courses.ts';
import type {
  DocumentedScore,
  MoodDocument,
  PainDocument,
  Part,
  RatingDocument,
  TimelineDocument,
  Unknown,
} from './document.ts';
import type { MoodCourse } from './mood-course.ts';
import type { PainCourse } from './pain-course.ts';
import { phasesOf } from './phases.ts';
import { improvement, nadirUpTo } from './response.ts';
import { type Timeline, timeline } from './timeline.ts';
import type { Score, Tracking } from './tracking.ts';

/** The timeline as a document. */
export const timelineDocument: Need<TimelineDocument, SitePolicy> = need({
  name: 'timeline as a document',
  inputs: timeline.inputs,
  softens: timeline.softens ?? [],
  traits: timeline.traits ?? [],
  read: (record, at, site: SitePolicy) => documentOf(record.read(timeline), at, site.thresholds),
});

function documentOf(of: Timeline, at: Index, limits: Thresholds): TimelineDocument {
  const { sessions, courses, bookings } = of;
  return {
    schema: 1,
    asOf: at.today,
    zone: at.zone,
    sessions: sessions.days.map((session) => ({
      date: session.day,
      drug: session.drug,
      class: session.class,
      state: session.state,
      ...placeOf(session, courses),
      records: refs(session.from),
    })),
    scores: scoresOf(of),
    courses: courses.map(({ product, first, last, sessions: given, inductionOf, partial }) => ({
      product,
      first,
      last,
      sessions: given.length,
      inductionOf,
      stopped: partial.length,
    })),
    mood: part(of.mood, (mood) => moodOf(mood, courses, at, limits)),
    pain: part(of.pain, (pain) => painOf(pain, courses)),
    planned: bookings.all.map(({ day, kind, standing, source }) => ({
      date: day,
      kind,
      standing,
      record: refOf(source),
    })),
    notRead: unknowns([...sessions.gaps, ...sessions.procedureGaps, ...bookings.gaps]),
  };
}

function moodOf(mood: MoodCourse, courses: readonly Course[], at: Index, limits: Thresholds): MoodDocument {
  const { course, induction, tracking } = mood;
  return {
    course: courses.indexOf(course) + 1,
    rating: part(tracking, ratingOf),
    standing: part(mood.standing, (now) => ({
      phase: now.phase,
      phases: phasesOf(mood, now, at, limits),
      ...(now.response?.respondedOn && { respondedOn: now.response.respondedOn }),
      gaps: now.gaps.map(({ wearOff: _, between: __, ...gap }) => gap),
      wearOffs: now.gaps.flatMap(({ from, wearOff }) =>
        wearOff ? [{ after: from, days: wearOff.days, score: wearOff.score.value }] : [],
      ),
      ...(now.plan && {
        interval: {
          rule: now.plan.interval.rule,
          current: now.plan.interval.current,
          days: now.plan.interval.days,
          beyondLabel: now.plan.interval.beyondLabel,
        },
        due: now.plan.due,
      }),
    })),
    ...(induction && {
      induction: {
        done: induction.done,
        of: induction.of,
        state: induction.state,
        target: induction.target,
        range: induction.range,
      },
    }),
  };
}

function painOf({ course, tracking, relief }: PainCourse, courses: readonly Course[]): PainDocument {
  return {
    course: courses.indexOf(course) + 1,
    rating: part(tracking, ratingOf),
    relief: part(relief, ({ reached, days, fall, lost }) => ({
      reached,
      days,
      fall: Math.round(fall),
      ...(lost && { lostOn: lost.day }),
    })),
  };
}

function ratingOf(tracking: Tracking): RatingDocument {
  const { scale, baseline, scores } = tracking;
  const latest = scores.at(-1);
  return {
    scale: scale.name,
    baseline: { date: baseline.day, value: baseline.value },
    ...(latest && {
      lowest: pointOf(nadirUpTo(tracking, latest)),
      latest: { ...pointOf(latest), improvement: Math.round(improvement(tracking, latest)) },
    }),
  };
}

function pointOf({ day, value }: Score): { readonly date: PlainDate; readonly value: number } {
  return { date: day, value };
}

/** Scores of all scales, oldest first, with what they count as in the course that counts. */
function scoresOf({ scores, mood, pain }: Timeline): readonly DocumentedScore[] {
  const trackings = [mood, pain].flatMap((one) =>
    one.is === 'yes' && one.value.tracking.is === 'yes' ? [one.value.tracking.value] : [],
  );
  const roleOf = (source: Source): DocumentedScore['role'] => {
    for (const { baseline, scores: counted, acute } of trackings) {
      if (baseline.from === source) return 'baseline';
      if (counted.some(({ from }) => from === source)) return 'counted';
      if (acute.some(({ from }) => from === source)) return 'acute';
    }
    return 'other';
  };
  const all = scores.flatMap(({ scale, list }) =>
    list.items.flatMap(({ value, from }): DocumentedScore[] =>
      from.date === undefined
        ? []
        : [
            {
              date: from.date.latest,
              scale: scale.name,
              value: value.value,
              role: roleOf(from),
              records: [refOf(from)],
            },
          ],
    ),
  );
  // A score that was recorded twice, as an Observation and a form, is one.
  const once = Map.groupBy(all, ({ date, scale, value, role }) => `${date} ${scale} ${value} ${role}`);
  return [...once.values()]
    .flatMap(([first, ...more]) =>
      first ? [{ ...first, records: [...new Set([first, ...more].flatMap(({ records }) => records))] }] : [],
    )
    .toSorted((a, b) => daysBetween(b.date, a.date));
}

function placeOf(session: Session, courses: readonly Course[]): { readonly course?: number; readonly number?: number } {
  const place = courses.findIndex(({ sessions, partial }) => sessions.includes(session) || partial.includes(session));
  const number = (courses[place]?.sessions.indexOf(session) ?? -1) + 1;
  return { ...(place >= 0 && { course: place + 1 }), ...(number > 0 && { number }) };
}

function part<T, D>(truth: Truth<T>, make: (value: T) => D): Part<D> {
  switch (truth.is) {
    case 'yes':
      return make(truth.value);
    case 'no':
      return { none: truth.reason };
    case 'unknown':
      return { unknown: unknowns(truth.gaps) };
  }
}

function unknowns(gaps: readonly Gap[]): readonly Unknown[] {
  return gaps.map(({ input, reason, source }) => ({ input, reason, ...(source && { record: refOf(source) }) }));
}

function refs(sources: readonly Source[]): readonly string[] {
  return [...new Set(sources.map(refOf))];
}
