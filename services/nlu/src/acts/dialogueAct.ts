import type { DialogueAct } from '@lobby/contracts';
import { personWish } from '../escalation/personWish.ts';
import { AFFIRM, ASK, CANCEL, CANCEL_OBJECT, CORRECT, DENY, GREET, REPEAT, SIGN_NO, SIGN_YES, SKIP, THANK } from './actWords.ts';

/** What the act is read from: normalised text, what was asked, and what else understanding saw. */
export type ActInput = { text: string; expecting?: string; topTopic: string | null; topScore: number; hasEntities: boolean; frustration: number };

/** The dialogue act of a message. Ordered from the most specific form to the most general. */
export function dialogueAct(input: ActInput): DialogueAct {
  const text = input.text.replace(/\s+/g, ' ').trim();
  if (!/[\p{L}\p{N}]/u.test(text)) return signAct(text);
  const yesNo = input.expecting === 'yes_no' || input.expecting === 'boolean' || input.expecting === 'confirm';
  const short = text.length <= SHORT ? shortAct(text, yesNo) : null;
  if (short) return short;
  if (personWish(text) === 'yes' && (text.length <= SHORT || input.topScore < 0.9)) return 'ask_human';
  if (CORRECT.test(text) && text.length <= 60 && (input.expecting !== undefined || input.hasEntities)) return 'correct';
  return (yesNo ? leadingAnswer(text) : null) ?? byTopic(input, text);
}

const SHORT = 30;
const NOT_NOW = /^不(?:用|要|需要)了/;
/** Says no to the whole undertaking, not to the question. */
const GIVES_UP = /[办弄搞]了/;

/** "啊啊啊啊": a key held down or a cry; one 啊 may be a yes. */
const CRY = /^[啊呀哇嗷呜a]{4,}[!~。.]*$/;

/** A message that is an act and nothing else. Asked yes or no, 不用了 and "no thanks" answer; unasked they cancel and thank. */
function shortAct(text: string, yesNo: boolean): DialogueAct | null {
  if (CRY.test(text)) return 'unclear';
  if (REPEAT.test(text)) return 'repeat';
  if (yesNo && AFFIRM.test(text)) return 'affirm';
  if (SKIP.test(text)) return 'skip';
  if (yesNo && (DENY.test(text) || NOT_NOW.test(text)) && !GIVES_UP.test(text)) return 'deny';
  if (CANCEL.test(text) && !CANCEL_OBJECT.test(text)) return 'cancel';
  if (THANK.test(text)) return (yesNo ? leadingAnswer(text) : null) ?? 'thank';
  if (AFFIRM.test(text)) return 'affirm';
  if (DENY.test(text)) return 'deny';
  return GREET.test(text) ? 'greet' : null;
}

function signAct(text: string): DialogueAct {
  if (SIGN_YES.test(text)) return 'affirm';
  if (SIGN_NO.test(text)) return 'deny';
  return text.includes('?') ? 'ask' : 'unclear';
}

function byTopic(input: ActInput, text: string): DialogueAct {
  if (input.topScore >= 0.5) {
    if (input.topTopic === 'human_agent') return 'ask_human';
    // Whoever was asked something and says something short answers it, whatever it resembles.
    if (input.topTopic === 'greeting' && text.length <= 16 && input.expecting === undefined) return 'greet';
    if (input.topTopic === 'thanks_bye' && text.length <= 24) return 'thank';
    if (input.topTopic === 'complaint') return 'complain';
  }
  if (ASK.test(text)) return 'ask';
  return input.frustration >= 0.8 ? 'complain' : 'inform';
}

/** "是的，尾号8821" and "no, the other one" answer first and go on. What may begin a question as well ("能贷多少年", "要带什么", "没社保能办吗") answers only where none follows. */
function leadingAnswer(text: string): 'affirm' | 'deny' | null {
  if (LEADS.no.test(text)) return 'deny';
  if (LEADS.yes.test(text)) return 'affirm';
  if (ASK.test(text)) return null;
  return LEADS.maybeNo.test(text) ? 'deny' : LEADS.maybeYes.test(text) ? 'affirm' : null;
}

const LEADS = {
  no: /^(?:不是|不对|不要|不用|不行|不需要|没有?(?=[\s,.。!]|$)|别|no\b|nope|nah|not|never\b)/,
  yes: /^(?:是的?|对的?|好的?|嗯+|确认|确定|没错|yes\b|yeah|yep|sure|ok\b|okay|correct|right)(?![不没])/,
  maybeNo: /^(?:没有|没|不)/,
  maybeYes: /^(?:行|可以|要|需要|有|能|同意)(?![不没])/,
};
