/**
 * What this service keeps. One interface, so that a single machine and a hospital's database differ in one file only;
 * `test/records/store-suite.ts` is the behaviour every implementation has.
 *
 * Nothing here holds a patient: feedback is tied to a card id, and card ids are keyed digests.
 */

/** One answer a clinician gave to one card. */
export interface FeedbackEvent {
  readonly tenant: string;
  readonly service: string;
  readonly card: string;
  readonly outcome: 'accepted' | 'overridden';
  readonly acceptedSuggestions: readonly string[];
  readonly reason?: { readonly code: string; readonly system: string; readonly display?: string };
  /** A clinician's own words: kept for review, never logged, never shown on a card. */
  readonly userComment?: string;
  /** When the clinician answered, as the client says; UTC, milliseconds. */
  readonly outcomeAt: string;
  /** When it arrived here. */
  readonly receivedAt: string;
}

export interface StoredFeedback extends FeedbackEvent {
  /** False for an orphan: no decision of this tenant gave out such a card (SEC-125). */
  readonly known: boolean;
}

export interface Kept {
  readonly stored: number;
  /** Events that were there already (REL-43). */
  readonly repeated: number;
}

export interface Records {
  /**
   * Keeps a batch: all of it or, if the promise rejects, nothing (REL-44). Once it resolves the batch survives the death
   * of the process and of the machine (REL-41). An event that differs from a kept one in nothing but comment, display and
   * time of arrival is a repeat.
   */
  saveFeedback(batch: readonly FeedbackEvent[]): Promise<Kept>;
  /** All feedback on one card, oldest answer first. Another tenant's is not seen. */
  feedbackOn(of: { readonly tenant: string; readonly card: string }): Promise<readonly StoredFeedback[]>;
  close(): Promise<void>;
}
