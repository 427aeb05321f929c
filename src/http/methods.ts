import type { RequestHandler } from 'express';
import { Problem } from '../problems.ts';

/** Ends a route: every method not answered before gets 405 with the list of those that are (SEC-80). */
export function onlyMethods(...methods: readonly string[]): RequestHandler {
  const allow = [...methods, 'OPTIONS'];
  return function onlyMethods() {
    throw new Problem('method-not-allowed', { allow });
  };
}
