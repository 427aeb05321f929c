import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One parsed file and the name to blame if its content is wrong. */
export interface JsonFile {
  /** `value-sets/name.json` */
  readonly file: string;
  readonly content: unknown;
}

export interface Files {
  readonly valueSets: readonly JsonFile[];
  readonly codeSystems: readonly JsonFile[];
  /** SHA-256 over names and bytes of all files, in name order. */
  readonly hash: string;
}

/** Reads the value sets and code systems below a folder. Throws with the file's name on anything that is not JSON. */
export function readFiles(folder: URL | string): Files {
  const root = folder instanceof URL ? fileURLToPath(folder) : folder;
  const hash = createHash('sha256');

  function read(part: string): JsonFile[] {
    const names = readdirSync(join(root, part)).filter((name) => name.endsWith('.json'));
    return names.sort().map((name) => {
      const file = `${part}/${name}`;
      const text = readFileSync(join(root, file), 'utf8');
      hash.update(`${file}\n${text.length}\n`).update(text);
      return { file, content: parse(text, file) };
    });
  }
  const valueSets = read('value-sets');
  const codeSystems = read('code-systems');
  return { valueSets, codeSystems, hash: hash.digest('hex') };
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${file} is not JSON`, { cause });
  }
}
