import { plainWords } from '../answer/plainWords.ts';
import type { Situation } from './situation.ts';

const YOURS = /^(?:那么?|所以|哦|行吧?)?(?:你们?|您|贵行|你行|咱们?|你家|云汀(?:银行)?)(?:家|行|银行|这边|这里|这儿|自己)?的?(?:呢|怎么样|如何|(?:是|要|收)?多少|几个点|有吗|有没有|能办吗)?$|^(?:ok |and |so |then |well )*(?:(?:what|how) about (?:yours?|you|your (?:own )?bank|here)|(?:and )?yours|whats yours|what is yours|and you|and here)$/u;
/** What is left of another bank's name once it is cut out. */
const LEFT_OVER = /^(?:银行|家)?的?|^'s\s*/u;

/** The question that was asked of another bank, asked of ours ("招行信用卡年费多少" … "那你们的呢"). Null for anything else. */
export function oursInstead({ heard, state, know }: Situation): string | null {
  const { lastQuestion, language } = state;
  if (lastQuestion === null || !YOURS.test(plainWords(heard.masked))) return null;
  const said = know.anotherBank?.({ text: lastQuestion, language, aspects: [] })?.said;
  const at = said ? lastQuestion.toLowerCase().indexOf(said.toLowerCase()) : -1;
  if (!said || at < 0) return null;
  return `${lastQuestion.slice(0, at)}${lastQuestion.slice(at + said.length).replace(LEFT_OVER, '')}`.replace(/\s+/gu, ' ').trim() || null;
}
