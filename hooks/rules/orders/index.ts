import type { AnyRule } from '../../../src/engine/index.ts';
import type { SitePolicy } from '../../policy/site-policy.ts';
import { compoundedHome } from './compounded-home.ts';
import { doseNotCheckable } from './dose-not-checkable.ts';
import { esketamine28 } from './esketamine-28.ts';
import { esketamineFirst } from './esketamine-first.ts';
import { esketamineFrequency } from './esketamine-frequency.ts';
import { esketamineSetting } from './esketamine-setting.ts';
import { esketamineStep } from './esketamine-step.ts';
import { evidenceLow } from './evidence-low.ts';
import { ketamineByMouth } from './ketamine-by-mouth.ts';
import { ketamineConcentrate } from './ketamine-concentrate.ts';
import { ketamineDoseHigh } from './ketamine-dose-high.ts';
import { ketamineDoseLow } from './ketamine-dose-low.ts';
import { ketamineInjected } from './ketamine-injected.ts';
import { ketaminePainSpeed } from './ketamine-pain-speed.ts';
import { ketamineRate } from './ketamine-rate.ts';
import { labelStatus } from './label-status.ts';
import { noReason } from './no-reason.ts';
import { orderDuplicate } from './order-duplicate.ts';
import { weightUnit } from './weight-unit.ts';

/** Rules about the order itself, in the order in which a card names them. */
export const orderRules: readonly AnyRule<SitePolicy>[] = [
  ketamineDoseHigh,
  ketamineRate,
  ketamineInjected,
  esketamineStep,
  esketamineFrequency,
  esketamineFirst,
  orderDuplicate,
  esketamineSetting,
  compoundedHome,
  weightUnit,
  doseNotCheckable,
  ketamineByMouth,
  ketamineConcentrate,
  ketaminePainSpeed,
  ketamineDoseLow,
  esketamine28,
  evidenceLow,
  noReason,
  labelStatus,
];
