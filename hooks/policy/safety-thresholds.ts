/**
 * Limits of the contraindication, interaction and order rules. A site may set them; the defaults are those of the
 * clinical knowledge base. `[X]` marks a number chosen there because the evidence does not fix one.
 */
export interface SafetyThresholds {
  readonly bloodPressure: {
    /** mm[Hg], from which a reading is in the severe range (`ci-bp-severe`; S05, S68) [X]. Bounds 160–200 and 100–120. */
    readonly severeSystolic: number;
    readonly severeDiastolic: number;
    /** Days a reading counts (`ci-bp-severe`). Bounds 1–30. */
    readonly severeDays: number;
    /** Hours from the beginning of a session in which a rise is expected and not counted (S02). Bounds 2–6. */
    readonly sessionHours: number;
  };
  readonly psychosis: {
    /** Days a delirium counts as current (`ci-psychosis-active`) [X]. Bounds 7–90. */
    readonly deliriumDays: number;
  };
  readonly substanceUse: {
    /** Days of agonist treatment that make opioid use disorder a caution (`ca-oud-on-moud`) [X]. Bounds 90–365. */
    readonly agonistDays: number;
  };
  readonly pregnancy: {
    /** Days a pregnancy on the problem list or in the status observation counts. Bounds 280–320. */
    readonly recordDays: number;
    /** Days a positive test counts. Bounds 14–60. */
    readonly testDays: number;
    /** mIU/mL of serum hCG: from this on positive, below that negative, between them neither (knowledge 0.4). */
    readonly hcgPositive: number;
    readonly hcgNegative: number;
  };
  readonly weight: {
    /** Days a weight counts for dose checks (`ca-weight-missing`). Bounds 7–180. */
    readonly days: number;
    /** kg, the plausible range of an adult's weight (knowledge 0.4) [X]. Not for a site to widen. */
    readonly lowest: number;
    readonly highest: number;
  };
  readonly ketamineDose: {
    /** mg/kg of one intravenous dose above which the order is a warning, and critical (S01, S30). Bounds 0.5–1, 1–2. */
    readonly warningPerKg: number;
    readonly criticalPerKg: number;
    /** mg of one dose where no weight counts [X]. Bounds 60–120, 120–250. */
    readonly warningMg: number;
    readonly criticalMg: number;
    /** Minutes up to which an infusion is one dose; a longer one is judged by its speed (`dose-ketamine-rate`). */
    readonly longestMinutes: number;
  };
  readonly esketamineDose: {
    /** mg, the doses a label knows: 56 and 84 (S02), 28 (S03). Not for a site to widen. */
    readonly labelledMg: readonly number[];
    /** mg above which no label reaches. */
    readonly highestMg: number;
  };
  readonly interactions: {
    /** Days after a session in which a new sedative order is reviewed against the therapy (interactions.md). Bounds 7–90. */
    readonly sessionDays: number;
  };
}

export const safetyThresholds: SafetyThresholds = {
  bloodPressure: { severeSystolic: 180, severeDiastolic: 110, severeDays: 7, sessionHours: 4 },
  psychosis: { deliriumDays: 30 },
  substanceUse: { agonistDays: 90 },
  pregnancy: { recordDays: 300, testDays: 30, hcgPositive: 25, hcgNegative: 5 },
  weight: { days: 90, lowest: 25, highest: 350 },
  ketamineDose: { warningPerKg: 1, criticalPerKg: 2, warningMg: 120, criticalMg: 250, longestMinutes: 120 },
  esketamineDose: { labelledMg: [28, 56, 84], highestMg: 84 },
  interactions: { sessionDays: 30 },
};
