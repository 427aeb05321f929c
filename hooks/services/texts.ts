/** Who these services are for and what they are not (REG-05; security and reliability 7.2 a). Part of discovery. */
export const usageRequirements =
  'For licensed clinicians who plan, order or supervise ketamine or esketamine therapy in psychiatry or pain care of adults. ' +
  'Read-only decision support: it restates recorded facts against published criteria and offers options; the clinician decides. ' +
  'Not for emergencies, anaesthesia or monitoring during treatment, and not for patients to use. ' +
  'Needs FHIR R4 prefetch of every key it lists; what is missing is named on the card and never read as normal.';

/** The session checklist is one sentence, however many items it names (clinical G); notes on coverage are none of them. */
export const checklist = {
  6: (rules: readonly string[]) => {
    const items = rules.filter((rule) => rule.startsWith('mon-')).length;
    return items === 0 ? undefined : `Session checklist: ${items} ${items === 1 ? 'item' : 'items'} to confirm`;
  },
} as const;
