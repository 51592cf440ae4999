import type { DialogueAct, DialogueState } from '@lobby/contracts';
import { only, plainWords, type Wording } from './plainWords.ts';

type Expecting = DialogueState['expecting'];
type Case = { act: DialogueAct; words: Wording; when(state: Pick<DialogueState, 'expecting' | 'active' | 'stack' | 'lastReply' | 'eligibility'>): boolean };

const OPENING = '哎呀?|唉|呃|额|诶|那个?|嗯|哦|噢|ok|well|um+|oh|hmm+|sorry|please|麻烦|请';
const yesNo = (expecting: Expecting): boolean => expecting !== null && (expecting.kind === 'confirm' || expecting.kind === 'resume' || expecting.type === 'yes_no' || expecting.type === 'boolean');
const told = (expecting: Expecting): boolean => expecting?.kind === 'slot' || expecting?.kind === 'fact';

/**
 * Short answers whose words alone settle what they do, once it is known what was asked. Each matches the whole text; anything longer is understanding's business. The
 * first that fits wins.
 */
const CASES: readonly Case[] = [
  {
    act: 'ask_human', when: ({ expecting }) => expecting !== null,
    words: /^(?!.*(?:不|别|甭|no |not |dont ).{0,2}(?:转|要|用|找|换)?(?:人工|真人|human|person)).{0,10}(?:(?:转|找|换|叫|要|接)(?:个|一个|一?下)?(?:人工|真人|活人)(?:客服|坐席|服务)?|(?:real|actual|live) (?:person|human|agent)|talk to (?:a |an |some)?(?:human|person|agent|someone))(?:吧|来|啊|呀| please| now)?$/u,
  },
  {
    act: 'skip', when: ({ expecting }) => told(expecting),
    words: only('跳过|略过|不想说|不方便(?:说|透露)?|不想(?:透露|填|回答)|不愿意?说|保密|不告诉你|不填|不太?清楚|不知道|不晓得|记不清|忘了|不记得|说不准|rather not(?: say)?|(?:would )?prefer not to(?: say| answer)?|skip(?: it| this| that)?|pass|(?:dont|do not) (?:know|remember)|no idea|not sure|cant remember', `${OPENING}|这个|这项|这一项|我|也|真的?|吧|啊|呢|呀|了|id|i|say|it`),
  },
  {
    act: 'repeat', when: ({ lastReply }) => lastReply !== null,
    words: /^(?:(?:sorry|pardon|what|huh|啥|啊|什么|刚才)? ?(?:没|不太?)(?:听|看)?(?:懂|清楚?|明白)(?:了|啊|呀|呢)?|(?:啥|啊|什么|刚才|没听清楚?|没看清楚?|没听懂|没看懂|没明白|不太?明白|不懂|看不懂|听不懂)?(?:麻烦|请)?(?:你|您)?(?:可以|能不能|能)?(?:再|重新)(?:说|讲|发|来|解释|念|写)(?:一遍|一次|一下|遍)(?:吗|吧|好吗|行吗)?|看不懂|听不懂|(?:麻烦|请)?(?:你|您)?(?:再)?重复(?:一?[下遍])?(?:刚才|上面|前面)?(?:的|说的|讲的)?(?:话|内容|问题)?|(?:把)?(?:刚才|上面|前面)(?:的|说的|讲的)?(?:话|内容|那句)?再(?:说|讲|念|发)(?:一遍|一次|一下|遍)|再来一遍|你?刚才?说(?:什么|啥)(?:来着)?|(?:sorry |pardon |what )?(?:(?:could|can|would) you (?:please )?)?(?:say|repeat) (?:that|it|this)(?: again| once more)?(?: please)?|repeat(?: please)?|pardon(?: me)?|come again|once more(?: please)?|i (?:didnt|did not) (?:get|understand|catch) (?:that|it)|i dont (?:get|understand)(?: it| that)?)$/u,
  },
  {
    act: 'correct', when: ({ expecting }) => expecting?.kind === 'confirm' && expecting.name !== 'offer_person',
    words: /^(?:不对(?:啊|呀|吧|的)?|(?:好像)?(?:弄|写|填|说|打|搞)?错了|(?:信息|号码|尾号|金额|日期)?(?:不对|有误|错了)|(?:thats|this is|its) (?:wrong|not right|incorrect)|wrong|incorrect|not (?:right|correct))$/u,
  },
  {
    act: 'deny', when: ({ expecting }) => yesNo(expecting),
    words: only('不(?:是|行|要|用|了|办|可以|同意|弄|继续|确认|需要|必|想)*(?:了|啊|吧|的)?|别(?:弄|办|挂|了|呀|啊)*|先(?:别|不)(?:要|办|弄|挂)?(?:了|吧)?|否|没有?|取消|nope|nah|n|(?:please )?(?:do not|dont)|not now|not yet|no thanks|no|stop', `${OPENING}|吧|啊|thanks`),
  },
  {
    act: 'affirm', when: ({ expecting }) => yesNo(expecting),
    words: only('嗯+呢?|好+(?:的|呀|啊|吧|嘞|滴|哒)?|行+(?:啊|吧|的)?|可以(?:的|啊|呀|吧)?|要(?:的|啊)?|对+(?:的|啊|呀)*|是+(?:的|啊|呀|滴)*|没(?:错|问题|毛病|意见)|同意|确[认定](?:挂失|办理|登记|申请|激活|预约|提交|转账|开通|修改|更改|变更)?|当然(?:了|啦)?|必须的?|成|妥|得嘞|来吧|走起|那?就?(?:这么|这样)?(?:弄|办|搞|整|挂|锁|停|做|提交|开始|继续)(?:吧|呗|了)?|麻烦了?|拜托了?|谢谢|ok|okay|yes|yeah|yep|yup|sure|thing|y|of course|absolutely|definitely|certainly|go ahead|do it|please|go on|continue|proceed|correct|right|thats right|sounds good|fine|confirm(?:ed)?', OPENING),
  },
  {
    act: 'cancel', when: ({ lastReply }) => lastReply !== null,
    words: only('算了|不用了|不(?:办|弄|要|去|挂|问|查|申请|搞|分|存|贷|借|预约)了|别(?:弄|办|挂)了|取消(?:掉)?|放弃|先不(?:办|弄|挂|问|去|查)了?|我?再(?:想想|看看|考虑一?下)|下次(?:再说)?|以后再说|(?:已经)?(?:自己)?找[到着]了|没丢|never ?mind|forget (?:it|about it)|cancel(?: it| that| this)?|drop it|leave it|(?:i )?changed my mind|i found it|not any ?more', `${OPENING}|no|吧|啦`),
  },
];

