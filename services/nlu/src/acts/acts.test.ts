import { describe, expect, it } from 'vitest';
import { normalise } from '../normalise/normalise.ts';
import { aspectsOf } from './aspects.ts';
import { isElliptical, pointsBack } from './continuation.ts';
import { dialogueAct } from './dialogueAct.ts';
import { frustrationOf } from './frustration.ts';
import { splitNeeds } from './splitNeeds.ts';

const act = (text: string, expecting?: string, hasEntities = false): string =>
  dialogueAct({ text: normalise(text).text, topTopic: null, topScore: 0, hasEntities, frustration: 0, ...(expecting ? { expecting } : {}) });

describe('dialogueAct', () => {
  it.each(['是', '是的', '对', '对的对的', '嗯嗯', '好的', '好滴', '可以', '行吧', '没问题', '确认', '要的', 'OK', 'yes please', 'yeah', 'sure, go ahead', '没错', '办吧', '就这样'])('%s affirms', (text) => expect(act(text, 'yes_no')).toBe('affirm'));
  it.each(['不是', '不对', '没有', '不用', '不要', '不行', '否', 'no', 'nope', 'not really', '不需要', '没', '不了', "I don't"])('%s denies', (text) => expect(act(text, 'yes_no')).toBe('deny'));
  it.each(['算了', '不办了', '取消', '那算了吧', '等等，不办了', 'never mind', 'cancel', 'forget it', '先不办了'])('%s cancels', (text) => expect(act(text)).toBe('cancel'));
  it.each(['取消自动还款', 'cancel my card', '怎么取消短信提醒'])('%s is a request, no cancellation of the flow', (text) => expect(act(text)).not.toBe('cancel'));
  it.each(['不是8821，是8812', '说错了，是五万', '应该是三年', 'sorry, I meant 4417', 'actually 5 years'])('%s corrects', (text) => expect(act(text, 'amount', true)).toBe('correct'));
  it.each(['转人工', '我要人工客服', '找个真人跟我说', 'speak to a human', 'connect me to an agent'])('%s asks for a person', (text) => expect(act(text)).toBe('ask_human'));
  it.each(['跳过', '不记得了', '不方便说', 'skip', "I don't know"])('%s skips', (text) => expect(act(text, 'amount')).toBe('skip'));
  it.each(['你好', '您好呀', 'hello', '在吗', 'good morning'])('%s greets', (text) => expect(act(text)).toBe('greet'));
  it.each(['谢谢', '好的谢谢', 'thanks', '再见', '没有了，谢谢'])('%s thanks', (text) => expect(act(text)).toBe('thank'));
  it.each(['再说一遍', '没听清', 'say that again', '什么意思'])('%s wants it repeated', (text) => expect(act(text)).toBe('repeat'));
  it.each(['年费多少', '怎么激活', 'how do I activate it', '能免吗'])('%s asks', (text) => expect(act(text)).toBe('ask'));
  it.each(['能贷多少年', '能提前还不', '要带什么', '没社保能办吗', '有没有别的卡', '可以网上办吗', '需要多久'])('%s is a question, not an answer, where yes or no is asked', (text) => expect(act(text, 'yes_no')).toBe('ask'));
  it('reads an answer that goes on', () => {
    expect(act('是的，尾号8821', 'yes_no', true)).toBe('affirm');
    expect(act('没有逾期过', 'yes_no')).toBe('deny');
    expect(act('never late', 'yes_no')).toBe('deny');
    expect(act('有一张还没还清', 'yes_no')).toBe('affirm');
    expect(act('好的，那要多久', 'yes_no')).toBe('affirm');
    expect(act('不用了我再想想', 'yes_no')).toMatch(/deny|cancel/);
    expect(act('......')).toBe('unclear');
  });
});

describe('aspects', () => {
  it.each([
    ['年费多少，能免吗', ['waiver', 'fee']], ['三年定期利率', ['rate']], ['办这个要带什么', ['material']], ['我这情况能不能办', ['eligibility']], ['够不够格', ['eligibility']], ['周末开门吗', ['hours']], ['多久到账', ['time']], ['转账限额', ['limit']], ['how do I apply', ['how']], ['有保本的吗，风险大不大', ['risk']],
  ])('%s', (text, aspects) => expect(aspectsOf(normalise(text).text)).toEqual(expect.arrayContaining(aspects)));
});

describe('continuation', () => {
  it.each(['那五年的呢', '三年呢？', '那白金卡呢', '五年的', 'what about 5 years?', 'and for two years?'])('%s is elliptical', (text) => expect(isElliptical(normalise(text).text)).toBe(true));
  it.each(['我想查一下信用卡的账单是多少怎么还', '卡丢了', 'how do I report a lost card', '转人工'])('%s is not', (text) => expect(isElliptical(normalise(text).text)).toBe(false));
  it.each(['它怎么激活', '这张卡年费多少', '刚才说的那个', 'how do I activate it', 'does this card have a fee'])('%s points back', (text) => expect(pointsBack(normalise(text).text)).toBe(true));
  it.each(['信用卡怎么激活', '这个月账单', 'card fee'])('%s does not', (text) => expect(pointsBack(normalise(text).text)).toBe(false));
});

describe('frustration', () => {
  it('grows with the words', () => {
    expect(frustrationOf('年费多少', '年费多少')).toBe(0);
    expect(frustrationOf('说了多少遍了还是不行!!', '说了多少遍了还是不行！！')).toBeGreaterThan(0.4);
    expect(frustrationOf('什么破银行,垃圾', '什么破银行，垃圾')).toBeGreaterThan(0.8);
  });
});

describe('splitNeeds', () => {
  const parts = (text: string): string[] => splitNeeds(text).map((p) => text.slice(p.start, p.end));
  it('cuts at connectors and behind questions', () => {
    expect(parts('年费多少,另外怎么改手机号')).toEqual(['年费多少,', '另外怎么改手机号']);
    expect(parts('卡丢了怎么办?还有账单什么时候出')).toEqual(['卡丢了怎么办?', '还有账单什么时候出']);
    expect(parts('卡丢了')).toEqual(['卡丢了']);
  });
  it.each([
    ['查下余额,再帮我改个手机号', ['查下余额', ',再帮我改个手机号']], ['1.卡怎么激活 2.年费多少', ['1.卡怎么激活', ' 2.年费多少']], ['卡丢了;账单也没收到', ['卡丢了;', '账单也没收到']], ['what is the rate? also, how do i open an account', ['what is the rate? ', 'also, how do i open an account']],
    ['block my card and i need a new one', ['block my card', ' and i need a new one']], ['查下余额然后我想知道转账限额', ['查下余额', '然后我想知道转账限额']], ['年费多少顺便问下积分', ['年费多少', '顺便问下积分']], ['先查积分,还要开个证明', ['先查积分', ',还要开个证明']], ['转了3.5万没到', ['转了3.5万没到']],
  ])('%s', (text, wanted) => expect(parts(text)).toEqual(wanted));
  it('covers the whole text in order', () => {
    const text = '我想问年费多少?另外限额怎么调,还有积分呢';
    expect(parts(text).join('')).toBe(text);
  });
});
