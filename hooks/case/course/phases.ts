import { addDays, type PlainDate } from '../../../src/fhir/plain-date.ts';
import type { Index } from '../../../src/picture/index.ts';
import type { Thresholds } from '../../policy/thresholds.ts';
import type { MoodDocument } from './document.ts';
import type { MoodCourse, Standing } from './mood-course.ts';

type Phases = Extract<MoodDocument['standing'], { readonly phase: unknown }>['phases'];

/** The phases a course went through, as far as dates show them. */
export function phasesOf(
  { course, inducedOn }: MoodCourse,
  { phase, response }: Standing,
  { today }: Index,
  { timing }: Thresholds,
): Phases {
  const starts: { phase: Standing['phase']; from: PlainDate }[] = [{ phase: 'induction', from: course.first }];
  // Of esketamine a score may be earlier than the end of the induction weeks.
  const over = inducedOn === undefined ? course.first : addDays(inducedOn, 1);
  const notBefore = (day: PlainDate) => (day > over ? day : over);
  if (inducedOn !== undefined && inducedOn < today) starts.push({ phase: 'assessment', from: over });
  if (response?.respondedOn) starts.push({ phase: 'maintenance', from: notBefore(response.respondedOn) });
  const lapse = addDays(course.last, timing.laterGapDays + 1);
  if (phase === 'lapsed') starts.push({ phase, from: lapse });
  else if (phase === 'interrupted') starts.push({ phase, from: addDays(course.last, timing.courseGapDays + 1) });
  else if (phase !== starts.at(-1)?.phase) {
    const after = inducedOn === undefined ? today : addDays(inducedOn, timing.assessmentDays + 1);
    starts.push({ phase, from: notBefore(response?.latest?.day ?? after) });
  }
  return starts.map((one, place) => {
    const next = starts[place + 1];
    return { ...one, ...(next && { to: next.from }) };
  });
}
