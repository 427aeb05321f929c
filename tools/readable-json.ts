const width = 118;

/**
 * JSON for people who read diffs: what fits on one line stands on one line, the rest is indented by two. Concepts have
 * a line each, however long.
 */
export function readableJson(value: unknown): string {
  return `${write(value, 0, '')}\n`;
}

function write(value: unknown, indent: number, member: string): string {
  const short = onOneLine(value);
  if (short.length + indent <= width || typeof value !== 'object' || value === null) return short;
  const pad = ' '.repeat(indent + 2);
  if (Array.isArray(value)) {
    const line = (item: unknown) => pad + (member === 'concept' ? onOneLine(item) : write(item, indent + 2, ''));
    return `[\n${value.map(line).join(',\n')}\n${' '.repeat(indent)}]`;
  }
  const members = Object.entries(value).map(([key, v]) => `${pad}${JSON.stringify(key)}: ${write(v, indent + 2, key)}`);
  return `{\n${members.join(',\n')}\n${' '.repeat(indent)}}`;
}

function onOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([key, v]) => `${JSON.stringify(key)}: ${onOneLine(v)}`)
    .join(', ')} }`;
}
