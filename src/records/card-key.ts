import { chmodSync, readFileSync, writeFileSync } from 'node:fs';

const BYTES = 32;

/**
 * The secret key of card ids, kept in a file that only its owner reads. Made on the first start; losing it only means
 * that the same finding gets a new card id. `random` is the world's source of bytes.
 */
export function cardKey({ file, random }: { file: string; random: (bytes: number) => Uint8Array }): Uint8Array {
  try {
    // `wx`: of two processes that start together one makes the key, and both then read it.
    writeFileSync(file, random(BYTES), { flag: 'wx', mode: 0o600 });
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
  }
  chmodSync(file, 0o600);
  const key = readFileSync(file);
  if (key.length !== BYTES) throw new Error(`${file} must hold ${BYTES} bytes; remove it to have a new one made`);
  return key;
}
