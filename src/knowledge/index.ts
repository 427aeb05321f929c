export { loadKnowledge } from './load.ts';
export type { Citation, Evidence, Knowledge } from './evidence.ts';
