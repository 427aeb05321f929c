import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCsv } from './csv.ts';

const lists = ['conditions.csv', 'observations.csv', 'procedures.csv', 'medications.csv', 'additions.csv'];

/** One line of a code list. */
export interface CodeRow {
  readonly concept: string;
  readonly system: string;
  readonly code: string;
  readonly display: string | undefined;
  readonly match: 'exact' | 'descendants' | 'ingredient';
  readonly status: 'active' | 'remission' | 'any';
  readonly verified: boolean;
  readonly source: string;
}

/** Reads all code lists of a folder and groups their lines by concept. The same code on two lines of a concept is one. */
export function readConcepts(folder: string): Map<string, CodeRow[]> {
  const concepts = new Map<string, CodeRow[]>();
  for (const file of lists) {
    for (const cells of readCsv(readFileSync(join(folder, file), 'utf8'), file)) {
      const row = codeRow(cells, file);
      const rows = concepts.get(row.concept) ?? [];
      concepts.set(row.concept, rows);
      const same = rows.find((r) => r.system === row.system && r.code === row.code && r.match === row.match);
      if (same === undefined) rows.push(row);
      else if (same.status !== row.status) throw new Error(`${file}: ${row.concept} has ${row.code} with two statuses`);
    }
  }
  return concepts;
}

function codeRow(cells: Record<string, string>, file: string): CodeRow {
  const {
    concept_id: concept = '',
    system = '',
    code = '',
    display = '',
    match,
    status,
    verified,
    source = '',
  } = cells;
  const where = `${file}: ${concept} ${code}`;
  if (!/^[a-z0-9][a-z0-9-]*$/.test(concept))
    throw new Error(`${where}: concept_id must be lower case words with hyphens`);
  if (system === '' || code === '' || code !== code.trim()) throw new Error(`${where}: system and code are needed`);
  if (match !== 'exact' && match !== 'descendants' && match !== 'ingredient')
    throw new Error(`${where}: match "${match}"`);
  if (status !== 'active' && status !== 'remission' && status !== 'any')
    throw new Error(`${where}: status "${status}"`);
  if (verified !== 'yes' && verified !== 'no') throw new Error(`${where}: verified "${verified}"`);
  return {
    concept,
    system,
    code,
    display: shown(display, system),
    match,
    status,
    verified: verified === 'yes',
    source,
  };
}

/** A display that only explains why there is none, or one we may not publish (CPT), is none. */
function shown(display: string, system: string): string | undefined {
  if (display === '' || display.startsWith('[') || system === 'http://www.ama-assn.org/go/cpt') return undefined;
  return display.replace(/ \((procedure|finding|disorder|regime\/therapy|situation|qualifier value)\)$/, '');
}
