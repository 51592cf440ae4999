import { describe, expect, it } from 'vitest';
import { normalise } from '../normalise/normalise.ts';
import { dialogueAct } from './dialogueAct.ts';

// Many ways to say one thing: act, what was asked, and the wordings between bars.
const WAYS: readonly [act: string, asked: string, wordings: string][] = [
  ['affirm', 'yes_no', '嗯|嗯嗯|嗯呢|嗯哪|恩|对|对对对|对呀|对啊|对的|对头|是|是的|是滴|是呀|是啊|是的呢|没错|没错儿|没错啊|可以|可以的|可以啊|行|行的|行吧|行啊|行吧就这样|好|好的|好的呀|好嘞|好咧|好哒|好吧|好呀好呀|中|中嘞|要得|得|得嘞|得劲|成|成吧|ok|OK的|okay|欧克|okk|k|嗯可以|嗯好的|嗯是的|可|可以可以|当然|当然可以|当然了|必须的|没问题|没问题的|没毛病|确认|确认一下没问题|确定|确定了|同意|我同意|愿意|需要|要|要的|我要|是我|是我本人|就是这个|就它吧|就这么定了|办|办吧|给我办|帮我办吧|继续|继续吧|请继续|走起|来吧|开始|搞起|妥了|可以，麻烦了|嗯，办吧|有|有的|有啊|符合|满足|我有|会|能|能的|👌|👍|yes|yep|yeah|yes please|sure|sure thing|of course|correct|right|that is right|go ahead|please do|yup|absolutely|certainly|sounds good|ok sure|fine|y|do it|I do|I am|definitely|uh-huh|shi de|hao de|係|係呀|冇問題|好呀|中中中|是这样|是这样的|正是|说得对|你说得对|嗯对|啊对|哦好的|对，没错|好，继续|可以，继续|行，那就办'],
  ['deny', 'yes_no', '不|不不不|不是|不是的|不是啊|不对|不对的|不行|不可以|不要|不要了|不用|不用了|不用啦|不用了谢谢|不需要|不必|不必了|不想|不了|不了不了|不办|先不|先不了|先不用|暂时不|暂时不用|暂不|别|别了|别办|没|没有|没有的|没有啊|没呢|还没|还没有|木有|没得|否|错|错了|不同意|不确认|不愿意|不符合|不满足|不会|不能|不太行|不好|不成|不中|唔係|唔好|no|nope|nah|no thanks|not really|not yet|no way|negative|not now|don\'t|I don\'t|I am not|n|never|no no|不，谢谢|嗯不用|算不上|并没有|没办过|不是我|不是本人|我不要|我不需要|我没有'],
  ['cancel', 'yes_no', '算了|算了吧|算了不办了|那算了|不办了|取消|取消吧|取消办理|我要取消|停|停止|停下|退出|结束吧|放弃|不弄了|不搞了|先不办了|改天再说|下次吧|回头再说|以后再说吧|等我想想再说|再考虑考虑|我再想想|不想办了|撤销|别办了|cancel|cancel it|never mind|nevermind|forget it|stop|stop it|quit|leave it|I changed my mind|exit|maybe later'],
  ['correct', 'amount', '不是五万，是三万|说错了，是3万|打错了，三万|应该是8821|改成三年|不对，是工资卡|我说的是五千|是五千不是五万|错了，尾号是6688|更正一下，20万|刚才说错了应该是15号|不不不，是下周五|actually 5000|I meant 3 years|sorry, 4417|no, make it 3000|wait, it\'s 8812|not 8821, 8812|correction: 20k|我是说五年|换成信用卡|纠正下，金额是8千|搞错了，是尾号1234'],
  ['repeat', 'yes_no', '再说一遍|再说一次|重复一下|什么意思|啥意思|没听懂|没听清|没看懂|看不懂|你说啥|什么|啥|啊？|嗯？|再讲一下|没明白|能再说一遍吗|repeat please|say again|pardon|sorry?|what do you mean|I don\'t understand|can you repeat that|come again|huh'],
  ['skip', 'amount', '跳过|跳过吧|下一个|下一题|不记得|不记得了|忘了|我忘了|不知道|不清楚|不太清楚|不晓得|记不清|不方便说|不想说|不想回答|随便|都行|都可以|无所谓|不填|先跳过|skip|skip this|pass|next|I don\'t know|not sure|no idea|can\'t remember|I forgot|whatever|prefer not to say|保密|不告诉你|没印象|这个不知道'],
  ['thank', '', '谢谢|谢谢你|谢谢啦|多谢|感谢|太感谢了|谢了|thanks|thank you|thx|thank you so much|3q|好的谢谢|知道了谢谢|没事了谢谢|辛苦了|拜拜|再见|bye|goodbye|好的，再见|没有了谢谢|明白了，谢谢|ok thanks|got it, thanks|that\'s all|谢谢，没别的了|唔該|多謝|3Q|3q啦|蟹蟹|再会|白白|88|cheers'],
  ['greet', '', '你好|您好|你好啊|您好呀|hello|hi|hey|嗨|哈喽|早上好|下午好|晚上好|早|在吗|在不在|有人在吗|good morning|hi there|hello there|你好你好|亲|在么|你好在吗|您好，请问在吗|喂|喂你好|hey there|good evening|哈啰'],
  ['ask_human', '', '转人工|人工|找客服|我要人工客服|接人工|真人|要真人|人工服务|转客服|找个人|agent|human|speak to a person|representative please|真人客服|叫人来|别机器人了'],
  ['ask', '', '年费多少|怎么激活|能免吗|利率是多少|周末开门吗|可以提前还款吗|有没有保本的|要带什么|how much is the fee|can I apply|what documents|where is the nearest branch|额度怎么提|几天到账'],
  ['inform', '', '我的卡丢了|我要挂失|想存五万|尾号8821|查账单|转账失败|I lost my card|apply for a card'],
];

const act = (text: string, asked: string): string =>
  dialogueAct({ text: normalise(text).text, topTopic: null, topScore: 0, hasEntities: /[\d一二三五]/.test(text), frustration: 0, ...(asked === '' ? {} : { expecting: asked }) });

describe.each(WAYS)('%s, asked for "%s"', (wanted, asked, wordings) => {
  it.each(wordings.split('|'))('%s', (text) => expect(act(text, asked)).toBe(wanted));
});

describe('what only resembles an act', () => {
  it.each([
    ['LPR是什么意思', '', 'ask'], ['看不懂账单怎么办', '', 'ask'], ['取消自动还款', '', 'inform'], ['不知道密码怎么改', '', 'ask'], ['好的卡有哪些', '', 'ask'], ['对公账户怎么开', '', 'ask'], ['可以提前还款吗', '', 'ask'], ['不是说免年费吗', '', 'ask'], ['有效期到了', '', 'inform'], ['是的，尾号8821', 'yes_no', 'affirm'], ['不用了，我再看看', 'yes_no', 'deny'], ['好的谢谢', 'yes_no', 'affirm'], ['不用了谢谢', '', 'cancel'],
  ])('%s', (text, asked, wanted) => expect(act(text, asked)).toBe(wanted));
});
