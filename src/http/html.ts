/** HTML that is safe to send. Only `html` makes it, so text cannot get in unescaped. */
export interface Html {
  readonly text: string;
}

/** Escapes every value put in; nested `html` goes in as it is, lists one after the other. */
export function html(parts: TemplateStringsArray, ...values: readonly (string | Html | readonly Html[])[]): Html {
  return { text: parts.map((part, i) => part + rendered(values[i])).join('') };
}

function rendered(value: string | Html | readonly Html[] | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
  return 'text' in value ? value.text : value.map(({ text }) => text).join('');
}
