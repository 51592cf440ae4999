import type { BankConnector, DialogueKnowledge, DialogueState, HandoffWish, KnowledgeAnswer, KnowledgeService, Language, NluService, Reply, TurnOutcome } from '@lobby/contracts';
import type { Log } from '@lobby/service-kit';
import type { NamedReason } from '../../decision/moves.ts';
import { fingerprint } from '../../dialogue/wording/fingerprint.ts';
import { phrase, type WordingKey } from '../../dialogue/wording/phrase.ts';
import type { TurnInput, TurnTrace } from '../turnGraph.ts';

/** Says texts in other words; null means "use the text as it is". `names` are product names that may not be brought in. `rewrite` is for a question that is searched for, the others for what is sent. */
export type Reworder = {
  reword(reply: Reply, language: Language, names: readonly string[], signal: AbortSignal): Promise<string | null>;
  rewrite?(question: string, language: Language, names: readonly string[], signal: AbortSignal): Promise<string | null>;
  summarise(summary: string, language: Language, names: readonly string[], signal: AbortSignal): Promise<string | null>;
};

export type TurnDeps = {
  nlu: Pick<NluService, 'parse'>;
  knowledge: Pick<KnowledgeService, 'dialogue' | 'ask' | 'recordUnanswered'>;
  connector: BankConnector;
  /** Optional language model behind its checks. */
  model?: Reworder;
  log: Log;
};

/** What one turn works with. The trace lists are appended to as things happen. */
export type TurnContext = {
  deps: TurnDeps;
  input: TurnInput;
  know: DialogueKnowledge;
  /** ISO date in the bank's time zone. */
  today: string;
  signal: AbortSignal;
  trace: Pick<TurnTrace, 'understanding' | 'questions' | 'answers' | 'connectorCalls' | 'timingsMs'> & { flowSteps: { flow: string; step: string }[] };
};

/** Every name a product goes by in front of customers. */
export const productNames = (know: DialogueKnowledge): string[] => [...know.products.values()].flatMap((p) => [p.title.zh, ...(p.title.en ? [p.title.en] : [])]);

/** The turn so far: replies in order and the state after the last of them. */
export type Draft = {
  replies: Reply[];
  state: DialogueState;
  handoff: HandoffWish | null;
  ticket: TurnOutcome['ticket'];
  reasons: NamedReason[];
  /** The agent's summary as a model words it. */
  summary?: string;
};

export const emptyDraft = (state: DialogueState): Draft => ({ replies: [], state, handoff: null, ticket: null, reasons: [] });

/** One of the bot's own sentences, remembered so that the next turn says it differently. */
export function speak(draft: Draft, words: WordingKey, params: Record<string, string> = {}): { text: string; draft: Draft } {
  const text = phrase(words, draft.state.language, draft.state.recentReplies, params);
  return { text, draft: { ...draft, state: { ...draft.state, recentReplies: [...draft.state.recentReplies, fingerprint(text)] } } };
}

/** Adds a reply; the state then knows what was offered and what is awaited. */
export function add(draft: Draft, reply: Reply, after: Partial<DialogueState> = {}): Draft {
  return { ...draft, replies: [...draft.replies, reply], state: { ...draft.state, lastOptions: reply.options, lastReply: reply, ...after } };
}

export const unavailableAnswer = (release: string, asOf: string): KnowledgeAnswer => ({
  kind: 'unavailable', text: '', citations: [], score: 0, release, asOf, trace: { route: 'budget', queries: 0, timingsMs: {}, detail: [] },
});
