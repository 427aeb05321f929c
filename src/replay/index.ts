export type { Moment } from './asked.ts';
export { asKnownOn, type Replay, type ReplayCounts } from './replay.ts';
