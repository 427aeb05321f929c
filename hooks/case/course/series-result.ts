import { allOf, no, type Source, type Truth, yes } from '../../../src/picture/index.ts';
import type { Thresholds } from '../../policy/thresholds.ts';
import type { Drug } from '../drug.ts';
import { type Gain, gainAt } from './gain.ts';
import { type MoodCourse, standing } from './mood-course.ts';
import type { Phase } from './phase.ts';
import { isRemission } from './response.ts';

const inRemission = 'in remission at the latest score, whatever the baseline was';

/**
 * Does the course of that drug stand in one of these phases, and how far has it come at its latest score after the
 * induction? Not where that score is one of remission: from a low baseline nothing falls by half.
 */
export function gainAfterSeries(
  mood: Truth<MoodCourse>,
  drug: Drug,
  phases: readonly Phase[],
  limits: Thresholds['response'],
): Truth<Gain> {
  const of = ofDrug(mood, drug);
  const here = allOf({ of, stands: of.is === 'yes' ? standing(mood) : of });
  if (here.is !== 'yes') return here;
  const { course, now } = here.value.stands;
  const { phase, tracking, response } = now;
  if (!phases.includes(phase) || !tracking || !response?.latest)
    return no(`the course stands at: ${phase}`, response?.latest ? [response.latest.from] : []);
  if (isRemission(tracking, response.latest, limits)) return no(inRemission, [response.latest.from]);
  const gain = gainAt(course.course, tracking, response.latest, limits);
  return yes(gain, sourcesOf(gain), here.notChecked);
}

/** Is the course one of this drug? */
export function ofDrug(mood: Truth<MoodCourse>, drug: Drug): Truth<MoodCourse> {
  if (mood.is !== 'yes' || mood.value.drug === drug) return mood;
  return no(`the course is one of ${mood.value.drug}`, [], 'not-applicable');
}

/** How far has a running series of infusions come, from its fourth on, where that is too little to count as partial? */
export function gainInSeries(mood: Truth<MoodCourse>, { timing, response }: Thresholds): Truth<Gain> {
  const of = ofDrug(mood, 'ketamine');
  if (of.is !== 'yes') return of;
  const { course, induction, tracking } = of.value;
  const fourth = course.sessions[timing.infusionsForEarlyLook - 1];
  if (induction === undefined || fourth === undefined)
    return no(`not between ${timing.infusionsForEarlyLook} and ${course.inductionOf} infusions`, [], 'not-applicable');
  if (induction.state === 'interrupted') return no('the series was broken off', [], 'not-applicable');
  if (tracking.is !== 'yes') return tracking;
  const latest = tracking.value.scores.findLast(({ day }) => day > fourth.day);
  if (latest === undefined) return no('no valid score after it');
  if (isRemission(tracking.value, latest, response)) return no(inRemission, [latest.from]);
  const gain = gainAt(course, tracking.value, latest, response);
  const sources = sourcesOf(gain);
  return gain.percent < response.partial ? yes(gain, sources) : no('a partial response at least', sources);
}

function sourcesOf({ latest, baseline, responded }: Gain): readonly Source[] {
  return [latest, baseline, ...(responded ? [responded] : [])];
}
