export { cardKey } from './card-key.ts';
export { sqliteRecords } from './sqlite.ts';
export type { FeedbackEvent, Kept, Records, StoredFeedback } from './store.ts';
