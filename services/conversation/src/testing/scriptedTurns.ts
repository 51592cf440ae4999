import type { BankConnector, ConnectorResult, DialogueKnowledge, DialogueState, KnowledgeAnswer, KnowledgeQuestion, StepUp, Understanding } from '@lobby/contracts';
import { silentLog } from '@lobby/service-kit';
import { createTurnGraph } from '../turn/graph/createTurnGraph.ts';
import type { Reworder, TurnDeps } from '../turn/graph/context.ts';
import type { TurnInput, TurnResult } from '../turn/turnGraph.ts';
import { testKnowledge } from './testKnowledge.ts';
import { understood } from './understood.ts';

export const answer = (text: string, parts: Partial<KnowledgeAnswer> = {}): KnowledgeAnswer => ({
  kind: 'answer', text, citations: [{ itemId: 'faq.x', version: 1, title: '依据', validFrom: '2026-01-01' }], score: 1, release: 'rel_test', asOf: '2026-11-23',
  trace: { route: 'test', queries: 1, timingsMs: {}, detail: [] }, ...parts,
});

type Hear = (text: string) => Partial<Understanding>;
export type Script = {
  hear?: Record<string, Partial<Understanding>> | Hear;
  ask?: (question: KnowledgeQuestion) => KnowledgeAnswer | Promise<KnowledgeAnswer>;
  call?: (operation: string, args: Record<string, unknown>, key: string) => ConnectorResult;
  know?: DialogueKnowledge;
  customer?: Partial<TurnInput['customer']>;
  model?: Reworder;
  stepUp?: StepUp;
};

type Recorded = { questions: KnowledgeQuestion[]; unanswered: string[]; calls: { operation: string; args: Record<string, unknown>; key: string }[] };

/** Understanding, knowledge and bank that answer at once as the script says, and note what they were asked. */
export function scriptedDeps(script: Script = {}, recorded: Recorded = { questions: [], unanswered: [], calls: [] }): TurnDeps {
  const hear: Hear = typeof script.hear === 'function' ? script.hear : (text) => (script.hear as Record<string, Partial<Understanding>> | undefined)?.[text] ?? {};
  const connector: BankConnector = {
    name: 'scripted', ...(script.stepUp ? { stepUp: script.stepUp } : {}),
    operations: { 'card.report_loss': { assurance: 'identified', changes: true, description: '' }, 'card.list': { assurance: 'verified', changes: false, description: '' } },
    call: async (operation, args, context) => {
      recorded.calls.push({ operation, args, key: context.idempotencyKey });
      return script.call?.(operation, args, context.idempotencyKey) ?? { ok: true, data: { reference: 'GS-1' } };
    },
  };
  const know = script.know ?? testKnowledge();
  return {
    nlu: { parse: async (text) => understood({ masked: text, dialogueAct: 'inform', ...hear(text) }) },
    knowledge: {
      dialogue: async () => know,
      ask: async (question) => {
        recorded.questions.push(question);
        if (script.ask) return script.ask(question);
        // Nothing is written down word for word unless the script says so.
        return question.intent === 'written' ? answer('', { kind: 'none', citations: [], score: 0 }) : answer(`关于${question.topic ?? '它'}的答复。`);
      },
      recordUnanswered: async (entry) => void recorded.unanswered.push(entry.text),
    },
    connector, log: silentLog, ...(script.model ? { model: script.model } : {}),
  };
}

/** A conversation on hand-built understandings and answers: `say` runs one turn and keeps the state, as the record would. */
export function converse(script: Script = {}) {
  const recorded: Recorded = { questions: [], unanswered: [], calls: [] };
  const runTurn = createTurnGraph(scriptedDeps(script, recorded));
  let state: DialogueState | null = null;
  let turn = 0;
  const run = async (texts: TurnInput['texts']): Promise<TurnResult> => {
    turn += 1;
    const customer = { customerId: null, bankCustomerId: null, assurance: 'anonymous' as const, ...script.customer };
    const input: TurnInput = { conversationId: 'conv_1', turnId: `turn_${turn}`, texts, state, releaseId: 'rel_test', language: 'zh', customer, now: new Date('2026-11-23T04:00:00Z') };
    const result = await runTurn(input, new AbortController().signal);
    state = result.state;
    return result;
  };
  return {
    ...recorded,
    say: (text: string, option?: string) => run([{ text, seq: turn + 1, ...(option ? { option } : {}) }]),
    sayAll: (...texts: string[]) => run(texts.map((text, seq) => ({ text, seq }))),
    get state() {
      return state;
    },
  };
}
