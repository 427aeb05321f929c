import {
  derive,
  exposuresTo,
  type Gap,
  type Need,
  no,
  problems,
  stated,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { drugUses } from './drug-history.ts';
import { daysWithin, joined } from './drug-use.ts';

/**
 * Are opioids taken for a long time: a coded problem says so (Z79.891), or opioids have been current for at least 90 days
 * (D2)? One opioid after another is one stretch, with short pauses in between. A beginning that is not recorded leaves
 * it open.
 */
export const longTermOpioids: Need<Truth<unknown>, SitePolicy> = derive(
  'long-term opioids',
  { recorded: problems('long-term-opioid-use', 'active'), exposures: exposuresTo('opioid-systemic') },
  ({ recorded, exposures }, at, site: SitePolicy): Truth<unknown> => {
    const noted = stated(recorded).any('no long-term opioid use recorded');
    if (noted.is === 'yes') return noted;
    const coded = exposures.items.filter(({ from }) => from.trust === 'stated');
    const byDrug = Map.groupBy(coded, ({ value }) => value.ingredients.map(({ code }) => code).join(' '));
    const uses = [...byDrug.values()].flatMap((facts) => drugUses(facts, () => undefined, at));
    const known = uses.filter(({ unclear }) => !unclear);
    const runs = joined(known, site.thresholds.trials.pauseDays);
    const ever = { from: '1900-01-01', to: at.today };
    const long = runs.find((run) => run.to >= at.today && daysWithin(run, ever) >= site.thresholds.opioids.days);
    const within = known.filter(({ from, to }) => long !== undefined && from >= long.from && to <= long.to);
    const open: readonly Gap[] = [
      ...uses.filter((use) => use.unclear && use.ongoing).map(({ source }): Gap => undated(source)),
      ...exposures.gaps.filter(({ input }) => input !== 'medicationAdministrations'),
      ...(noted.is === 'unknown' ? noted.gaps : []),
    ];
    if (long !== undefined)
      return yes(
        long,
        within.map(({ source }) => source),
        open,
      );
    return open.length > 0 ? unknown(open) : no(`no opioid for ${site.thresholds.opioids.days} days`);
  },
);

function undated(source: Gap['source'] & object): Gap {
  const input = source.type === 'MedicationStatement' ? 'medicationStatements' : 'medicationRequests';
  return { input, reason: 'undated', source };
}
