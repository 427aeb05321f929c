import { encounterNow, Known, memberOf, type Need, need } from '../../src/picture/index.ts';
import { acuteServices } from './acute-services.ts';

/** Classes of the current visit that are acute by themselves, and those that are with a surgical or critical service. */
const always: readonly unknown[] = ['EMER', 'ACUTE'];
const inpatient: readonly unknown[] = ['IMP', 'OBSENC', 'SS'];
/** Services that treat with ketamine on a ward, or answer such questions there. */
const treating = ['encounter-specialty-psychiatry', 'encounter-specialty-pain', 'encounter-specialty-palliative'];

/**
 * Is this visit an emergency, surgical or intensive-care one (`af-acute`)? Psychiatric wards use the inpatient class too,
 * so class IMP alone is not acute, and a psychiatric, pain or palliative service outranks every class but EMER.
 */
export const acuteSetting: Need<Known<boolean>> = need({
  name: 'acute setting',
  inputs: [],
  softens: ['encounter'],
  read(record) {
    const visit = record.read(encounterNow);
    if (visit.state !== 'known') return visit;
    const { class: of, serviceTypes, types } = visit.value;
    const isIn = (set: string) => memberOf(record.terminology, set, [...serviceTypes, ...types]) !== undefined;
    const treated = of !== 'EMER' && treating.some(isIn);
    const acute = always.includes(of) || (inpatient.includes(of) && acuteServices.some(isIn));
    return Known.of(acute && !treated, visit.from);
  },
});
