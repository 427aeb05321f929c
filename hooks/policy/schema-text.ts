import { policySchema } from './schema.ts';

const WIDTH = 120;

/** The schema as its published file holds it: lists of plain values on one line where they fit. */
export function schemaText(): string {
  const text = JSON.stringify(policySchema(), null, 2).replace(
    /^(.*)\[\n([^[\]{}]*?)\n\s*\](,?)$/gm,
    (whole, before: string, inner: string, comma: string) => {
      const line = `${before}[${inner.trim().replaceAll(/,\n\s*/g, ', ')}]${comma}`;
      return line.length <= WIDTH ? line : whole;
    },
  );
  return `${text}\n`;
}
