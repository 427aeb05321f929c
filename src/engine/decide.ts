import type { Index } from '../picture/need.ts';
import type { RecordView } from '../picture/record.ts';
import type { Truth } from '../picture/truth.ts';
import type { AnyRule, Group, Needs, RuleContext, Subject } from './rule.ts';
import type { EnginePolicy, Service } from './service.ts';
import type { AnySuppressor } from './suppressor.ts';
import type { Verdict } from './verdict.ts';

/** One rule's verdict on one subject. */
export interface Ruling<P> {
  readonly rule: AnyRule<P>;
  readonly subject: Subject;
  readonly verdict: Verdict<unknown>;
}

/** All verdicts of one request. */
export interface Decision<P> {
  readonly rulings: readonly Ruling<P>[];
  readonly suppressions: readonly {
    readonly suppressor: AnySuppressor<P>;
    readonly subject: Subject;
    readonly truth: Truth<unknown>;
  }[];
  /** The suppressor that silences everything, if one is known to hold. */
  readonly silenced?: AnySuppressor<P>;
  /** Whether groups that are otherwise only lines may have a card of their own. */
  readonly ownCards: Truth<unknown>;
}

/** What the suppressors of a group have to say on one subject. One that silences everything is weighed apart. */
export function suppressionsOf<P>(
  { suppressions }: Decision<P>,
  group: Group,
  subject: Subject,
): Decision<P>['suppressions'] {
  return suppressions.filter(
    ({ suppressor: { silences }, subject: about }) =>
      about === subject && silences !== 'everything' && silences.includes(group),
  );
}

/** Rules in an order in which each comes after those it considers. Throws on a circle. */
export function inDecidingOrder<P>(rules: readonly AnyRule<P>[]): readonly AnyRule<P>[] {
  const done: AnyRule<P>[] = [];
  const open = new Set<AnyRule<P>>();
  const place = (rule: AnyRule<P>): void => {
    if (done.includes(rule)) return;
    if (open.has(rule)) throw new Error(`rules consider each other in a circle at ${rule.id}`);
    open.add(rule);
    for (const earlier of rule.considers ?? []) {
      if (!rules.includes(earlier))
        throw new Error(`${rule.id} considers ${earlier.id}, which the service does not run`);
      place(earlier);
    }
    done.push(rule);
  };
  for (const rule of rules) place(rule);
  return done;
}

/**
 * Asks every rule about every subject. A rule or reader that throws is "cannot tell" for that rule alone (REL-13); this
 * is the one place that turns an exception into a verdict.
 */
export function decideAll<P extends EnginePolicy>(of: {
  readonly service: Service<P> & { readonly ordered: readonly AnyRule<P>[] };
  readonly subjects: readonly Subject[];
  readonly record: RecordView;
  readonly at: Index;
  readonly site: P;
  readonly onFault: (ruleId: string, fault: unknown) => void;
}): Decision<P> {
  const { service, subjects, record, at, site, onFault } = of;
  const readFacts = (needs: Needs) =>
    Object.fromEntries(Object.entries(needs).map(([name, need]) => [name, record.read(need)]));
  const internal = (id: string, fault: unknown) => {
    onFault(id, fault);
    return [{ input: 'service', reason: 'internal' }] as const;
  };

  const rulings = subjects.flatMap((subject) => {
    const known = new Map<AnyRule<P>, Verdict<unknown>>();
    const context: RuleContext<P> = {
      at,
      site,
      hook: service.hook,
      subject,
      verdictOf(rule) {
        const verdict = known.get(rule);
        if (!verdict) throw new Error(`${rule.id} was asked for without being named in "considers"`);
        return verdict;
      },
    };
    for (const rule of service.ordered) {
      known.set(rule, decideOne(rule, context));
    }
    return [...known].map(([rule, verdict]) => ({ rule, subject, verdict }));
  });

  const suppressions = subjects.flatMap((subject) =>
    service.suppressors.map((suppressor) => {
      try {
        const truth = suppressor.decide(readFacts(suppressor.needs), { at, site, hook: service.hook, subject });
        return { suppressor, subject, truth };
      } catch (fault) {
        return { suppressor, subject, truth: { is: 'unknown', gaps: internal(suppressor.id, fault) } as const };
      }
    }),
  );
  const silenced = suppressions.find(
    ({ suppressor, truth }) => suppressor.silences === 'everything' && truth.is === 'yes',
  );
  const ownCards = ownCardsOf();
  return { rulings, suppressions, ownCards, ...(silenced ? { silenced: silenced.suppressor } : {}) };

  function decideOne(rule: AnyRule<P>, context: RuleContext<P>): Verdict<unknown> {
    if (site.families[rule.id] === 'off')
      return { kind: 'cannot-tell', gaps: [{ input: 'policy', reason: 'disabled' }] };
    try {
      return rule.decide(readFacts(rule.needs), context);
    } catch (fault) {
      return { kind: 'cannot-tell', gaps: internal(rule.id, fault) };
    }
  }

  function ownCardsOf(): Truth<unknown> {
    if (!service.asLines) return { is: 'yes', value: undefined, because: [], notChecked: [] };
    try {
      return record.read(service.asLines.unless);
    } catch (fault) {
      return { is: 'unknown', gaps: internal(service.asLines.unless.name, fault) };
    }
  }
}
