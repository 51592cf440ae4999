import type { DialogueAct, DialogueState } from '@lobby/contracts';
import { givesUp } from './givesUp.ts';
import { only, plainWords, type Wording } from './plainWords.ts';

type Expecting = DialogueState['expecting'];
type Situation = Pick<DialogueState, 'expecting' | 'active' | 'stack' | 'lastReply' | 'eligibility' | 'lastOptions'>;
type Case = { act: DialogueAct; words: Wording; when(state: Situation): boolean };

const OPENING = '哎呀?|唉|呃|额|诶|那个?|嗯|哦|噢|ok|well|um+|oh|hmm+|sorry|please|麻烦|请';
const yesNo = (expecting: Expecting): boolean => expecting !== null && (expecting.kind === 'confirm' || expecting.kind === 'resume' || expecting.type === 'yes_no' || expecting.type === 'boolean');
/** Something is under way that can be given up. */
const busy = ({ active, eligibility, expecting, stack }: Situation): boolean => active !== null || eligibility !== null || expecting?.kind === 'identity' || stack.length > 0;
const maySkip = ({ expecting, lastOptions }: Situation): boolean => told(expecting) && lastOptions.some((o) => o.id === 'skip');
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
    act: 'skip', when: ({ expecting }) => told(expecting),
    words: /^.{0,10}(?:哪|咋|怎么|上哪)(?:会|能)?(?:知道|记得|晓得)(?:啊|呀|呢|去)*$/u,
  },
  {
    // Of what may stay empty, a no is a skip.
    act: 'skip', when: maySkip,
    words: only('不用|不需要|不要|没有?|不了|不(?:用|需要|想)?(?:调|改|约|预约|变|动)(?:了|整)?|没有别的|没什么|no thanks|nothing(?: else)?|none|no|not needed', `${OPENING}|了|吧|的|谢谢|thanks|特别|要求`),
  },
  {
    act: 'repeat', when: ({ lastReply }) => lastReply !== null,
    words: only('(?:没太?|不太?)(?:听|看|搞|弄)?(?:懂|清楚?|明白)|(?:什么|啥|几个)意思|再(?:说|讲|发|来|解释|念|写)(?:一遍|一次|一下|遍)|重新(?:说|讲|发|来)(?:一遍|一次|一下|遍)?|重复(?:一?[下遍])?|刚才?说(?:什么|啥)(?:来着)?|(?:say|repeat) (?:that|it|this)(?: again| once more)?|repeat|pardon(?: me)?|come again|once more|(?:i )?(?:didnt|did not|dont|do not) (?:get|understand|catch|follow)(?: that| it| you)?|what do you mean', `${OPENING}|啥|啊|什么|刚才|上面|前面|的|说的?|讲的?|话|内容|问题|那句|把|你|您|我|可以|能不能|能|给我|了|呀|呢|吗|吧|好吗|行吗|what|huh|(?:could|can|would) you|again|that`),
  },
  {
    act: 'correct', when: ({ expecting }) => expecting?.kind === 'confirm' && expecting.name !== 'offer_person',
    words: /^(?:不对(?:啊|呀|吧|的)?|(?:好像)?(?:弄|写|填|说|打|搞)?错了|(?:信息|号码|尾号|金额|日期)?(?:不对|有误|错了)|(?:thats|this is|its) (?:wrong|not right|incorrect)|wrong|incorrect|not (?:right|correct))$/u,
  },
  {
    // Before something is changed, a yes must be a yes.
    act: 'unclear', when: ({ expecting }) => expecting?.kind === 'confirm',
    words: only('(?:好像|应该|大概|可能|也许|估计|似乎)(?:是|对|不是|可以|行|要|吧)*|不(?:太)?确定|说不好|(?:还)?没想好|maybe|perhaps|i (?:think|guess)(?: so| not)?|not sure|probably(?: not)?|might be', `${OPENING}|我|吧|啊|呢`),
  },
  {
    // A fact is told as well as it is known.
    act: 'deny', when: ({ expecting }) => expecting?.type === 'boolean' || (expecting?.kind === 'slot' && expecting.type === 'yes_no'),
    words: only('(?:好像|应该|大概|可能|我记得|印象中)(?:没有?|不是|不会)(?:过)?', `${OPENING}|我|吧|啊|的`),
  },
  {
    act: 'affirm', when: ({ expecting }) => expecting?.type === 'boolean' || (expecting?.kind === 'slot' && expecting.type === 'yes_no'),
    words: only('(?:好像|应该|大概|可能|我记得)(?:是|有)(?:过)?', `${OPENING}|我|吧|啊|的`),
  },
  {
    act: 'deny', when: ({ expecting }) => yesNo(expecting),
    words: only('不(?:是|行|要|用|了|办|可以|同意|弄|继续|确认|需要|必|想)*(?:了|啊|吧|的)?|别(?:弄|办|挂|了|呀|啊)*|先(?:别|不)(?:要|办|弄|挂)?(?:了|吧)?|否|没有?|取消|nope|nah|n|(?:please )?(?:do not|dont)|not now|not yet|no thanks|no|stop', `${OPENING}|吧|啊|thanks`),
  },
  {
    act: 'affirm', when: ({ expecting }) => yesNo(expecting),
    words: only('嗯+呢?|好+(?:的|呀|啊|吧|嘞|滴|哒)?|行+(?:啊|吧|的)?|可以(?:的|啊|呀|吧)?|要(?:的|啊)?|对+(?:的|啊|呀)*|是+(?:的|啊|呀|滴)*|没(?:错|问题|毛病|意见)|同意|确[认定](?:挂失|办理|登记|申请|激活|预约|提交|转账|开通|修改|更改|变更)?|当然(?:了|啦)?|必须的?|成|妥|得嘞|来吧|走起|那?就?(?:赶紧|赶快|快点?|马上|直接)?(?:给我|帮我)?(?:这么|这样)?(?:弄|办|搞|整|挂|锁|停|做|提交|开始|继续|激活|挂失|预约|约|登记|申请|追回|开通|改|调)(?:吧|呗|了)?|(?:block|activate|book|submit|file|register|apply for) it|麻烦了?|拜托了?|谢谢|ok|okay|yes|yeah|yep|yup|sure|thing|y|of course|absolutely|definitely|certainly|go ahead|do it|please|go on|continue|proceed|correct|right|thats right|sounds good|fine|confirm(?:ed)?', OPENING),
  },
  {
    act: 'correct', when: ({ lastReply, expecting }) => lastReply !== null && expecting === null,
    words: only('都不是|不是(?:这个|这些|那个|这意思|这个意思)|我?(?:问|说|要|想问)的不是(?:这个|那个|这些)|(?:你)?(?:答|弄|搞|理解)错了|不对|thats not (?:it|what i (?:asked|meant|want))|not (?:that|this|what i (?:asked|meant|want))', `${OPENING}|你|您|啊|呀|吧|no`),
  },
  {
    act: 'cancel', when: ({ lastReply }) => lastReply !== null,
    words: only('算了|不用了|不(?:办|弄|要|去|挂|问|查|申请|搞|分|存|贷|借|预约)了|别(?:弄|办|挂)了|取消(?:掉)?|放弃|先不(?:办|弄|挂|问|去|查)了?|我?再(?:想想|看看|考虑一?下)|下次(?:再说)?|以后再说|(?:已经)?(?:自己)?找[到着]了|没丢|never ?mind|forget (?:it|about it)|cancel(?: it| that| this)?|drop it|leave it|(?:i )?changed my mind|i found it|not any ?more', `${OPENING}|no|吧|啦`),
  },
];

