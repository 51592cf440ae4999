import type { ReleasedFact } from '@lobby/contracts';
import { plainWords } from './plainWords.ts';

/** Two neighbouring Han characters are the smallest thing that names something ("收入", "社保"). */
const pairsOf = (text: string): string[] => (plainWords(text).match(/\p{Script=Han}{2,}/gu) ?? []).flatMap((run) => Array.from({ length: run.length - 1 }, (_unused, i) => run.slice(i, i + 2)));
/** Stand in names of any fact. */
const OF_ANY: ReadonlySet<string> = new Set(['目前', '当前', '是否', '没有', '多少', '月数', '次数', '年数', '时间', '金额', '类型', '性质', '情况', '个月']);

/**
 * "没有收入" where the question is about arrears: a yes or no whose object is the name of another fact, and nothing of the one asked for. It answers another question than the
 * one that was put.
 */
export function tellsAnotherFact(text: string, asked: ReleasedFact, facts: Iterable<ReleasedFact>): boolean {
  const own = new Set([...pairsOf(asked.question.zh), ...pairsOf(asked.title?.zh ?? '')]);
  const said = pairsOf(text).filter((pair) => !OF_ANY.has(pair));
  if (said.length === 0 || said.some((pair) => own.has(pair))) return false;
  return [...facts].some((fact) => fact.id !== asked.id && pairsOf(fact.title?.zh ?? '').some((pair) => said.includes(pair)));
}
