/** Reads comma-separated text (RFC 4180: quotes, doubled quotes, line breaks inside quotes) into rows keyed by the header. */
export function readCsv(text: string, file: string): Record<string, string>[] {
  const [header, ...rows] = cells(text, file);
  if (header === undefined) throw new Error(`${file}: empty file`);
  return rows.map((row, n) => {
    if (row.length !== header.length) {
      throw new Error(`${file}: record ${n + 2} has ${row.length} cells, the header has ${header.length}`);
    }
    return Object.fromEntries(header.map((name, i) => [name, row[i] ?? '']));
  });
}

function cells(text: string, file: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') {
        cell += '"';
        i++;
      } else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ',') {
      row.push(cell);
      cell = '';
    } else if (c === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
    } else if (c !== '\r') cell += c;
  }
  if (quoted) throw new Error(`${file}: a quoted cell is never closed`);
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows;
}