/** Characters; what is longer says more than one thing. */
const LONGEST = 48;

/** What a short message does in this state; null where its words alone do not settle it. */
export function settledAct(text: string, state: Parameters<Case['when']>[0]): DialogueAct | null {
  const words = plainWords(text);
  if (words.length > LONGEST) return null;
  return CASES.find((c) => c.when(state) && c.words.test(words))?.act ?? null;
}

const WAIT = only('等(?:一下|一等|等|会儿?|下)|等我(?:一下|找找|看看|想想)?|稍[等候]|我(?:去)?(?:找|看|想|查|拿)(?:找|看|想|查|拿|一下)?|马上|(?:hold|hang) on|wait|(?:a |one |just a |give me a )?(?:sec|second|moment|minute)|let me (?:check|see|look|find it|have a look)', `${OPENING}|你|您|先|一下`);
const GO_ON = only('继续(?:办|吧)?|接着(?:来|说|办)?|往下(?:走|说)?|下一步|continue|carry on|go on|next|proceed', `${OPENING}|好的?|吧`);

/** "等一下我找找": the customer is still there and needs a moment. */
export const asksToWait = (text: string): boolean => /等|稍|找|看看|想想|查|拿|hold|hang|wait|sec|moment|minute|let me/u.test(text.toLowerCase()) && WAIT.test(plainWords(text));

const BACK = /接着|继续|回到|说回|(?:back|return) to|continue|go on with|carry on/iu;
const BACK_BY = 16;

/** "接着挂失，尾号0091": takes up again what was put aside, near the beginning of a message that may say more. */
export const goesBack = (text: string): boolean => BACK.test(text.slice(0, BACK_BY));

/** "继续": with nothing more said. */
export const saysGoOn = (text: string): boolean => /继续|接着|往下|下一步|continue|carry on|go on|next|proceed/iu.test(text) && GO_ON.test(plainWords(text));
