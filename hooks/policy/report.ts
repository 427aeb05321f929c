import { daysBetween, type PlainDate } from '../../src/fhir/plain-date.ts';
import { valueAt } from './consistency.ts';
import { defaultPolicy } from './defaults.ts';
import type { NumbersSet, PolicyDocument } from './policy-document.ts';
import { days, expiresSoon, limitsByPath, unitInWords } from './policy-facts.ts';
import { ruleSettings, titleOf } from './rule-settings.ts';
import type { SitePolicy } from './site-policy.ts';
import { limits } from './thresholds.ts';

/** What a person who approves a policy wants to read of it: whose it is, until when, and what it changes. */
export function policyReport(document: PolicyDocument, policy: SitePolicy, today: PlainDate): string {
  const left = daysBetween(today, policy.expiresOn);
  return [
    `Policy ${policy.id}, version ${policy.version}`,
    `Approved by ${policy.approvedBy} on ${policy.approvedOn}; holds until ${policy.expiresOn} (${days(left)} left)`,
    ...(expiresSoon(policy, today)
      ? [`It expires soon: after ${policy.expiresOn} the service does not start. Have it reviewed and approved again.`]
      : []),
    ...section('Numbers', numberLines(policy)),
    ...section('Rules', ruleLines(document)),
    ...section('Codes', codeLines(policy)),
    ...section('Referrals', referralLines(policy)),
    ...section('Override reasons', reasonLines(document)),
    ...section('Wording', wordingLines(policy)),
    ...section('Could be left out', idleLines(document.thresholds)),
    '',
    'Everything else is as shipped.',
  ].join('\n');
}

function numberLines({ thresholds }: SitePolicy): readonly string[] {
  return limitsByPath(limits).flatMap(([path, { default: usual, unit, says }]) => {
    const value = valueAt(thresholds, path);
    return value === usual ? [] : [`${path}: ${value} ${unitInWords(unit)} instead of ${usual}`, `    ${says}`];
  });
}

function ruleLines({ families = {} }: PolicyDocument): readonly string[] {
  const settings = ruleSettings(families);
  const named = (wanted: 'shadow' | 'off') =>
    Object.entries(settings.families).flatMap(([id, setting]) => (setting === wanted ? [id] : []));
  return [
    ...named('off').map((id) => `off: ${id} (${titleOf(id)})`),
    ...named('shadow').map((id) => `in shadow, decided and recorded but not shown: ${id} (${titleOf(id)})`),
    ...settings.keptOn.map(
      ({ family, setting, rule }) =>
        `stays on: ${rule} (${titleOf(rule)}); "${family}": "${setting}" does not reach it, only its own id does`,
    ),
  ];
}

function codeLines({ codes }: SitePolicy): readonly string[] {
  return Object.entries(codes).map(
    ([set, list]) => `${set}: ${list.map(({ system, code }) => `${system}|${code}`).join(', ')}`,
  );
}

function referralLines({ referrals }: SitePolicy): readonly string[] {
  return Object.entries(referrals).flatMap(([target, to]) => {
    const { text, code, performer, specialty, serviceType, location, contact } = to;
    if (JSON.stringify(to) === JSON.stringify(defaultPolicy.referrals[target as keyof SitePolicy['referrals']]))
      return [];
    const parts = [performer?.display, specialty?.display, serviceType?.display, location?.display, contact];
    const more = parts.filter((part) => part !== undefined);
    return [`${target}: ${text} (${code.display ?? code.code})${more.length > 0 ? `, to ${more.join(', ')}` : ''}`];
  });
}

function reasonLines({ overrideReasons = {} }: PolicyDocument): readonly string[] {
  return Object.entries(overrideReasons).map(
    ([set, reasons]) => `${set}: ${reasons.map(({ display }) => display).join('; ')}`,
  );
}

function wordingLines({ wording }: SitePolicy): readonly string[] {
  return (Object.keys(wording) as (keyof SitePolicy['wording'])[]).flatMap((name) =>
    wording[name] === defaultPolicy.wording[name]
      ? []
      : [`${name}: ${wording[name]} instead of ${defaultPolicy.wording[name]}`],
  );
}

/** Numbers that repeat the default: they would hide a later change of it. */
function idleLines(numbers: NumbersSet = {}): readonly string[] {
  return limitsByPath(limits).flatMap(([path, { default: usual }]) => {
    let at: number | NumbersSet | undefined = numbers;
    for (const step of path.split('.')) at = typeof at === 'object' ? at[step] : undefined;
    return at === usual ? [`thresholds.${path} is ${usual}, as shipped`] : [];
  });
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}
