/**
 * Everything that comes from outside and is not part of a request. Only `src/main.ts` makes the real one; tests hand in
 * their own, so no test depends on the day it runs.
 */
export interface World {
  readonly now: () => Date;
  /** A new random UUID. */
  readonly newId: () => string;
}
