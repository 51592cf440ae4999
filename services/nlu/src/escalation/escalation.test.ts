import { describe, expect, it } from 'vitest';
import { normalise } from '../normalise/normalise.ts';
import { alarm } from './alarm.ts';
import { cuesOf, CUE_NAMES } from './cues.ts';
import { personWish } from './personWish.ts';

const wish = (text: string): string | null => personWish(normalise(text).text);
const cues = (text: string): string[] => cuesOf(normalise(text).text).flatMap((on, i) => (on ? [CUE_NAMES[i] ?? ''] : []));

describe('a plain wish for a person', () => {
  it.each([
    '转人工', '人工', '人工！', '人工人工人工', '真人', '找个活人跟我说话', '客服呢', '有没有真人', '别机器人了', '我不想和机器人说', '叫你们客服出来', '转客服', '接人工', '要真人', '转人工坐席', '我要跟人说', '请转接客服代表',
    '找你们主管来', '叫经理过来', '换个人来', '叫人给我打电话', '轉人工', '轉真人客服', 'zhuan ren gong', 'zhuanrengong', '0转人工', '转仁工', '給我接人工', '马上给我转人工客服', '你是机器人吧，找人来',
    'human', 'agent', 'rep', 'operator!', 'real person please', 'I want to talk to someone', 'speak to a representative', 'connect me to an agent', 'no more robot', 'stop with the bot, get me a human', 'customer service', 'transfer me to customer service',
  ])('%s', (text) => expect(wish(text)).toBe('yes'));
  it.each([
    '不用转人工，我自己看看', '先别转人工', '没必要找人工', '昨天人工已经帮我解决了', '客服电话是多少', '人工客服几点上班', '你是真人还是机器人', '机器人挺好用', '刚才客服说要三天', "I don't need a human", 'no need to transfer me', 'the agent told me so yesterday', 'are you a robot', 'what hours are agents open',
  ])('none in %s', (text) => expect(wish(text)).toBe('no'));
  it.each(['人工智能基金', '人工湖', '人工审核多久', '转账给别人', '换个人信息', '找人代还', '人民币', '个人贷款', 'transfer 500 to another account', 'personal loan', 'how do I pay someone'])('nothing said of it in %s', (text) => expect(wish(text)).not.toBe('yes'));
});

describe('cues', () => {
  it.each([
    ['怎么防止被骗', ['asksAbout', 'prevents']], ['刚刚被骗', ['isNow']], ['去年被骗过', ['isPast']], ['听说有人被骗', ['hearsay']], ['骗子电话，我挂了', ['noHarm']], ['哈哈被你骗了', ['jokes']], ['随便问问，人去世了卡怎么办', ['supposes']], ['what happens to an account when somebody dies', ['supposes']], ['后来钱追回来了', ['noHarm']],
  ])('%s', (text, wanted) => expect(cues(text)).toEqual(expect.arrayContaining(wanted)));
});

describe('none of the cues that calm', () => {
  it.each(['不是我自己操作的', '并非本人自己刷的', '如果明天不处理我就起诉', 'if this is not fixed I will sue', '被骗了怎么办'])('%s', (text) => expect(cues(text).filter((cue) => cue === 'noHarm' || cue === 'supposes')).toEqual([]));
});

describe('the alarm', () => {
  const seen = { semantic: 0.5, lexical: 0.5, neighbours: 0.5, nearest: 0.7, ownWords: true };
  const of = (text: string, semantic: number | null = 0.5): number => alarm({ ...seen, semantic, neighbours: semantic === null ? null : 0.5, text });
  it('rises with what happens now and falls with what is asked about or past', () => {
    expect(of('刚刚')).toBeGreaterThan(of(''));
    expect(of('怎么防范')).toBeLessThan(of(''));
    expect(of('去年')).toBeLessThan(of(''));
    expect(of('', 0.9)).toBeGreaterThan(of('', 0.1));
  });
  it('works by words alone', () => {
    expect(of('刚刚', null)).toBeGreaterThan(of('怎么防范', null));
  });
});
