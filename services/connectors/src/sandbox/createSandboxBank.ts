import { CONNECTOR_OPERATIONS, type Assurance, type BankConnector, type ConnectorContext, type ConnectorOperation, type ConnectorResult, type Localized } from '@lobby/contracts';
import { calendarDate, type Clock } from '@lobby/service-kit';
import { readCustomers, type SandboxCustomer } from './customerFile.ts';
import { refuse, type OperationContext, type Operations } from './operation.ts';
import { accountOperations } from './operations/accounts.ts';
import { cardOperations } from './operations/cards.ts';
import { serviceOperations } from './operations/services.ts';

export type SandboxOptions = {
  /** YAML of fictional customers, see customerFile.ts. */
  file: string;
  clock: Clock;
  /** Branch id or title → name. */
  branches: ReadonlyMap<string, Localized>;
  /** Waits this long before each answer, to try slow systems. */
  latencyMs?: number;
  /** Every n-th call answers `unavailable`, to try broken ones. 0: never. */
  failEvery?: number;
};
export type SandboxBank = BankConnector & { customers(): readonly SandboxCustomer[] };

const RANK: Readonly<Record<Assurance, number>> = { anonymous: 0, identified: 1, verified: 2 };
const OPERATIONS: Operations = { ...cardOperations, ...accountOperations, ...serviceOperations };
/** Results kept for repeated idempotency keys; the oldest go first. */
const KEPT_RESULTS = 10_000;

/**
 * The fictional bank behind the connector port. State is in memory: a restart brings every customer back as the file has them. Throws when the file is wrong.
 */
export function createSandboxBank(options: SandboxOptions): SandboxBank {
  const customers = new Map(readCustomers(options.file).map((c) => [c.no, c]));
  const results = new Map<string, ConnectorResult>();
  let calls = 0;
  let references = 0;
  const contextOf = (customer: SandboxCustomer): OperationContext => {
    const now = options.clock.now();
    const today = calendarDate(now);
    return { customer, now, today, reference: (prefix) => `${prefix}${today.replaceAll('-', '')}-${String((references += 1)).padStart(4, '0')}`, branch: (name) => options.branches.get(name) ?? null };
  };
  const answer = (operation: ConnectorOperation, args: Record<string, unknown>, context: ConnectorContext): ConnectorResult => {
    const spec = CONNECTOR_OPERATIONS[operation];
    if (RANK[context.assurance] < RANK[spec.assurance]) return refuse('not_verified', `${operation} needs a customer who is ${spec.assurance}`);
    const customer = customers.get(context.bankCustomerId ?? '');
    if (!customer && spec.assurance !== 'anonymous') return refuse('not_found', 'the bank does not know this customer');
    const parsed = spec.args.safeParse(args);
    if (!parsed.success) return refuse('invalid', parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; '));
    const run = OPERATIONS[operation] as (args: unknown, context: OperationContext) => ConnectorResult;
    return run(parsed.data, contextOf(customer ?? NOBODY));
  };
  return {
    name: 'sandbox',
    operations: CONNECTOR_OPERATIONS,
    customers: () => [...customers.values()],
    call: async (operation, args, context) => {
      if (options.latencyMs) await new Promise((resolve) => { setTimeout(resolve, options.latencyMs); });
      calls += 1;
      if (options.failEvery && calls % options.failEvery === 0) return refuse('unavailable', 'the sandbox was told to fail now and then');
      if (!isOperation(operation)) return refuse('invalid', `no operation ${operation}`);
      const key = `${operation}|${context.idempotencyKey}`;
      const known = CONNECTOR_OPERATIONS[operation].changes ? results.get(key) : undefined;
      if (known) return known;
      const result = answer(operation, args, context);
      if (CONNECTOR_OPERATIONS[operation].changes && result.ok) remember(results, key, result);
      return result;
    },
  };
}

/** Stands in for the customer of operations anybody may call; it owns nothing. */
const NOBODY: SandboxCustomer = { no: 'YT000000', name: '', phone: '19900000000', tier: null, idExpires: '2099-12-31', cards: [], accounts: [], transfers: [], loans: [], applications: [] };

const isOperation = (name: string): name is ConnectorOperation => Object.hasOwn(CONNECTOR_OPERATIONS, name);

function remember(results: Map<string, ConnectorResult>, key: string, result: ConnectorResult): void {
  results.set(key, result);
  const oldest = results.keys().next().value;
  if (results.size > KEPT_RESULTS && oldest !== undefined) results.delete(oldest);
}
