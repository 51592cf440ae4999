import { describe, expect, it } from 'vitest';
import { entity, understood } from '../../testing/understood.ts';
import { lossAt } from '../../testing/seen.ts';
import { newState } from '../newState.ts';
import { isBareProduct, isBareQuestion, isBareValue } from './bareQuestion.ts';
import { isWordless, only, plainWords } from './plainWords.ts';
import { readAboutBot } from './readAboutBot.ts';
import { asksToWait, callsOut, saysGoOn } from './pauseWords.ts';
import { leaningAct, settledAct } from './readAct.ts';
import { readDispleasure } from './readDispleasure.ts';
import { givesUp } from './givesUp.ts';
import { readLanguageWish } from './readLanguageWish.ts';
import { withoutDenied } from './withoutDenied.ts';

const state = newState('zh');
const AT = {
  confirm: { ...state, ...lossAt('sure'), lastReply: { act: 'confirm' as const, text: '挂失吗', citations: [], options: [] } },
  slot: { ...state, ...lossAt('tail'), lastReply: { act: 'ask' as const, text: '后四位', citations: [], options: [] } },
  nothing: state,
};

describe('a short answer, by its words and by what was asked', () => {
  const TABLE: Record<string, readonly [keyof typeof AT, readonly string[]]> = {
    affirm: ['confirm', ['嗯', '嗯嗯', '是的没错', '可以', '弄吧', '对对对', '没问题', '要', '嗯嗯 确定', '确认挂失', '那就挂吧', '快挂', '赶紧停', '直接办吧', 'ok', 'yup', 'go ahead', 'sure thing', 'yes please', '好呀好呀']],
    deny: ['confirm', ['不要', '别', '不了', '先不', '不是', 'nope', "please don't", '先别挂', '不用了', 'no']],
    unclear: ['confirm', ['好像是', '应该是吧', '可能吧', 'maybe', 'I think so']],
    correct: ['confirm', ['不对', '错了', '写错了', '尾号不对', "that's wrong"]],
    cancel: ['slot', ['算了', '哎不用了，找着了', '算了不去了', '我再想想', 'never mind', 'no forget it', '取消']],
    skip: ['slot', ['跳过', '这个不想说', '不知道啊', '不太清楚', "I'd rather not say", 'skip it', "don't know"]],
    repeat: ['slot', ['再说一遍', '没看清，再说一遍', '啥？再说一次', '没听懂', '请重复刚才的内容', '没听明白，再讲一遍', '你什么意思没看懂', '把上面的话再说一遍', 'could you say that again?', 'pardon?']],
    ask_human: ['confirm', ['别跟我废话，转人工', '转人工', '叫个真人来', 'talk to a person']],
  };
  it.each(Object.entries(TABLE).flatMap(([act, [at, texts]]) => texts.map((text) => [act, at, text] as const)))('%s at a %s: %s', (act, at, text) => {
    expect(settledAct(text, AT[at])).toBe(act);
  });
  it.each([['confirm', '呃'], ['confirm', '我想问问手续费'], ['confirm', '你说呢'], ['slot', '8821'], ['slot', '是的'], ['nothing', '好的'], ['nothing', '不知道'], ['confirm', '不要转人工'], ['confirm', '好的但是年费多少']] as const)('nothing at %s: %s', (at, text) => {
    expect(settledAct(text, AT[at])).toBeNull();
  });
  it('reads a text of any length in one pass', () => {
    const slow = only('嗯+呢?|好+的?', '嗯|吧');
    expect(slow.test(`${'嗯'.repeat(20_000)}x`)).toBe(false);
    expect(settledAct('嗯'.repeat(4000), AT.confirm)).toBeNull();
  });
});

describe('pieces of talk', () => {
  it.each(['等一下我找找', '稍等', '等等', 'hold on a second', 'let me check'])('%s asks to wait', (text) => expect(asksToWait(text)).toBe(true));
  it.each(['要等多久', '查一下余额', '我想查账单', '等额本息是什么'])('%s does not', (text) => expect(asksToWait(text)).toBe(false));
  it.each(['继续', '好的继续吧', '接着办', 'ok continue'])('%s goes on', (text) => expect(saysGoOn(text)).toBe(true));
  it.each(['……', '？', '😊', ' 。'])('%s has no words', (text) => expect(isWordless(text)).toBe(true));
  it('keeps words and drops the rest', () => expect(plainWords('  Hi, 白金卡 年费!! OK？ ')).toBe('hi白金卡年费ok'));
});

