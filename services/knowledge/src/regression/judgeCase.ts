import type { KnowledgeAnswer, RegressionCase } from '@lobby/contracts';
import type { StoredCase } from './regressionRecord.ts';

/** Compares an answer with what a case expects; the first thing that differs is told. Pure. */
export function judgeCase(stored: StoredCase, answer: KnowledgeAnswer): RegressionCase {
  const { expected } = stored;
  const cited = answer.citations.map((c) => c.itemId);
  const outcome = answer.verdict?.outcome;
  const wrong = [
    expected.kind !== undefined && answer.kind !== expected.kind ? `kind ${answer.kind}` : null,
    expected.outcome !== undefined && outcome !== expected.outcome ? `verdict ${outcome ?? 'none'}` : null,
    ...expected.cites.map((id) => (cited.includes(id) ? null : `does not cite ${id}`)),
    ...expected.mentions.map((words) => (answer.text.includes(words) ? null : `does not say "${words}"`)),
    ...expected.omits.map((words) => (answer.text.includes(words) ? `says "${words}"` : null)),
  ].filter((w) => w !== null);
  return {
    id: stored.id, suite: 'editors', question: stored.question, wanted: wantedWords(stored), passed: wrong.length === 0,
    got: `${wrong.length === 0 ? '' : `${wrong.join(', ')} · `}${answer.text.slice(0, 200)}`, items: [...new Set([...expected.cites, ...cited])],
  };
}

function wantedWords({ expected }: StoredCase): string {
  return [
    expected.kind, expected.outcome, ...expected.cites.map((id) => `cites ${id}`), ...expected.mentions.map((m) => `says "${m}"`), ...expected.omits.map((m) => `not "${m}"`),
  ].filter(Boolean).join(' · ');
}
