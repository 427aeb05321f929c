export type { Answer, Engine, EngineOptions, EvaluateSettings } from './engine.ts';
export { createEngine } from './engine.ts';
export type { ExplainedRule, Explanation } from './explanation.ts';
export type {
  AnyRule,
  Group,
  Needs,
  Read,
  Rule,
  RuleCard,
  RuleContext,
  RuleId,
  Subject,
  SuggestionPlan,
} from './rule.ts';
export { rulesFor } from './rule.ts';
export type { EnginePolicy, Service, Subjects } from './service.ts';
export type { AnySuppressor, Suppressor } from './suppressor.ts';
export { suppressorsFor } from './suppressor.ts';
export type { TenantSettings } from './tenant-settings.ts';
export type { Lowered, Verdict } from './verdict.ts';
export { loweredBy, verdict } from './verdict.ts';
export type { Words } from './words.ts';
