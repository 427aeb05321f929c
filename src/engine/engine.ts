import type { Knowledge } from '../knowledge/index.ts';
import type { Gap } from '../picture/gap.ts';
import { readInputs } from '../picture/inputs.ts';
import type { Index } from '../picture/need.ts';
import type { RecordView } from '../picture/record.ts';
import type { InputKey } from '../picture/source.ts';
import { recordView } from '../picture/view.ts';
import type { CdsRequest, CdsResponse, DiscoveryEntry } from '../protocol/types.ts';
import type { Terminology } from '../terminology/index.ts';
import { arrange, type CardPlan } from './arrange.ts';
import { cardId } from './card-id.ts';
import { type Decision, decideAll, inDecidingOrder } from './decide.ts';
import { discoveryEntry, inputsOf } from './discovery.ts';
import { type Explanation, explain } from './explanation.ts';
import { findings } from './findings.ts';
import { incompleteCard } from './incomplete.ts';
import { renderCard } from './render.ts';
import { respond } from './respond.ts';
import type { AnyRule, Subject } from './rule.ts';
import type { EnginePolicy, Service } from './service.ts';
import type { TenantSettings } from './tenant-settings.ts';
import { relevanceOf, undecidedOf } from './undecided.ts';
import { createWords } from './words.ts';

export interface EvaluateSettings {
  readonly at: Index;
  readonly tenant: TenantSettings;
}

/** A 200 with cards, or a 412 that names what was missing. The explanation is built only when read. */
export type Answer =
  | { readonly status: 200; readonly response: CdsResponse; readonly explanation: Explanation }
  | { readonly status: 412; readonly missing: readonly Gap[]; readonly explanation: Explanation };

export interface Engine {
  readonly services: readonly DiscoveryEntry[];
  /** What a service reads, as queries: those of its discovery entry, and those that are only ever fetched. */
  queriesOf(serviceId: string): Readonly<Record<InputKey, string>>;
  /**
   * Evaluates one request. Pure: the same request, settings and knowledge give the same bytes (REL-60).
   * Throws only for an id that is not in `services`.
   */
  evaluate(serviceId: string, request: CdsRequest, settings: EvaluateSettings): Answer;
}

export interface EngineOptions<P extends EnginePolicy> {
  readonly services: readonly Service<P>[];
  /** Prefetch template of each input key (architecture 8). */
  readonly templates: Readonly<Record<InputKey, string>>;
  /** Inputs that are fetched and never asked for as prefetch, because their query needs what no template can say. */
  readonly fetchedOnly?: readonly InputKey[];
  readonly terminology: Terminology;
  readonly knowledge: Knowledge;
  readonly policy: P;
  /** Told of every rule or reader that threw; the rule itself becomes "cannot tell" (REL-13). */
  readonly onFault: (ruleId: string, fault: unknown) => void;
}

