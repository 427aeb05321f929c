/**
 * Limits of the indication, suicide-safety, timing and quiet rules. A site may set them; the defaults are those of the
 * clinical knowledge base. `[X]` marks a number chosen there because the evidence does not fix one.
 */
export interface IndicationThresholds {
  /** Years. Younger patients never get an indication or timing card (alerts I3, `af-minor`). */
  readonly adultAge: number;
  readonly severity: {
    /** Days a score counts as current (D2). */
    readonly scoreDays: number;
    /** Lowest total that counts as severe, by scale (D2, `ind-trd`). */
    readonly severe: Readonly<Record<'phq9' | 'madrs' | 'qids' | 'hamd', number>>;
    /** Lowest PHQ-9 total that counts as at least moderate (D4). */
    readonly moderatePhq9: number;
    /** PHQ-9 total from which a referral is proposed as urgent (H1). */
    readonly urgentPhq9: number;
  };
  readonly episode: {
    /** Days looked back when the onset is not recorded (D3.1). */
    readonly assumedDays: number;
    /** Days an episode is looked back at most (D3.1) [X]. */
    readonly longestDays: number;
    /** PHQ-9 totals below this count as remission (D4). */
    readonly remissionBelow: number;
    /** Days two remission scores lie apart at least (D3.1). */
    readonly remissionDays: number;
    /** PHQ-9 total from which a new episode begins, or a remission is broken (D3.1). */
    readonly relapseFrom: number;
  };
  readonly trials: {
    /** Adequate trials that make the finding (D2). */
    readonly needed: number;
    /** Days at or above the dose (D3.3) [X]. */
    readonly days: number;
    /** Longest pause, in days, that still is one trial (D3.2). */
    readonly pauseDays: number;
    /** Milligrams a day, by ingredient, where a site departs from the dose table (D3: "site may lower"). */
    readonly doses: Readonly<Record<string, number>>;
    /** Days into a trial from which a score tells of its effect (D3.4). */
    readonly responseDays: number;
    /** Share of the score at the start below which a later score is a response (D3.4, D4). */
    readonly responseShare: number;
    /** …and the score itself is below this (D3.4). */
    readonly responseBelow: number;
    /** Days around the start of a trial in which a score counts as its starting score: before, after [X]. */
    readonly startScoreDays: { readonly before: number; readonly after: number };
    /** Overlapping days that make an augmentation (D3.5) [X]. */
    readonly augmentationDays: number;
  };
  readonly pain: {
    /** Days a pain condition is at least old to be chronic (D2). */
    readonly chronicDays: number;
    /** Days a pain score counts as current (D2). */
    readonly scoreDays: number;
    /** Lowest 0–10 pain score (D2, `ind-crps`, `ind-comorbid-pain-mood`). */
    readonly nrs: number;
    /** Lowest PEG mean (D2, `ind-comorbid-pain-mood`). */
    readonly peg: number;
    /** Days of an adequate pain treatment (D3b) [X]. */
    readonly treatmentDays: number;
    /** Treatments tried that `ind-crps` asks for (D2). */
    readonly crpsTreatments: number;
  };
  readonly suicide: {
    /** Days back for the screening questionnaire (D2). */
    readonly screenDays: number;
    /** Days back for a coded attempt (D2). */
    readonly attemptDays: number;
    /** Answer to item 9 of the PHQ-9 that is acute, and days back (D2). */
    readonly item9: number;
    readonly item9Days: number;
  };
  readonly timing: {
    /** Days without a session after which a new one begins a new course, in induction (F1, F3). */
    readonly courseGapDays: number;
    /** Infusions of a mood induction series (E1). */
    readonly infusions: number;
    /** Days after the last infusion: target, and its range (F3) [X]. */
    readonly infusionTargetDays: number;
    readonly infusionRangeDays: readonly [number, number];
    /** Days after the last infusion from which the next is late (F3) [X]. */
    readonly lateAfterDays: number;
    /** Esketamine sessions of the induction weeks, and how many days those weeks last (E1, label). */
    readonly esketamineSessions: number;
    readonly esketamineInductionDays: number;
    /** Days before the first session in which a score counts as the baseline (F1). */
    readonly baselineDays: number;
  };
  readonly quiet: {
    /** Days a referral keeps the indication card away (`af-referral-90d`). */
    readonly referralDays: number;
    /** Days a session or an order counts as being on therapy (`af-on-therapy`). */
    readonly therapyDays: number;
    /** Days a hospice record counts as current (`af-hospice`). */
    readonly hospiceDays: number;
  };
}

export const indicationThresholds: IndicationThresholds = {
  adultAge: 18,
  severity: {
    scoreDays: 60,
    severe: { phq9: 15, madrs: 28, qids: 16, hamd: 20 },
    moderatePhq9: 10,
    urgentPhq9: 20,
  },
  episode: { assumedDays: 730, longestDays: 1825, remissionBelow: 5, remissionDays: 56, relapseFrom: 10 },
  trials: {
    needed: 2,
    days: 42,
    pauseDays: 14,
    doses: {},
    responseDays: 28,
    responseShare: 0.5,
    responseBelow: 10,
    startScoreDays: { before: 30, after: 7 },
    augmentationDays: 28,
  },
  pain: { chronicDays: 90, scoreDays: 90, nrs: 4, peg: 4, treatmentDays: 28, crpsTreatments: 2 },
  suicide: { screenDays: 14, attemptDays: 14, item9: 3, item9Days: 7 },
  timing: {
    courseGapDays: 28,
    infusions: 6,
    infusionTargetDays: 3,
    infusionRangeDays: [2, 4],
    lateAfterDays: 7,
    esketamineSessions: 8,
    esketamineInductionDays: 28,
    baselineDays: 30,
  },
  quiet: { referralDays: 90, therapyDays: 90, hospiceDays: 180 },
};
