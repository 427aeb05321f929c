import type { ValueSetName } from '../../src/terminology/index.ts';
import { families } from '../families.ts';
import { observationCodes } from '../inputs.ts';
import type { Limit, Limits } from './limit.ts';
import { limitsByPath, renewalDays } from './policy-facts.ts';

/** `docs/site-policy.md`: how to write a policy, and every number that may stand in one. */
export function policyPage(limits: Limits): string {
  const rows = limitsByPath(limits).map(([path, one]) => row(path, one));
  return `${guide()}
## Numbers

Paths stand below \`thresholds\`: \`severity.severe.madrs\` is written \`"thresholds": { "severity": { "severe": { "madrs": 24 } } }\`. Units are
UCUM where there is one. *Source* names citations as the rule pages do; *chosen* marks a number that the evidence does not fix.
Some numbers must stand in order (a warning below critical, soonest to target to latest); the check names those that do not.

| path | default | may be | unit | source | decides |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}

function row(path: string, { default: usual, min, max, unit, says, sources, chosen }: Limit): string {
  const range = min === max ? 'fixed' : `${min} to ${max}`;
  const from = [...sources, ...(chosen ? ['chosen'] : [])].join(', ');
  return `| \`${path}\` | ${usual} | ${range} | ${unit} | ${from || '–'} | ${says.replaceAll('|', '\\|')} |`;
}

function guide(): string {
  return `# Site policy

What the rules say is settled by the project; what a hospital may decide otherwise is one JSON document, approved and dated by the
hospital. It holds only what differs from the shipped default. The service reads it once, at its start:

\`\`\`
npm run cds -- policy check my-hospital.json
CDS_POLICY=my-hospital.json npm start
\`\`\`

\`policy check\` prints what the document changes, what it switches off and when it expires, or every fault at once. A service whose policy
has a fault does not start. \`hooks/policy/site-policy.schema.json\` is the JSON Schema for editors; \`hooks/policy/examples\` holds two
documents to begin with.

<!-- This page is written by policyPage in hooks/policy/policy-page.ts; \`npm test -- test/policy -u\` writes it again. -->

## Members

| member | needed | holds |
| --- | --- | --- |
| \`id\`, \`version\` | yes | Which policy this is. Both stand in \`policy check\`, the version on every decision. |
| \`approvedBy\`, \`approvedOn\`, \`expiresOn\` | yes | Who at the site owns it, since when, and its last day. After that day the service does not start until it is approved again; from ${renewalDays} days before, the check and the log say so. |
| \`thresholds\` | no | Numbers, see below. |
| \`families\` | no | \`on\`, \`shadow\` or \`off\` for a family of rules or one rule. |
| \`codes\` | no | The site's own codes of a concept, by value set. |
| \`referrals\` | no | Where drafts go: \`psychiatry\`, \`pain\`, \`emergency\`. Each may set \`code\`, \`text\`, \`performer\`, \`specialty\`, \`serviceType\`, \`location\`, \`contact\`. |
| \`overrideReasons\` | no | Reasons a card offers: \`OR-A\` hard stop, \`OR-B\` caution, \`OR-C\` information. A set replaces the shipped one: 1 to 8 codings, each with a display. |
| \`wording\` | no | \`suicideCard\`: \`critical\` or \`warning\`. \`crisisLine\`: the line named beside the safety plan. |

Text is plain: no markup, no line breaks. It reaches cards and drafts as it stands.

## Rules

Families are ${Object.keys(families)
    .map((name) => `\`${name}\``)
    .join(', ')}.
A rule's own id, as the rule pages show it, wins over its family: \`{ "timing": "shadow", "time-induction-next": "on" }\`.
\`shadow\` decides and records without showing. A rule that nothing suppresses (a recorded acute suicide-risk finding, for instance) is not
reached by its family's setting; only its own id silences it. Cards say which checks the site has switched off. Reasons to keep still
(\`af-…\`) are no rules and cannot be set.

## Codes

Each entry is a value set of \`fhir-profiles/value-sets\` and a list of codes. They come on top of the codes the set has; a set without public
codes is read only once a site has mapped its own ([terminology.md](terminology.md) lists those). Codes of rating scales and other
Observations that are asked for by code enter the prefetch of discovery, with their own system:

| input | value sets whose site codes are asked for |
| --- | --- |
${Object.entries(observationCodes)
  .map(([key, sets]) => `| \`${key}\` | ${setNames(Object.keys(sets))} |`)
  .join('\n')}

One input asks for at most 20 codes, and one code stands for one scale only. A system is an absolute \`http\`, \`https\`, \`urn:oid:\` or
\`urn:uuid:\` address; a code is made of letters, digits and \`. _ : / -\`, because it stands in a search.
`;
}

function setNames(names: readonly ValueSetName[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
