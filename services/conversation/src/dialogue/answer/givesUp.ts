import { plainWords } from './plainWords.ts';

/** Clauses are read one by one; more than this many is a story. */
const MOST_CLAUSES = 3;
const LONGEST = 28;
/**
 * "先不约了", "不想验证了": a no to whatever verb was under way. Verbs that say something else with 不…了 ("不见了", "不知道了", "不能用了") are no giving up, and neither is
 * a thing that is no longer ("旧号不用了"): the clause has no subject but oneself.
 */
const ZH = /^(?:那|我|就|还是|算了|那就|暂时|今天|现在|还|哎|唉|嗯)*(?:先|暂时|还是)?(?:不|别)(?:想|打算|准备|要|用)?(?!知道|记得|清楚|见|能|会|够|对|行|是|在|好|了解|懂|明白|方便|舒服|上|到|着|出|动|起|下|去)\p{Script=Han}{0,4}了(?:吧|哈|哦|啊|呀|谢谢)?$/u;
const EN = /^(?:(?:actually|sorry|no|well|ok|oh|hmm|then) )*(?:(?:i |we )?(?:dont|do not|no longer) (?:want|need|wish)(?: to)?(?: (?:do|go|continue|proceed|book|block|cancel|apply|verify|it|this|that|anymore|any more|on|with|now|after all)){1,5}|(?:lets|let us) (?:leave|stop|drop|skip) (?:it|this|that)|(?:ill|i will|maybe) (?:do (?:it|this|that) )?(?:later|another (?:time|day))|not (?:needed|necessary)(?: any ?more)?|(?:i|ive|i have) (?:just )?found (?:it|my card)(?: again)?)(?: thanks?| thank you)?$/u;

/** Whether a short message, in any of its clauses, gives up what is under way. */
export function givesUp(text: string): boolean {
  if (text.length > LONGEST * 2) return false;
  const clauses = text.split(/[，,。.；;！!\n]|\s{2,}/).map(plainWords).filter((c) => c !== '');
  const short = clauses.reduce((sum, c) => sum + c.length, 0) <= (/\p{Script=Han}/u.test(text) ? LONGEST : LONGEST * 2);
  return short && clauses.length <= MOST_CLAUSES && !/[?？吗]/.test(text) && clauses.some((c) => ZH.test(c) || EN.test(c));
}
