import type { Coding, Condition, Encounter } from '@medplum/fhirtypes';
import { compareText } from '../fhir/compare-text.ts';
import { type PartialDate, readDate } from '../fhir/dates.ts';
import { codingsOf, saysSomething, textOf } from '../fhir/elements.ts';
import type { Member, Terminology, ValueSetName } from '../terminology/index.ts';
import { type ConditionDates, type ConditionStatus, conditionDates, conditionStatus } from './condition-status.ts';
import { entryGap, sourceOf } from './entry.ts';
import { type Fact, type FactList, factList } from './facts.ts';
import type { Gap } from './gap.ts';
import { interned } from './interned.ts';
import { type Index, type Need, need } from './need.ts';
import type { RecordView } from './record.ts';
import type { Source, Trust } from './source.ts';
import { nothingMapped } from './unmapped.ts';

/**
 * A problem of the patient that a value set recognised. Its `from.date` is the onset, else the recorded date, else the
 * visit; or, where asked for, the day it was last written down.
 */
export interface Problem {
  /** The code that matched; none where words matched. */
  readonly code?: Member;
  readonly active: boolean;
  readonly onset?: PartialDate;
  readonly recorded?: PartialDate;
  readonly abated?: PartialDate;
  /** The earliest date of any entry of this problem, for "has lasted at least" tests; `from.date` is the newest one. */
  readonly since?: PartialDate;
}

/** One Condition without regard to what it is a condition of. */
interface Entry extends ConditionDates, ConditionStatus {
  readonly source: Source;
}

/** All Conditions with the same codes, so that a value set is asked once for all of them. */
interface Concept {
  readonly codings: readonly Readonly<Coding>[];
  /** What a curated word list may be asked about: empty as soon as one code is known, because its meaning wins. */
  readonly words: readonly string[];
  readonly entries: readonly Entry[];
}

interface Match {
  readonly member?: Member;
  readonly trust?: Trust;
}

/** All Conditions that are neither refuted nor an error, sorted by their codes. Read once a request. */
const conditionConcepts: Need<readonly Concept[]> = need({
  name: 'condition concepts',
  inputs: ['conditions'],
  read(record, at) {
    const concepts = new Map<string, Concept & { entries: Entry[] }>();
    record.input('conditions').resources.forEach((resource, index) => {
      if (resource.resourceType !== 'Condition') return;
      const entry = readEntry(resource, index, record, at);
      if (entry.verification === 'never') return;
      const codings = codingsOf(resource.code);
      const known = codings.some((coding) => record.terminology.knows(coding.system, coding.code));
      const words = known
        ? []
        : [resource.code?.text, ...codings.map((coding) => coding.display)].flatMap((word) => textOf(word) ?? []);
      const concept = { codings, words, entries: [] };
      const key = JSON.stringify([codings.map(({ system, code }) => [system, code]), words]);
      if (!concepts.has(key)) concepts.set(key, concept);
      concepts.get(key)?.entries.push(entry);
    });
    return [...concepts.values()];
  },
});

const problemNeeds = interned<Need<FactList<Problem>>>();

/**
 * The patient's problems in a value set, by the status table of knowledge 0.2.
 *
 * `active` holds what is current; `ever` also what is over. `lifelong` keeps an old encounter diagnosis without a status
 * current. Entries with a status word nobody knows are gaps where they would have matched. The same code recorded again
 * is one problem with the newest date.
 *
 * `dated: 'written'` dates each entry by when it was written down, or began if that is later: what is entered again today
 * is of today, though its entry carries an onset of years ago.
 */
export function problems(
  set: ValueSetName,
  scope: 'active' | 'ever',
  { lifelong = false, dated = 'begun' }: { readonly lifelong?: boolean; readonly dated?: 'begun' | 'written' } = {},
): Need<FactList<Problem>> {
  const name = `problems ${scope} ${set}${lifelong ? ' lifelong' : ''}${dated === 'written' ? ' as written' : ''}`;
  return problemNeeds(name, () =>
    need({
      name,
      inputs: ['conditions'],
      read(record) {
        const { terminology } = record;
        if (terminology.isEmpty(set) && !terminology.hasWords(set)) return nothingMapped(['conditions']);
        const { complete, gaps } = record.input('conditions');
        const { url, version, title } = terminology.describe(set);
        const unclear: Gap[] = [];
        const found: Fact<Problem>[] = [];
        for (const { codings, words, entries } of record.read(conditionConcepts)) {
          if (!saysSomething(codings, words)) {
            const open = entries.filter(
              (entry) => scope === 'ever' || entry.clinical === 'unknown' || isActive(entry, undefined, lifelong),
            );
            unclear.push(...open.map(({ source }) => entryGap('unreadable', 'conditions', source)));
            continue;
          }
          const match = matchCodes(codings, set, terminology) ?? matchWords(words, set, terminology);
          if (match === undefined) continue;
          const { member } = match;
          for (const entry of entries) {
            const { onset, recorded, abated } = entry;
            const active = isActive(entry, member, lifelong);
            const written = dated === 'written' ? laterOf(recorded, entry.source.date) : undefined;
            const from: Source = Object.freeze({
              ...entry.source,
              ...(written && { date: written }),
              shown: { name: member?.display ?? title },
              set: member?.set ?? { url, version },
              trust: match.trust ?? (entry.verification === 'unconfirmed' ? 'unconfirmed' : 'stated'),
            });
            if (entry.verification === 'unknown' || (entry.clinical === 'unknown' && !saysOver(member))) {
              unclear.push(entryGap('unknown-status', 'conditions', from));
            }
            if (entry.verification === 'unknown' || (scope === 'active' && !active)) continue;
            const dates = { ...(onset && { onset }), ...(recorded && { recorded }), ...(abated && { abated }) };
            found.push({ value: { ...(member && { code: member }), active, ...dates }, from });
          }
        }
        return factList({ items: onceEach(found), complete, gaps: [...gaps, ...unclear], looked: ['conditions'] });
      },
    }),
  );
}

