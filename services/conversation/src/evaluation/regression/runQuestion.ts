import type { RegressionCase } from '@lobby/contracts';
import { newState } from '../../dialogue/newState.ts';
import type { RunTurn, TurnResult } from '../../turn/turnGraph.ts';
import type { QuestionCase } from './regressionFile.ts';

export type BenchDeps = { runTurn: RunTurn; now: () => Date };

/** Puts one question to a release, as a stranger's first message with the facts already told, and compares. */
export async function runQuestion(item: QuestionCase, releaseId: string, deps: BenchDeps, signal: AbortSignal): Promise<RegressionCase> {
  const state = { ...newState(item.language), facts: item.facts };
  const result = await deps.runTurn({
    conversationId: `bench_${item.id}`, turnId: `bench_${item.id}`, texts: [{ text: item.question, seq: 1 }], state, releaseId, language: item.language,
    customer: { customerId: null, bankCustomerId: null, assurance: 'anonymous' }, now: deps.now(),
  }, signal);
  const wrong = differences(item.expect, result);
  return { id: `question:${item.id}`, suite: item.suite, question: item.question, wanted: wanted(item.expect), got: wrong.length === 0 ? 'as wanted' : wrong.join(', '), passed: wrong.length === 0, items: itemsOf(result, item.expect) };
}

function differences(expect: QuestionCase['expect'], { replies, state }: TurnResult): string[] {
  const acts = replies.map((r) => r.act);
  const topics = [state.lastTopic, ...replies.map((r) => r.topic)];
  const verdict = replies.findLast((r) => r.verdict)?.verdict;
  const cited = citedBy(replies);
  return [
    expect.topic !== undefined && !topics.includes(expect.topic) ? `topic ${state.lastTopic ?? 'none'}` : '',
    (expect.act !== undefined && !acts.includes(expect.act)) || (expect.act_not !== undefined && acts.includes(expect.act_not)) ? `act ${acts.join('+')}` : '',
    expect.outcome !== undefined && verdict?.outcome !== expect.outcome ? `verdict ${verdict?.outcome ?? 'none'}` : '',
    expect.missing !== undefined && state.expecting?.name !== expect.missing ? `asks ${state.expecting?.name ?? 'nothing'}` : '',
    ...(expect.cites ?? []).map((id) => (cited.includes(id) ? '' : `does not cite ${id}`)),
  ].filter((w) => w !== '');
}

function wanted({ topic, act, act_not, cites, outcome, missing }: QuestionCase['expect']): string {
  return [topic, act, act_not && `not ${act_not}`, outcome, missing && `asks ${missing}`, ...(cites ?? []).map((id) => `cites ${id}`)].filter(Boolean).join(' · ');
}

const citedBy = (replies: TurnResult['replies']): string[] => replies.flatMap((r) => [...r.citations.map((c) => c.itemId), ...(r.verdict?.path ?? []).map((step) => step.rule)]);

/** The items whose change may turn this outcome. */
export function itemsOf(result: TurnResult, expect: Pick<QuestionCase['expect'], 'cites'> = {}): string[] {
  const asked = result.trace.answers.flatMap((a) => a.itemIds);
  return [...new Set([...(expect.cites ?? []), ...citedBy(result.replies), ...asked])];
}