describe('what is asked about', () => {
  it.each(['要多久', '需要带什么', '在哪办', '要钱吗', '怎么申请', '我能办吗', '为什么', '然后呢', 'how long does it take', 'what do I need to bring', 'how do i apply'])('%s is a bare question', (text) => expect(isBareQuestion(text)).toBe(true));
  it.each(['怎么挂失', '白金卡要多久', '余额多少', '我要办', '好的', 'what is the gold card'])('%s is not', (text) => expect(isBareQuestion(text)).toBe(false));
  it('knows a product alone', () => {
    const products = [{ id: 'product.gold', text: '金卡', start: 1, end: 3 }];
    expect(isBareProduct(understood({ masked: '那金卡呢', products }))).toBe(true);
    expect(isBareProduct(understood({ masked: '我的金卡丢了', products }))).toBe(false);
  });
  it('knows another value alone', () => {
    expect(isBareValue(understood({ masked: '我说错了，是二十万', entities: [entity('amount', 200_000, '二十万')] }))).toBe(true);
    expect(isBareValue(understood({ masked: '不对，我转错了二十万', entities: [entity('amount', 200_000, '二十万')] }))).toBe(false);
  });
  it.each([['你是谁呀', 'who'], ['你是机器人吗', 'who'], ['who am I talking to?', 'who'], ['are you a real person?', 'who'], ['你能帮我干什么', 'what'], ['what can you do', 'what'], ['你是机器人吧我要人工', null], ['你能帮我挂失吗', null]] as const)('%s asks about the bot: %s', (text, asked) => {
    expect(readAboutBot(text)).toBe(asked);
  });
});

describe('displeasure and language', () => {
  it.each(['说了等于没说', '答非所问', '你是不是傻', '烦死了，问这么多', 'this is useless', 'you don\'t understand'])('%s is displeased', (text) => expect(readDispleasure(text)).toBe(true));
  it.each(['怎么开通', '余额没有到账', '密码忘了'])('%s is not', (text) => expect(readDispleasure(text)).toBe(false));
  it.each([['can you speak english?', 'en', ''], ['请用中文', 'zh', ''], ['算了用中文吧，我的信用卡丢了', 'zh', '我的信用卡丢了'], ['English please', 'en', ''], ['ok back to english please', 'en', '']] as const)('%s wishes for %s', (text, language, rest) => {
    expect(readLanguageWish(text)).toEqual({ language, rest });
  });
  it.each(['英语培训班能分期吗', 'I want to open an account', '白金卡年费多少'])('%s wishes for none', (text) => expect(readLanguageWish(text)).toBeNull());
});

describe('what it is not', () => {
  const term = (value: string, text: string, start: number) => ({ ...entity('term', value, text), start, end: start + text.length });
  it.each([
    ['不是三年，是五年', [term('P3Y', '三年', 2), term('P5Y', '五年', 6)], ['P5Y']],
    ['五年，不是三年', [term('P5Y', '五年', 0), term('P3Y', '三年', 5)], ['P5Y']],
    ['not 3 years, 5 years', [term('P3Y', '3 years', 4), term('P5Y', '5 years', 13)], ['P5Y']],
    ['不是三年', [term('P3Y', '三年', 2)], ['P3Y']],
  ] as const)('%s', (masked, entities, left) => {
    expect(withoutDenied(understood({ masked, entities: [...entities] })).entities.map((e) => e.value)).toEqual(left);
  });
  it('leaves digits that are no entity', () => expect(withoutDenied(understood({ masked: '不是6021，是6012' })).masked).toContain('6012'));
});

describe('giving up what is under way, in any clause', () => {
  it.each(['先不挂了，我再找找', '那天好像有事，先不约了', '不想验证了', '暂时不办了', '算了，不弄了吧', "actually I don't need it anymore", "I'll do it later", 'I found my card'])('%s', (text) => {
    expect(givesUp(text)).toBe(true);
  });
  it.each(['卡不见了', '不知道了', '旧号不用了', '用不了了', '我的卡不能用了', '不办了行吗', '手机不在了', "I don't want to pay the fee, is there a way", '8821'])('not: %s', (text) => {
    expect(givesUp(text)).toBe(false);
  });
  it('leans only where something is under way', () => {
    expect([leaningAct('先不挂了', AT.slot), leaningAct('先不挂了', AT.nothing)]).toEqual(['cancel', null]);
    expect([leaningAct('哦不对 我只要8万', AT.slot), leaningAct('哦不对', AT.slot), leaningAct('哦不对 我只要8万', AT.nothing)]).toEqual(['correct', null, null]);
  });
});

describe('a moment, please', () => {
  it.each(['等一下我找下卡号', '等我看看短信', '稍等，我去拿身份证', "hold on, let me find my card"])('%s', (text) => expect(asksToWait(text)).toBe(true));
  it.each(['等额本息', '找不到卡了怎么办', '等多久'])('not: %s', (text) => expect(asksToWait(text)).toBe(false));
  it.each([['在吗', true], ['人呢？', true], ['喂喂', true], ['hello?', true], ['在哪里办', false]] as const)('calls out: %s', (text, wanted) => expect(callsOut(text)).toBe(wanted));
});
