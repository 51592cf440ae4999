import type { Facts, KnowledgeQuestion, Language } from '@lobby/contracts';
import { policy } from '../../decision/policy.ts';
import { toQuestion } from '../../decision/question.ts';
import { newState } from '../../dialogue/newState.ts';
import type { TurnDeps } from './context.ts';
import { see } from './see.ts';

/** Turns one sentence without a conversation into the question the dialogue would put to knowledge. */
export type Interpret = (text: string, language: Language | undefined, release: string, facts?: Facts, asOf?: string) => Promise<KnowledgeQuestion>;

/**
 * Reads a question by the same policy as a turn, for /knowledge/ask and the test bench of the admin. Where a turn would start a flow, chat, clarify or refuse, the
 * question goes to knowledge as it is, so that an editor sees what knowledge holds.
 */
export function createInterpret(deps: Pick<TurnDeps, 'nlu' | 'knowledge'>): Interpret {
  return async (text, language, release, facts = {}, asOf) => {
    const know = await deps.knowledge.dialogue(release, asOf);
    const heard = await deps.nlu.parse(text, release, { ...(language ? { language } : {}), ...(asOf ? { referenceDate: asOf } : {}) });
    const state = { ...newState(language ?? heard.language), facts };
    const seen = see(heard, {}, state, know);
    const asked = policy(seen).moves.find((m) => m.do === 'ask' || m.do === 'start');
    const question = asked && 'question' in asked ? asked.question : toQuestion(seen, { topic: heard.topics[0]?.id ?? null });
    return { ...question, release, ...(asOf ? { asOf } : {}) };
  };
}
