import type { Tenant, TenantSettings } from './tenant.ts';

/** Inputs that decide whether anything here concerns a patient; an EHR without them cannot use this service. */
export const alwaysExpected: readonly string[] = ['conditions', 'medicationRequests', 'allergies'];

/** The one tenant of open mode. Throws if it would claim that an indispensable input is never offered. */
export function developmentTenant(settings: Omit<TenantSettings, 'id' | 'repeat'> & { readonly zone: string }): Tenant {
  const refused = alwaysExpected.filter((key) => settings.notOffered.has(key));
  if (refused.length > 0) throw new Error(`these inputs cannot be declared as not offered: ${refused.join(', ')}`);
  return Object.freeze({ id: 'development', repeat: 'off', ...settings });
}
