import { AsyncLocalStorage } from 'node:async_hooks';
import type { KnowledgeAnswer, KnowledgeQuestion, KnowledgeService } from '@lobby/contracts';

/** A question that a case put to knowledge, and the essence of what it was told. */
export type Asked = { question: KnowledgeQuestion; told: string };

/** Stands between the bench's turns and knowledge and notes what each case is told. */
export type Told = {
  ask: KnowledgeService['ask'];
  /** Runs a case and gives what it asked beside its result. */
  during<T>(work: () => Promise<T>): Promise<{ result: T; asked: Asked[] }>;
  /**
   * True when a release answers all of it in the same words, with the same items and the same certainty. A turn is worked out of what understanding, the dialogue's content and
   * knowledge say, so where the first two did not change either, neither has the case.
   */
  stillTold(asked: readonly Asked[], releaseId: string): Promise<boolean>;
};

export function createTold(ask: KnowledgeService['ask']): Told {
  const running = new AsyncLocalStorage<Asked[]>();
  return {
    ask: async (question) => {
      const answer = await ask(question);
      running.getStore()?.push({ question, told: essenceOf(answer) });
      return answer;
    },
    during: async (work) => {
      const asked: Asked[] = [];
      return { result: await running.run(asked, work), asked };
    },
    stillTold: async (asked, releaseId) => {
      for (const { question, told } of asked) if (essenceOf(await ask({ ...question, release: releaseId })) !== told) return false;
      return true;
    },
  };
}

/** Certainty to so many decimals: one phrasing more in ten thousand moves how rare every word is, and so every score, in the sixth. */
const DECIMALS = 3;

/** Everything a turn may read of an answer. Versions are left out: cases name items, whose version every publish moves. */
function essenceOf({ release: _release, trace: _trace, score, citations, ...rest }: KnowledgeAnswer): string {
  return JSON.stringify({ ...rest, score: score.toFixed(DECIMALS), citations: citations.map(({ version: _version, ...c }) => c) });
}
