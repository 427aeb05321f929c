import { limit } from '../limit.ts';

/** Numbers of the contraindications and cautions about liver, thyroid, eye, kidney, stomach, pregnancy and lactation. */
export const organLimits = {
  preeclampsia: {
    days: limit(300, {
      min: 280,
      max: 320,
      unit: 'd',
      says: 'Days pre-eclampsia or eclampsia counts as current (ci-preeclampsia)',
      chosen: true,
    }),
    postpartumDays: limit(42, {
      min: 42,
      max: 84,
      unit: 'd',
      says: 'Days after a birth in which pre-eclampsia still counts (ci-preeclampsia)',
      chosen: true,
    }),
  },
  thyroid: {
    stormDays: limit(30, {
      min: 14,
      max: 90,
      unit: 'd',
      says: 'Days a thyrotoxic crisis counts (ci-thyroid-storm)',
      chosen: true,
    }),
    tshDays: limit(180, {
      min: 30,
      max: 365,
      unit: 'd',
      says: 'Days a TSH counts (ca-hyperthyroid)',
      chosen: true,
    }),
    tshSuppressed: limit(0.1, {
      min: 0.05,
      max: 0.4,
      unit: 'm[IU]/L',
      says: 'TSH below which hyperthyroidism is not controlled (ca-hyperthyroid)',
      chosen: true,
    }),
    tshEuthyroid: limit(0.4, {
      min: 0.3,
      max: 0.6,
      unit: 'm[IU]/L',
      says: 'TSH from which the crisis is over (ci-thyroid-storm)',
      chosen: true,
    }),
  },
  liver: {
    complicationDays: limit(180, {
      min: 90,
      max: 365,
      unit: 'd',
      says: 'Days a complication makes cirrhosis decompensated (ci-hepatic-severe)',
      chosen: true,
    }),
    severeDays: limit(30, {
      min: 14,
      max: 90,
      unit: 'd',
      says: 'Days a severe liver test counts (ci-hepatic-severe)',
      chosen: true,
    }),
    severeTimes: limit(5, {
      min: 4,
      max: 10,
      unit: 'times',
      says: 'ALT or AST above this many times the upper limit of normal is severe (ci-hepatic-severe)',
      chosen: true,
    }),
    severeBilirubin: limit(3, {
      min: 2,
      max: 5,
      unit: 'mg/dL',
      says: 'Total bilirubin above which it is severe (ci-hepatic-severe)',
      chosen: true,
    }),
    raisedDays: limit(90, {
      min: 30,
      max: 180,
      unit: 'd',
      says: 'Days a raised liver enzyme counts (ca-lft-elevated)',
      chosen: true,
    }),
    raisedTimes: limit(3, {
      min: 2,
      max: 4,
      unit: 'times',
      says: 'Times the upper limit of normal from which a liver enzyme is raised (ca-lft-elevated)',
      chosen: true,
    }),
    riseTimes: limit(2, {
      min: 1.5,
      max: 3,
      unit: 'times',
      says: 'Times the value before the course from which an enzyme has risen (ca-lft-elevated)',
      chosen: true,
    }),
    baselineDays: limit(365, {
      min: 180,
      max: 730,
      unit: 'd',
      says: 'Days back to which a value from before the course, and the course itself, are looked for (ca-lft-elevated)',
      chosen: true,
    }),
    upper: {
      alt: upper(40, 'ALT'),
      ast: upper(40, 'AST'),
      alp: upper(120, 'ALP'),
      ggt: upper(60, 'GGT'),
    },
  },
  eye: {
    injuryDays: limit(30, {
      min: 14,
      max: 90,
      unit: 'd',
      says: 'Days an open globe injury counts (ca-iop)',
      chosen: true,
    }),
  },
  lactation: {
    days: limit(180, {
      min: 90,
      max: 365,
      unit: 'd',
      says: 'Days an entry of breastfeeding counts (ca-lactation)',
      chosen: true,
    }),
  },
  kidney: {
    dialysisDays: limit(90, {
      min: 14,
      max: 180,
      unit: 'd',
      says: 'Days a dialysis treatment counts (ca-renal-dialysis)',
      chosen: true,
    }),
  },
  stomach: {
    vomitingDays: limit(2, {
      min: 1,
      max: 7,
      unit: 'd',
      says: 'Days vomiting counts (ca-aspiration)',
      chosen: true,
    }),
  },
};

function upper(value: number, name: string) {
  return limit(value, {
    min: value / 2,
    max: value * 2,
    unit: 'U/L',
    says: `Upper limit of normal of ${name} where the result states none`,
    chosen: true,
  });
}
