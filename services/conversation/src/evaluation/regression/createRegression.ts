import type { KnowledgeService, RegressionCase, RegressionRunner } from '@lobby/contracts';
import { calendarDate } from '@lobby/service-kit';
import { playDialogue } from '../runDialogues.ts';
import type { RunTurn } from '../../turn/turnGraph.ts';
import { expectationWords } from './expectationWords.ts';
import { fillExpectations } from './fillExpectations.ts';
import { itemsOf, runQuestion } from './runQuestion.ts';
import type { RegressionCases } from './regressionFile.ts';
import type { Asked, Told } from './told.ts';
import { reachOf } from './reachOf.ts';

export type RegressionDeps = {
  load(): RegressionCases;
  now: () => Date;
  /** A bot before a bank in its first state. Every dialogue gets its own: a card that one has activated must not be active in another, or in the next release's bench. */
  rehearsal(): RunTurn;
  /** Fills the figures that expectations name by their item. */
  dialogue: KnowledgeService['dialogue'];
  /** What knowledge told each case; a rehearsal must ask through it. */
  told: Told;
  /** Who speaks in dialogues that need a customer the bank knows. */
  bankCustomerId?: string;
};

/** Releases of which it is remembered: the served one and what was rehearsed after it. */
const KEEP = 4;

/**
 * The dialogue's share of the release gate: every question and scripted dialogue of the content folder, played through the real turn on the release that is to be served.
 * Only what may have turned is played again: cases that rest on what changed, and, where an FAQ did, those whose questions knowledge now answers otherwise.
 */
export function createRegression(deps: RegressionDeps): RegressionRunner {
  const toldOn = new Map<string, ReadonlyMap<string, readonly Asked[]>>();
  return {
    async run(content, changed, signal, served, progress = () => undefined) {
      const started = performance.now();
      const last = new Map(served?.cases.map((c) => [c.id, c]));
      const reach = reachOf(content, changed, served?.cases ?? []);
      // What the served release told, never what one told that was only rehearsed: a case that is not played keeps its outcome on the served one.
      const asked = new Map(toldOn.get(served?.releaseId ?? ''));
      const mayTurn = async (id: string): Promise<boolean> => {
        const outcome = last.get(id);
        if (!outcome || reach.everything || reach.touches(outcome)) return true;
        if (!reach.search) return false;
        const questions = asked.get(id);
        return questions === undefined || !(await deps.told.stillTold(questions, content.releaseId));
      };
      const cases: RegressionCase[] = [];
      const play = async (id: string, work: () => Promise<RegressionCase>): Promise<void> => {
        signal.throwIfAborted();
        progress(judged / (questions.length + dialogues.length));
        judged += 1;
        if (!(await mayTurn(id))) return;
        const played = await deps.told.during(work);
        asked.set(id, played.asked);
        cases.push(played.result);
      };
      const { questions, dialogues } = deps.load();
      let judged = 0;
      // One is enough: a stranger's single question changes nothing at the bank.
      const asking = { now: deps.now, runTurn: deps.rehearsal() };
      for (const question of questions) await play(`question:${question.id}`, () => runQuestion(question, content.releaseId, asking, signal));
      for (const dialogue of dialogues) await play(`dialogue:${dialogue.id}`, () => runDialogue(dialogue, content.releaseId, deps));
      toldOn.set(content.releaseId, asked);
      for (const old of [...toldOn.keys()].slice(0, -KEEP)) toldOn.delete(old);
      return { cases, tookMs: Math.round(performance.now() - started) };
    },
  };
}

async function runDialogue(written: RegressionCases['dialogues'][number], releaseId: string, deps: RegressionDeps): Promise<RegressionCase> {
  const now = deps.now();
  const dialogue = fillExpectations(written, await deps.dialogue(releaseId), calendarDate(now));
  const turns = await playDialogue(dialogue, { runTurn: deps.rehearsal(), releaseId, now, ...(deps.bankCustomerId ? { bankCustomerId: deps.bankCustomerId } : {}) });
  const first = turns.find((t) => t.missed.length > 0);
  return {
    id: `dialogue:${dialogue.id}`, suite: 'dialogue', question: dialogue.turns.map((t) => t.user).join(' / '), passed: first === undefined,
    wanted: first ? expectationWords(dialogue.turns[first.turn - 1]?.expect ?? {}, first.missed) : 'every turn as scripted',
    got: first ? `turn ${first.turn} · ${first.act} · ${first.result.replies.map((r) => r.text).join(' ').slice(0, GOT_LENGTH)}` : 'as wanted', items: [...new Set(turns.flatMap((t) => itemsOf(t.result)))],
  };
}

/** Characters of a wrong answer that are shown. */
const GOT_LENGTH = 200;
