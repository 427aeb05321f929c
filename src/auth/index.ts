export { alwaysExpected, developmentTenant } from './development-tenant.ts';
export { type Authenticate, type ClientCall, openMode, type Tenant, type TenantSettings } from './tenant.ts';
