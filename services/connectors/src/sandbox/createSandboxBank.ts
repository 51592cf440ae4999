import { CONNECTOR_OPERATIONS, type Assurance, type BankConnector, type ConnectorContext, type ConnectorOperation, type ConnectorResult, type Localized, type StepUpOutcome, type StepUp as StepUpPort } from '@lobby/contracts';
import { calendarDate, type Clock } from '@lobby/service-kit';
import type { SandboxCustomer } from './customerFile.ts';
import { refuse, type OperationContext, type Operations } from './operation.ts';
import { accountOperations } from './operations/accounts.ts';
import { cardOperations } from './operations/cards.ts';
import { serviceOperations } from './operations/services.ts';
import { StepUp, type StepUpResult, type TextMessage } from './stepUp.ts';
import { NO_TROUBLE, type SandboxTrouble } from './trouble.ts';

export type SandboxOptions = {
  /** The fictional customers, asked for at the first call that needs one. The bank works on a copy, so banks may share what is read. */
  customers: () => readonly SandboxCustomer[];
  clock: Clock;
  /** Branch id or title → name; asked for like the customers. */
  branches: () => ReadonlyMap<string, Localized>;
  /** How badly it behaves from the start. */
  trouble?: Partial<SandboxTrouble>;
};
export type SandboxBank = BankConnector & {
  customers(): readonly SandboxCustomer[];
  readonly stepUp: StepUpPort;
  /** The texts a phone has got, for the demo page that stands in for a phone. */
  messages(phone: string): readonly TextMessage[];
  trouble(): SandboxTrouble;
  /** Holds from the next call on. */
  setTrouble(trouble: SandboxTrouble): void;
};

const RANK: Readonly<Record<Assurance, number>> = { anonymous: 0, identified: 1, verified: 2 };
const OPERATIONS: Operations = { ...cardOperations, ...accountOperations, ...serviceOperations };
/** Results kept for repeated idempotency keys; the oldest go first. */
const KEPT_RESULTS = 10_000;

/**
 * The fictional bank behind the connector port. State is in memory: a restart brings every customer back as the file has them and forgets which keys acted, so
 * that a repeated wish acts again on the fresh state. What `customers` or `branches` throws is thrown by the call that asked first.
 */
export function createSandboxBank(options: SandboxOptions): SandboxBank {
  let opened: Map<string, SandboxCustomer> | undefined;
  const customers = (): Map<string, SandboxCustomer> => (opened ??= new Map(structuredClone(options.customers()).map((c) => [c.no, c])));
  const results = new Map<string, { args: string; result: ConnectorResult }>();
  const stepUp = new StepUp((who) => customers().get(who) ?? [...customers().values()].find((c) => c.phone === who), options.clock);
  let trouble = { ...NO_TROUBLE, ...options.trouble };
  let calls = 0;
  let references = 0;
  const contextOf = (customer: SandboxCustomer): OperationContext => {
    const now = options.clock.now();
    const today = calendarDate(now);
    return { customer, now, today, reference: (prefix) => `${prefix}${today.replaceAll('-', '')}-${String((references += 1)).padStart(4, '0')}`, branch: (name) => options.branches().get(name) ?? null };
  };
  const answer = (operation: ConnectorOperation, args: Record<string, unknown>, context: ConnectorContext): ConnectorResult => {
    const spec = CONNECTOR_OPERATIONS[operation];
    if (RANK[context.assurance] < RANK[spec.assurance]) return refuse('not_verified', `${operation} needs a customer who is ${spec.assurance}`);
    const customer = customers().get(context.bankCustomerId ?? '');
    if (!customer && spec.assurance !== 'anonymous') return refuse('not_found', 'the bank does not know this customer');
    const parsed = spec.args.safeParse(args);
    if (!parsed.success) return refuse('invalid', parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; '));
    const run = OPERATIONS[operation] as (args: unknown, context: OperationContext) => ConnectorResult;
    return run(parsed.data, contextOf(customer ?? NOBODY));
  };
  return {
    name: 'sandbox',
    operations: CONNECTOR_OPERATIONS,
    customers: () => [...customers().values()],
    stepUp: { send: async (who) => stepUp.sendCode(who), check: async (who, code) => proofOf(stepUp.verify(who, code)) },
    messages: (phone) => stepUp.messages(phone),
    trouble: () => trouble,
    setTrouble: (next) => { trouble = next; },
    call: async (operation, args, context) => {
      const { latencyMs, failEvery, loseEvery } = trouble;
      if (latencyMs > 0) await new Promise((resolve) => { setTimeout(resolve, latencyMs); });
      calls += 1;
      if (failEvery > 0 && calls % failEvery === 0) return refuse('unavailable', 'the sandbox was told to fail now and then');
      if (!isOperation(operation)) return refuse('invalid', `no operation ${operation}`);
      const result = CONNECTOR_OPERATIONS[operation].changes ? once(results, keyOf(operation, context), args, () => answer(operation, args, context)) : answer(operation, args, context);
      return loseEvery > 0 && calls % loseEvery === 0 ? refuse('unavailable', 'the sandbox was told to lose answers now and then') : result;
    },
  };
}

/** Stands in for the customer of operations anybody may call; it owns nothing. */
const NOBODY: SandboxCustomer = { no: 'YT000000', name: '', phone: '15400000000', tier: null, idExpires: '2099-12-31', cards: [], accounts: [], transfers: [], loans: [], applications: [] };

const isOperation = (name: string): name is ConnectorOperation => Object.hasOwn(CONNECTOR_OPERATIONS, name);

/** A key belongs to one customer and operation: somebody else's same key is another one. */
const keyOf = (operation: string, { bankCustomerId, idempotencyKey }: ConnectorContext): string => JSON.stringify([operation, bankCustomerId, idempotencyKey]);

/** 王子涵 → 王**: as staff may see a name before they need the whole of it. */
export const maskedName = (name: string): string => `${[...name][0] ?? ''}**`;

function proofOf(result: StepUpResult): StepUpOutcome {
  if (!result.ok) return result;
  const { no, name, tier } = result.customer;
  return { ok: true, proof: { bankCustomerId: no, displayName: maskedName(name), tier, assurance: 'verified' } };
}

/** Acts once per key: the same wish again gets the first result, another wish under the same key is refused. Refusals are not kept, they changed nothing. */
function once(results: Map<string, { args: string; result: ConnectorResult }>, key: string, args: Record<string, unknown>, act: () => ConnectorResult): ConnectorResult {
  const wanted = JSON.stringify(Object.entries(args).sort(([a], [b]) => (a < b ? -1 : 1)));
  const known = results.get(key);
  if (known) return known.args === wanted ? known.result : refuse('invalid', 'this idempotency key was used with other arguments');
  const result = act();
  if (!result.ok) return result;
  results.set(key, { args: wanted, result });
  const oldest = results.keys().next().value;
  if (results.size > KEPT_RESULTS && oldest !== undefined) results.delete(oldest);
  return result;
}
