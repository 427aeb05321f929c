/**
 * What may be logged of something that was thrown: its class, its code, and where in our source it happened. Never its
 * message: messages of parsers, databases and HTTP clients quote the data they choked on (SEC-102).
 */
export function describeFault(fault: unknown): string {
  if (!(fault instanceof Error)) return typeof fault;
  const code: unknown = 'code' in fault ? fault.code : undefined;
  const name = typeof code === 'string' ? `${fault.name} ${code}` : fault.name;
  const frame = /\/((?:src|hooks)\/[A-Za-z0-9_./-]{1,120}:\d+)/.exec(fault.stack ?? '')?.[1];
  return frame === undefined ? name : `${name} at ${frame}`;
}
