export type { AllowedOrigins } from './cors.ts';
export { createAdminApp } from './create-admin-app.ts';
export { createApp } from './create-app.ts';
export type { AppDeps, HttpSettings } from './deps.ts';
export { httpServer } from './server.ts';