/** Characters; what is longer says more than one thing. */
const LONGEST = 48;

/** What a short message does in this state; null where its words alone do not settle it. */
export function settledAct(text: string, state: Situation): DialogueAct | null {
  const words = plainWords(text);
  if (words.length > LONGEST) return null;
  return CASES.find((c) => c.when(state) && c.words.test(words))?.act ?? null;
}

/** What a message does by one of its clauses or its beginning, whatever else it says; null where that tells nothing. */
export function leaningAct(text: string, state: Situation): 'cancel' | 'correct' | null {
  return busy(state) && givesUp(text) ? 'cancel' : correctsItself(text, state) ? 'correct' : null;
}

const SLIP = /^(?:[哎啊哦噢呃额嗯唉]|等等|等下|等一下|oh|oops|wait|hang on|sorry|[\s，,。.!！…~-])*(?:不对|不是|错了|(?:我)?(?:说|打|写|搞|弄|填|看|记)错了?|更正|口误|i mean(?:t)?|no wait|actually|my mistake|correction)/iu;
const LONGEST_SLIP = 40;

/** "哦不对 我只要8万": begins by taking back, and goes on with a value. Without a flow or an answer before it there is nothing to take back. */
function correctsItself(text: string, { active, eligibility, expecting }: Situation): boolean {
  return text.length <= LONGEST_SLIP && (active !== null || eligibility !== null) && SLIP.test(text) && !(expecting?.type === 'boolean' && /^(?:不是|no)/iu.test(text)) && /[\d一二两三四五六七八九十百千万]/.test(text.replace(SLIP, ''));
}
