import type { Resource } from '@medplum/fhirtypes';
import type { CoverageEntry, QuestionnaireEntry, VisitEntry } from './case.ts';
import { codeable, SYSTEMS } from './concepts.ts';
import { later, moment } from './dates.ts';
import type { Places } from './medicines.ts';

/** An Appointment: proposed at the hook, or booked in the record. One hour, unless the case says otherwise. */
export function appointment(usual: 'proposed' | 'booked') {
  return (entry: VisitEntry, { subject, id }: Places): Resource[] => {
    const concepts = Object.entries({
      serviceType: [codeable(entry.serviceType)],
      specialty: [codeable(entry.specialty)],
      appointmentType: codeable(entry.type),
      reasonCode: [codeable(entry.reason)],
    }).filter(([, value]) => value !== undefined && (!Array.isArray(value) || value[0] !== undefined));
    const { on = '+1d 09:00', minutes = 60 } = entry;
    if (on !== 'none' && moment(on).length === 10)
      throw new Error(`an appointment has a time of day; write ${on} 09:00`);
    return [
      {
        resourceType: 'Appointment',
        id,
        status: entry.status ?? usual,
        ...Object.fromEntries(concepts),
        ...(entry.text === undefined ? {} : { description: entry.text }),
        ...(on === 'none' ? {} : { start: moment(on), end: later(moment(on), minutes) }),
        minutesDuration: minutes,
        ...(entry.created === undefined ? {} : { created: moment(entry.created) }),
        ...(entry.basedOn === undefined ? {} : { basedOn: [{ reference: `ServiceRequest/${entry.basedOn}` }] }),
        participant: [
          { actor: subject, status: usual === 'booked' ? 'accepted' : 'needs-action' },
          { actor: { reference: 'Practitioner/example' }, status: usual === 'booked' ? 'accepted' : 'needs-action' },
        ],
      } as Resource,
    ];
  };
}

/** Insurance, active unless the case says otherwise. */
export function coverage(entry: CoverageEntry, { subject, id }: Places): Resource[] {
  const type = codeable(entry.type);
  const period = {
    ...(entry.from === undefined ? {} : { start: moment(entry.from) }),
    ...(entry.to === undefined ? {} : { end: moment(entry.to) }),
  };
  return [
    {
      resourceType: 'Coverage',
      id,
      status: entry.status ?? 'active',
      ...(type ? { type } : {}),
      beneficiary: subject,
      ...(Object.keys(period).length > 0 ? { period } : {}),
      payor: [{ display: entry.payor ?? 'Example payor' }],
    } as Resource,
  ];
}

/** A form as a QuestionnaireResponse whose items carry LOINC codes. */
export function form(entry: QuestionnaireEntry, { subject, id }: Places): Resource[] {
  return [
    {
      resourceType: 'QuestionnaireResponse',
      id,
      ...(entry.loinc === undefined ? {} : { questionnaire: `http://loinc.org/q/${entry.loinc}` }),
      status: (entry.status ?? 'completed') as 'completed',
      subject,
      ...(entry.on === 'none' ? {} : { authored: moment(entry.on ?? '0d') }),
      item: entry.items.map(({ loinc, answer }) => ({ linkId: `/${loinc}`, answer: [answered(answer)] })),
    } as Resource,
  ];
}

function answered(answer: number | string | boolean): object {
  if (typeof answer === 'number') return { valueDecimal: answer };
  if (typeof answer === 'boolean') return { valueBoolean: answer };
  return /^LA\d+-\d$/.test(answer) ? { valueCoding: { system: SYSTEMS.loinc, code: answer } } : { valueString: answer };
}
