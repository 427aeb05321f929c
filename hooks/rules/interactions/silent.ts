import type { SilentRow } from '../../silent-row.ts';

/** Rows about other medicines that make no finding. */
export const interactionsSilent: readonly SilentRow[] = [
  {
    id: 'ddi-antipsychotic',
    plan: 'ddi-antipsychotic',
    title: 'Haloperidol, risperidone or clozapine with ketamine',
    group: 3,
    kind: 'never',
    why: 'They may blunt acute effects in experiments; what that means for the antidepressant effect is not known, and there is nothing to advise.',
  },
  {
    id: 'ddi-nasal-spacing',
    plan: 'ddi-nasal-spacing',
    title: 'Nasal corticosteroid or decongestant with esketamine',
    group: 3,
    kind: 'alias',
    why: 'ca-nasal says it: one finding makes one card.',
  },
  {
    id: 'ddi-none',
    plan: 'ddi-none',
    title: 'Medicines without a relevant interaction',
    group: 3,
    kind: 'never',
    why: 'For common antidepressants, lithium, valproate, olanzapine, quetiapine, aripiprazole, levothyroxine and blood-pressure drugs no clinically relevant interaction is known.',
  },
];