/** Puts services, knowledge and terminology together, and refuses combinations that could not work. */
export function createEngine<P extends EnginePolicy>(options: EngineOptions<P>): Engine {
  const { terminology, knowledge, policy, templates } = options;
  const services = new Map<string, Prepared<P>>();
  for (const service of options.services) {
    if (services.has(service.id)) throw new Error(`two services have the id ${service.id}`);
    for (const { plan } of [...service.rules, ...service.suppressors, service.incomplete]) knowledge.of(plan);
    services.set(service.id, prepared(service, policy));
  }
  const entries = options.services.map((service) => discoveryEntry(service, templates, options.fetchedOnly));

  return {
    services: entries,
    queriesOf(serviceId) {
      const keys = services.get(serviceId)?.keys ?? [];
      return Object.fromEntries(Object.entries(templates).filter(([key]) => keys.includes(key)));
    },
    evaluate(serviceId, request, { at, tenant }) {
      const service = services.get(serviceId);
      if (!service) throw new Error(`no service ${serviceId}`);
      const inputs = readInputs({
        keys: service.keys,
        prefetch: request.prefetch,
        context: request.context,
        templates,
        notOffered: tenant.notOffered,
        zone: at.zone,
      });
      const record = recordView({ inputs, patientId: request.context.patientId, terminology, at, site: policy });
      const versions = { rules: knowledge.version, terminology: terminology.version, policy: policy.version };

      const orders = service.subjects(request.context, record, at, policy);
      const subjects: readonly Subject[] = orders.relevant;
      const decision: Decision<P> = decideAll({
        service,
        subjects,
        record,
        at,
        site: policy,
        onFault: options.onFault,
      });
      const found = findings({ service, decision, knowledge, policy });
      const words = createWords(at);
      const plans = arrange({ service, decision, found: found.shown, policy, words });
      const undecided = undecidedOf({ service, decision, found, subjectGaps: orders.undecided, plans });
      const patientGaps = inputs.get('patient')?.gaps ?? [];
      const answer = respond({
        carriesOrders: service.about === 'context',
        required: patientGaps.length > 0 ? 'missing' : 'present',
        silenced: decision.silenced !== undefined,
        relevance: relevanceOf({
          service,
          fired: found.shown.length > 0,
          subjects,
          undecided,
          subjectGaps: orders.undecided,
        }),
        fired: plans.length > 0,
        undecided: undecided.gaps.length === 0 ? 'no' : undecided.covered ? 'on-cards' : 'yes',
        unableMode: tenant.unableMode,
        relevanceUnknown: tenant.relevanceUnknown,
      });

      const id = ({ group, fingerprints }: { readonly group: number; readonly fingerprints: readonly string[] }) =>
        cardId({ tenant, patientId: request.context.patientId, group, fingerprints, versions, today: at.today });
      const rendering = {
        words,
        at,
        inputs,
        versions,
        tenant,
        knowledge,
        patientId: request.context.patientId,
        switchedOff: service.switchedOff,
        id,
      };
      const shown: readonly CardPlan[] = answer.cards.findings ? plans : [];
      const incomplete = answer.cards.incomplete
        ? [incompleteCard({ service, undecided, patientGaps, relevance: answer.relevance, policy, ...rendering })]
        : [];
      const explanation = () =>
        explain({
          ...{ service, request, at, inputs, versions, decision, found, knowledge, terminology, words, id },
          plans: shown,
          attached: attachedTo(service, record, options.onFault),
        });

      if (answer.status === 412) {
        return lazily({ status: 412, missing: patientGaps.length > 0 ? patientGaps : undecided.gaps }, explanation);
      }
      const cards = [...shown.map((plan) => renderCard(plan, rendering)), ...incomplete];
      return lazily({ status: 200, response: { cards } }, explanation);
    },
  };
}

/** A service with what does not change from request to request. */
interface Prepared<P extends EnginePolicy> extends Service<P> {
  readonly ordered: readonly AnyRule<P>[];
  readonly keys: readonly InputKey[];
  /** Titles of the rules the site has switched off. */
  readonly switchedOff: readonly string[];
}

function prepared<P extends EnginePolicy>(service: Service<P>, { families }: P): Prepared<P> {
  const { needed, softened } = inputsOf(service);
  return {
    ...service,
    ordered: inDecidingOrder(service.rules),
    keys: [...needed, ...softened],
    switchedOff: service.rules.filter(({ id }) => families[id] === 'off').map(({ title }) => title),
  };
}

/** The derived facts a service attaches to its explanations. */
function attachedTo<P extends EnginePolicy>(
  { attached = {} }: Service<P>,
  record: RecordView,
  onFault: EngineOptions<P>['onFault'],
): Readonly<Record<string, unknown>> {
  const read = Object.entries(attached).flatMap(([name, need]) => {
    try {
      return [[name, record.read(need)] as const];
    } catch (fault) {
      onFault(need.name, fault);
      return [];
    }
  });
  return Object.fromEntries(read);
}

/** Most callers never read the explanation, and it is as long as the record: it is built on first sight. */
function lazily<A extends object>(answer: A, build: () => Explanation): A & { readonly explanation: Explanation } {
  let built: Explanation | undefined;
  return Object.defineProperty(answer, 'explanation', {
    get() {
      built ??= build();
      return built;
    },
  }) as A & { readonly explanation: Explanation };
}
