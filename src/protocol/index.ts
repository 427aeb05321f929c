export { discoveryFaults, responseFaults } from './check-response.ts';
export { type JsonFault, type JsonLimits, scanJson } from './json-scan.ts';
export { parseFeedback } from './parse-feedback.ts';
export { parseRequest, type RequestRules } from './parse-request.ts';
export { tidy } from './tidy.ts';
export { parseTimestamp } from './timestamp.ts';
export type * from './types.ts';
export { isLoopbackHost, isWebUrl } from './validator.ts';
export { toRecord, toWire } from './wire.ts';
