import type { Facts, KnowledgeAnswer, KnowledgeQuestion, Language, RegressionCase, RegressionRunner } from '@lobby/contracts';
import type { Database } from '@lobby/service-kit/db';
import { judgeCase } from './judgeCase.ts';
import { readCases, type StoredCase } from './regressionRecord.ts';

export type OwnCaseDeps = {
  db: Database;
  interpret: (text: string, language: Language | undefined, release: string, facts?: Facts, asOf?: string) => Promise<KnowledgeQuestion>;
  ask: (question: KnowledgeQuestion) => Promise<KnowledgeAnswer>;
};

/** The questions that editors added, put to a release that is ready and not served yet. Few and quick, so all of them run each time. */
export function ownCases(deps: OwnCaseDeps): RegressionRunner {
  return {
    run: async (content, _changed, signal) => {
      const startedAt = performance.now();
      const cases: RegressionCase[] = [];
      for (const stored of await readCases(deps.db)) {
        signal.throwIfAborted();
        cases.push(await runCase(deps, stored, content.releaseId));
      }
      return { cases, tookMs: performance.now() - startedAt };
    },
  };
}

async function runCase(deps: OwnCaseDeps, stored: StoredCase, release: string): Promise<RegressionCase> {
  const asOf = stored.asOf ?? undefined;
  const question = await deps.interpret(stored.question, stored.language, release, stored.facts, asOf);
  return judgeCase(stored, await deps.ask({ ...question, release, facts: { ...question.facts, ...stored.facts }, ...(asOf ? { asOf } : {}) }));
}
