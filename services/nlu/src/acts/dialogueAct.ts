import type { DialogueAct } from '@lobby/contracts';

/** What the act is read from: normalised text, what was asked, and what else understanding saw. */
export type ActInput = { text: string; expecting?: string; topTopic: string | null; topScore: number; hasEntities: boolean; frustration: number };

const END = '[\\s,.。!?~…啊呀哦哈呢吧了的嘛呗哒哟诶欸、]*$';
const whole = (body: string): RegExp => new RegExp(`^[\\s,.。!~…]*(?:${body})${END}`);

const AFFIRM = whole('(?:(?:嗯+|恩+|哦|噢|啊|对+|是+|好+|行|可以|没错|没问题|没毛病|正确|确认|确定|同意|成|中|得|要|需要|当然|必须|必需|必须的|是的|对的|好的|行的|可以的|好滴|好哒|好嘞|好呀|要的|可|妥|妥了|ok|okay|okk?|okey|yes|yep|yeah|yup|ya|sure|correct|right|exactly|confirm(?:ed)?|go ahead|please do|absolutely|definitely|of course|fine|alright|all right|y|是我|就是|就这样|就这么办|就它|办吧|开始吧|继续|去办|帮我办|麻烦了|请继续|请办理|同意办理|确认办理|确认无误|我确认|我同意|愿意|我愿意|想|想要|办|有|有的|能|会|符合|满足|that\'s right|that is right|sounds good|i do|i am|i have|i agree|i confirm|please|do it|proceed)[\\s,.。!~]*){1,4}');
const DENY = whole('(?:(?:嗯|哦|啊)?[\\s,]*(?:不+|不是|不对|不行|不可以|不要|不用|不需要|不必|不想|不办|不同意|不确认|不确定|不好|不成|不中|没有|没|木有|没得|否|错|错了|有误|不正确|不符合|不满足|不愿意|别|别办|不了|算不上|还没有?|暂时不|先不|先不用|先别|no|nope|nah|not? (?:yet|really|now)|n|never|don\'t|do not|wrong|incorrect|not correct|that\'s wrong|that is wrong|i don\'t|i do not|i am not|i\'m not|i haven\'t|no thanks?|no thank you|不是的|不是我|没办过|没有过|不用了谢谢)[\\s,.。!~]*){1,4}');
const CANCEL = /^(?:.{0,12}[,.。!\s])?(?:那?就?算了|不办了|不弄了|不用办了|不要办了|不想办了|先不办了?|取消(?:吧|了|掉|办理|操作|申请|这个|流程)?|停止|终止|退出|结束(?:吧|办理)?|放弃|作罢|撤销(?:吧|操作|这个)?|别办了|别弄了|不搞了|不挂失了|不挂了|不转了|不申请了|不贷了|不分了|不还了|不查了|不问了|不需要了|不用了|先这样|下次再说|改天再说|以后再说|回头再说|never ?mind|cancel(?: (?:it|that|this|please|the (?:request|process|operation)))?|stop(?: it| this)?|forget (?:it|about it)|quit|exit|abort|leave it|not any ?more|i changed my mind|changed my mind|don't bother|skip the whole thing)/;
const CANCEL_OBJECT = /取消(?:自动|分期|信用卡|短信|绑定|转账|预约|定投|挂失|委托|授权|代扣|签约|服务|提醒|会员|免密|卡)|cancel (?:my|the|a) (?:card|transfer|credit|account|subscription|payment|plan|order)/;
const CORRECT = /(?:说错了|打错了|输错了|写错了|弄错了|搞错了|填错了|更正|改成|改为|换成|应该是|其实是|我是说|我的意思是|不对[,，\s]?(?:是|应该)|不是.{1,14}[,\s]?(?:是|应该是|而是)|^(?:错了|不对)[,\s].{2,}|纠正|前面说的不对|actually|i meant?|i mean,? |sorry,? (?:it'?s|it is|make|not)|correction|make (?:that|it) |change (?:it|that) to|not .{1,16}(?:but|,) (?:it'?s |it is )?|wait,? (?:it'?s|no)|no,? (?:it'?s|it is|i said|make it|the other))/;
const HUMAN = /(?:转|找|要|叫|换|接|请|给我|喊|连|想跟|想和|跟|和|有没有|有)(?:一?个|一下|位|接|到)?(?:人工|真人|活人|客服人员|人工客服|人工坐席|坐席|客户经理|专员|工作人员|经理|人来|在线客服|值班经理|主管)|^人工(?:客服|服务|坐席)?[!.。]*$|真人(?:客服|服务)|(?:speak|talk|chat|connect|transfer|put|switch|get)(?: me)?(?: through)?(?: to| with)? (?:a |an |the |some |your )?(?:real |live |human |actual )?(?:person|human|agent|representative|rep|operator|advisor|staff|manager|someone|somebody)|\b(?:human|real person|live agent|representative|operator)\b(?! error)/;
const GREET = whole('(?:你好+|您好+|hello|hi+|hey|嗨|哈喽|哈啰|早上好|早安|早|下午好|晚上好|中午好|上午好|在吗|在不在|在么|有人吗|有人在吗|亲|喂|good (?:morning|afternoon|evening)|greetings|howdy|hi there|hello there|hey there|anyone there|[\\s,!])+');
const THANK = /^(?:[\s,.。!]*(?:好的?|嗯+|哦|行|知道了|明白了?|懂了|了解了?|清楚了|ok|okay|great|perfect|got it|i see|alright|cool|thats? all|没了|没有了|没别的了|no)[\s,.。!]*){0,3}(?:谢+|多谢|感谢|thanks?|thank you|thx|ty|cheers|谢了|3q|拜拜|再见|bye|goodbye|辛苦了|麻烦你了|see you|that'?s all|have a (?:good|nice))/;
const REPEAT = /(?:再说一(?:遍|次|下)|重复一(?:遍|下|次)|没听清|没看清|没听明白|没看懂|没明白|听不懂|看不懂|什么意思|啥意思|刚才说(?:的)?(?:什么|啥)|你说什么|再讲一遍|再来一遍|say (?:that|it) again|repeat|come again|pardon|what did you (?:just )?say|didn'?t (?:catch|get|understand)|don'?t understand|one more time|what do you mean|what does that mean)/;
const SKIP = whole('(?:跳过|先跳过|略过|跳过这(?:个|题|步|一步)|下一(?:个|题|步|项|个问题)|不想(?:说|填|回答|告诉你?)|不(?:方便|便)(?:说|透露|回答|填)?|不记得|不清楚|不知道|忘了|忘记了|记不(?:得|清|住)了?|不晓得|没印象|不填|先不填|保密|随便|都行|都可以|无所谓|skip(?: (?:it|this|that|this one|that one|this question|the question))?|pass|next(?: (?:question|one))?|i don\'?t (?:know|remember)|don\'?t (?:know|remember)|not sure|no idea|i forg[oe]t|rather not say|prefer not to(?: say| answer)?|can\'?t remember|whatever|any|either)');
const ASK = /[?？]|(?:吗|么|呢|不|没)[\s.。!]*$|怎么|怎样|如何|什么|啥|哪|几|多少|多久|多长|为什么|为何|咋|能不能|可不可以|是不是|有没有|会不会|要不要|行不行|可以.{0,12}吗|谁|何时|\b(?:what|how|when|where|which|who|why|can|could|do|does|did|is|are|will|would|should|may)\b.*/;

/** The dialogue act of a message. Ordered from the most specific form to the most general. */
export function dialogueAct(input: ActInput): DialogueAct {
  const text = input.text.replace(/\s+/g, ' ').trim();
  if (!/[\p{L}\p{N}]/u.test(text)) return /[?]/.test(text) ? 'ask' : 'unclear';
  const short = text.length <= 30;
  const yesNo = input.expecting === 'yes_no' || input.expecting === 'boolean' || input.expecting === 'confirm';
  if (short && SKIP.test(text) && !(yesNo && AFFIRM.test(text))) return 'skip';
  if (short && CANCEL.test(text) && !CANCEL_OBJECT.test(text)) return 'cancel';
  if (short && THANK.test(text)) return 'thank';
  if (short && AFFIRM.test(text)) return 'affirm';
  if (short && DENY.test(text)) return 'deny';
  if (short && GREET.test(text)) return 'greet';
  if (CORRECT.test(text) && text.length <= 60 && (input.expecting !== undefined || input.hasEntities)) return 'correct';
  if (yesNo) {
    const answer = leadingAnswer(text);
    if (answer) return answer;
  }
  if (REPEAT.test(text) && text.length <= 24) return 'repeat';
  if (HUMAN.test(text) && (input.topTopic === 'human_agent' || (short && input.topScore < 0.9))) return 'ask_human';
  return byTopic(input, text);
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

/** "是的，尾号8821" and "no, the other one" answer first and go on. */
function leadingAnswer(text: string): 'affirm' | 'deny' | null {
  if (/^(?:不是|不对|不要|不用|不行|不需要|没有|没|别|不|no\b|nope|nah|not)/.test(text)) return 'deny';
  if (/^(?:是的?|对的?|好的?|行|可以|嗯+|确认|确定|没错|要|需要|有|能|同意|yes\b|yeah|yep|sure|ok\b|okay|correct|right)(?![不没])/.test(text)) return 'affirm';
  return null;
}
