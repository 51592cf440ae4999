import type { ActiveFlow, ConnectorResult, KnowledgeAnswer, KnowledgeQuestion } from '@lobby/contracts';
import { createHash } from 'node:crypto';
import { unavailableAnswer, type TurnContext } from './context.ts';
import { withBudget } from './withBudget.ts';

const KNOWLEDGE_BUDGET_MS = 2500;
const CONNECTOR_BUDGET_MS = 3000;
const RANK = { anonymous: 0, identified: 1, verified: 2 } as const;

/** Puts a question to knowledge within its budget and notes it in the trace. Never throws: trouble is the answer `unavailable`. */
export async function askKnowledge(context: TurnContext, question: KnowledgeQuestion): Promise<KnowledgeAnswer> {
  const started = performance.now();
  const dated = question.asOf ? question : { ...question, asOf: context.today };
  const answer = await withBudget(() => context.deps.knowledge.ask(dated), KNOWLEDGE_BUDGET_MS, context.signal, unavailableAnswer(context.know.releaseId, context.today));
  const { trace } = context;
  trace.questions.push(dated);
  trace.answers.push({ kind: answer.kind, itemIds: answer.citations.map((c) => c.itemId), route: answer.trace.route });
  trace.timingsMs.knowledge = (trace.timingsMs.knowledge ?? 0) + performance.now() - started;
  return answer;
}

/**
 * Calls the bank for a flow. The key is made of run, step and arguments: a turn run again after a crash acts once, and a price asked for another amount is another
 * call. An operation the session is not entitled to is refused here, before the connector sees it.
 */
export async function callBank(context: TurnContext, run: ActiveFlow, pause: { step: string; operation: string; args: Record<string, unknown> }): Promise<ConnectorResult> {
  const { connector } = context.deps;
  const { customer, conversationId } = context.input;
  const operation = Object.hasOwn(connector.operations, pause.operation) ? connector.operations[pause.operation] : undefined;
  const started = performance.now();
  const late: ConnectorResult = { ok: false, code: 'unavailable', message: 'no answer in time' };
  const idempotencyKey = `${run.runId}:${pause.step}:${createHash('sha256').update(JSON.stringify(pause.args)).digest('hex').slice(0, 12)}`;
  const result: ConnectorResult = !operation ? late
    : RANK[customer.assurance] < RANK[operation.assurance] ? { ok: false, code: 'not_verified', message: 'a stronger proof of identity is needed' }
    : await withBudget(() => connector.call(pause.operation, pause.args, { conversationId, ...customer, idempotencyKey }), CONNECTOR_BUDGET_MS, context.signal, late);
  context.trace.connectorCalls.push({ operation: pause.operation, ok: result.ok, ...(result.ok ? {} : { code: result.code }) });
  context.trace.timingsMs.connector = (context.trace.timingsMs.connector ?? 0) + performance.now() - started;
  return result;
}