/** Only entries that are coded and recorded as true: what an indication may rest on (knowledge 0.2). */
export function stated<T>(list: FactList<T>): FactList<T> {
  return list.where((_value, from) => from.trust === 'stated');
}

function readEntry(resource: Condition, index: number, record: RecordView, at: Index): Entry {
  const dates = conditionDates(resource, at.zone);
  const date = dates.onset ?? dates.recorded ?? visitStart(resource, record, at.zone);
  const source = sourceOf('conditions', resource, index, { ...(date && { date }) });
  return { ...dates, ...conditionStatus(resource, dates, date, at), source };
}

function visitStart(resource: Condition, record: RecordView, zone: string): PartialDate | undefined {
  const visit = record.resolve(textOf(resource.encounter?.reference), resource) as Encounter | undefined;
  return visit?.resourceType === 'Encounter' ? readDate(visit.period?.start, zone) : undefined;
}

/** A code that says "in remission" or "history of" outranks the broader codes beside it. */
function matchCodes(codings: Concept['codings'], set: ValueSetName, terminology: Terminology): Match | undefined {
  const members = codings.flatMap(({ system, code }) => terminology.member(set, system, code) ?? []);
  const over = members.filter(saysOver);
  const [member] = (over.length > 0 ? over : members).toSorted((a, b) =>
    compareText(`${a.system} ${a.code}`, `${b.system} ${b.code}`),
  );
  return member && { member };
}

/** What a display says counts only if the text beside it, read in one breath, does not deny it. */
function matchWords(
  [text, ...displays]: Concept['words'],
  set: ValueSetName,
  terminology: Terminology,
): Match | undefined {
  if (text === undefined) return undefined;
  const trust = terminology.words(set, text);
  if (trust !== undefined) return { trust };
  const breath = text.replace(/[.;\n]/g, ',');
  for (const display of displays) {
    const said = terminology.words(set, display) && terminology.words(set, `${breath}, ${display}`);
    if (said !== undefined) return { trust: said };
  }
  return undefined;
}

function laterOf(a: PartialDate | undefined, b: PartialDate | undefined): PartialDate | undefined {
  return a && b ? (a.latest >= b.latest ? a : b) : (a ?? b);
}

function saysOver(member: Member | undefined): boolean {
  return member?.says === 'remission';
}

function isActive({ clinical }: ConditionStatus, member: Member | undefined, lifelong: boolean): boolean {
  return !saysOver(member) && (clinical === 'active' || (clinical === 'aged' && lifelong));
}

/** One fact for each code, standing and trust: the one with the newest date. Undated ones stay apart, as "could be now". */
function onceEach(facts: readonly Fact<Problem>[]): readonly Fact<Problem>[] {
  const groups = new Map<string, Fact<Problem>[]>();
  for (const fact of facts) {
    const { code, active } = fact.value;
    const key = [code?.system, code?.code, active, fact.from.trust, fact.from.date !== undefined].join(' ');
    const group = groups.get(key) ?? [];
    group.push(fact);
    groups.set(key, group);
  }
  return [...groups.values()].flatMap((group) => {
    const [newest] = group.toSorted(newestFirst);
    const since = group
      .flatMap(({ from }) => from.date ?? [])
      .toSorted((a, b) => compareText(a.earliest, b.earliest))[0];
    return newest
      ? Object.freeze({ value: Object.freeze({ ...newest.value, ...(since && { since }) }), from: newest.from })
      : [];
  });
}

function newestFirst(a: Fact<Problem>, b: Fact<Problem>): number {
  const key = ({ value, from }: Fact<Problem>) =>
    [from.date?.latest, from.date?.instant, value.recorded?.latest, from.id].join(' ');
  return compareText(key(b), key(a));
}
