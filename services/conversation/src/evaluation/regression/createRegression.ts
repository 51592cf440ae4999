import type { RegressionCase, RegressionRunner } from '@lobby/contracts';
import { playDialogue } from '../runDialogues.ts';
import { itemsOf, runQuestion, type BenchDeps } from './runQuestion.ts';
import type { RegressionCases } from './regressionFile.ts';

export type RegressionDeps = BenchDeps & {
  load(): RegressionCases;
  /** Who speaks in dialogues that need a customer the bank knows. */
  bankCustomerId?: string;
};

/** Kinds whose change can turn only those outcomes that rest on the very item; anything else may move what is understood or found, so that everything runs. */
const LOCAL = /^(?:fee|rate|rule|fact|document|branch|media|procedure)\./;

/**
 * The dialogue's share of the release gate: every question and scripted dialogue of the content folder, played through the real turn on the release that is to be served.
 * Remembers which items each outcome rested on, so that a changed fee runs a handful of cases and not all.
 */
export function createRegression(deps: RegressionDeps): RegressionRunner {
  const restedOn = new Map<string, readonly string[]>();
  const touched = (id: string, changed: readonly string[]): boolean => {
    const items = restedOn.get(id);
    return changed.length === 0 || !items || changed.some((c) => !LOCAL.test(c) || items.includes(c));
  };
  return {
    async run(content, changed, signal) {
      const started = performance.now();
      const { questions, dialogues } = deps.load();
      const cases: RegressionCase[] = [];
      const keep = (done: RegressionCase) => {
        restedOn.set(done.id, done.items);
        cases.push(done);
      };
      for (const question of questions) if (touched(`question:${question.id}`, changed)) keep(await unlessAborted(signal, () => runQuestion(question, content.releaseId, deps, signal)));
      for (const dialogue of dialogues) {
        if (touched(`dialogue:${dialogue.id}`, changed)) keep(await unlessAborted(signal, () => runDialogue(dialogue, content.releaseId, deps)));
      }
      return { cases, tookMs: Math.round(performance.now() - started) };
    },
  };
}

function unlessAborted<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  return work();
}

async function runDialogue(dialogue: RegressionCases['dialogues'][number], releaseId: string, deps: RegressionDeps): Promise<RegressionCase> {
  const turns = await playDialogue(dialogue, { runTurn: deps.runTurn, releaseId, now: deps.now(), ...(deps.bankCustomerId ? { bankCustomerId: deps.bankCustomerId } : {}) });
  const first = turns.find((t) => t.missed.length > 0);
  return {
    id: `dialogue:${dialogue.id}`, suite: 'dialogue', question: dialogue.turns.map((t) => t.user).join(' / '), wanted: 'every turn as scripted', passed: first === undefined,
    got: first ? `turn ${first.turn}: ${first.act}, misses ${first.missed.join(' ')}` : 'as wanted', items: [...new Set(turns.flatMap((t) => itemsOf(t.result)))],
  };
}
