export type { Citation, Evidence, Knowledge } from './evidence.ts';
export { loadKnowledge } from './load.ts';
