import type { AnySuppressor } from '../../../src/engine/index.ts';
import type { SitePolicy } from '../../policy/site-policy.ts';
import { afAcute, afAcuteBeforeSigning } from './acute.ts';
import { afDeceased } from './deceased.ts';
import { afDeclined } from './declined-180d.ts';
import { afHospice, afHospiceBeforeSigning } from './hospice.ts';
import { afMinor } from './minor.ts';
import { afOnTherapy } from './on-therapy.ts';
import { afReferral } from './referral-90d.ts';
import { afSameDrug } from './same-drug.ts';

/** Reasons to keep still (clinical alerts I3), the most final first. */
export const suppressors: readonly AnySuppressor<SitePolicy>[] = [
  afDeceased,
  afHospice,
  afHospiceBeforeSigning,
  afMinor,
  afAcute,
  afAcuteBeforeSigning,
  afOnTherapy,
  afReferral,
  afDeclined,
  afSameDrug,
];
