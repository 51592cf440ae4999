import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../language/detectLanguage.ts';
import { normalise } from '../normalise/normalise.ts';
import { recognise } from './recognise.ts';

/** Monday. */
const TODAY = '2026-11-23';
const read = (text: string, expecting?: string): string[] =>
  recognise(normalise(text), { language: detectLanguage(text), referenceDate: TODAY, ...(expecting ? { expecting } : {}) }).map((e) => {
    expect(text.slice(e.start, e.end)).toBe(e.text);
    return `${e.type}:${e.text}=${typeof e.value === 'object' ? `${e.value.amount}${e.value.currency}` : e.value}`;
  });

describe('amounts', () => {
  it.each([
    ['想存三万五', 'amount:三万五=35000'], ['存8万5吧', 'amount:8万5=85000'], ['贷二十万分三年还', 'amount:二十万=200000', 'term:三年=P3Y'],
    ['大概两百来块', 'amount:两百来块=200'], ['手上十来万', 'amount:十来万=100000'], ['花了三千多块钱', 'amount:三千多块钱=3000'], ['转1.2w过去', 'amount:1.2w=12000'],
    ['借5k', 'amount:5k=5000'], ['一百二十万的房子', 'amount:一百二十万=1200000'], ['十五万六', 'amount:十五万六=156000'], ['给我转了5000', 'amount:5000=5000'],
    ['我存50000', 'amount:50000=50000'], ['人民币8,000元', 'amount:人民币8,000元=8000'], ['换三百美元', 'amount:三百美元=300USD'], ['２０００块', 'amount:２０００块=2000'],
    ['二十万日元', 'amount:二十万日元=200000JPY'], ['三千八百五十块六', 'amount:三千八百五十块六=3850.6'], ['两亿三千万', 'amount:两亿三千万=230000000'], ['5万美金', 'amount:5万美金=50000USD'],
    ['月薪一万二', 'amount:一万二=12000'], ['每月还六千五', 'amount:六千五=6500'], ['￥1200.50', 'amount:￥1200.50=1200.5'], ['壹仟元整', 'amount:壹仟元整=1000'], ['500港币', 'amount:500港币=500HKD'],
    ['I sent $1,200 yesterday', 'amount:$1,200=1200USD', 'date:yesterday=2026-11-22'], ['transfer 3000 to my mom', 'amount:3000=3000'], ['about a grand', 'amount:a grand=1000'], ['deposit 20k', 'amount:20k=20000'],
    ['borrow two thousand yuan', 'amount:two thousand yuan=2000'], ['50 euros', 'amount:50 euros=50EUR'], ['I want to deposit 100,000 yuan', 'amount:100,000 yuan=100000'], ['RMB 500', 'amount:RMB 500=500'],
  ])('%s', (text, ...expected) => expect(read(text)).toEqual(expected));
  it.each(['第三个问题', '等了三天', '一万步', '一下子', '尾号不记得', '3号线', '两个人', '我有2000积分', '一百分满意', '订单20261123001', 'version 2.1', 'step 3', 'thanks a million', '千万别', '万一丢了', '一次', 'I called 3 times', '12306', '拨打95588'])('no amount in %s', (text) => {
    expect(read(text).filter((e) => e.startsWith('amount'))).toEqual([]);
  });
  it('takes a bare number when an amount was asked for', () => {
    expect(read('30000', 'amount')).toEqual(['amount:30000=30000']);
    expect(read('五万', 'amount')).toEqual(['amount:五万=50000']);
  });
});

describe('terms', () => {
  it.each([
    ['存三年', 'term:三年=P3Y'], ['一年半的定期', 'term:一年半=P18M'], ['半年期', 'term:半年=P6M'], ['三个月利率', 'term:三个月=P3M'], ['分12期', 'term:12期=P12M'], ['90天的理财', 'term:90天=P90D'], ['两年半', 'term:两年半=P30M'],
    ['那五年的呢', 'term:五年=P5Y'], ['7天通知存款', 'term:7天=P7D'], ['a 3-year deposit', 'term:3-year=P3Y'], ['for eighteen months', 'term:eighteen months=P18M'], ['half a year', 'term:half a year=P6M'], ['a year and a half', 'term:a year and a half=P18M'],
  ])('%s', (text, ...expected) => expect(read(text)).toEqual(expected));
  it.each(['等了三天还没到', '用了两年了', '2026年', '三岁', '每年多少', '上半年', '一天能转几次', 'waited 3 days', 'I am 30 years old', '都一个星期了', '周五去'])('no term in %s', (text) => {
    expect(read(text).filter((e) => e.startsWith('term'))).toEqual([]);
  });
});

describe('dates', () => {
  it.each([
    ['上个月15号', '2026-10-15'], ['下周五', '2026-12-04'], ['大后天', '2026-11-26'], ['前天', '2026-11-21'], ['月底', '2026-11-30'], ['上周日', '2026-11-22'], ['这周三', '2026-11-25'], ['周五', '2026-11-27'], ['10月3日', '2026-10-03'],
    ['2026年3月5号', '2026-03-05'], ['2026-03-05', '2026-03-05'], ['去年12月20日', '2025-12-20'], ['15号', '2026-11-15'], ['三天前', '2026-11-20'], ['两周后', '2026-12-07'], ['下个月初', '2026-12-01'], ['去年年底', '2025-12-31'], ['二〇二六年五月二十号', '2026-05-20'],
    ['半个月前', '2026-11-08'], ['next Friday', '2026-12-04'], ['last Sunday', '2026-11-22'], ['3 days ago', '2026-11-20'], ['October 3rd', '2026-10-03'], ['Oct 3, 2025', '2025-10-03'], ['15 November', '2026-11-15'], ['tomorrow', '2026-11-24'], ['end of the month', '2026-11-30'], ['day before yesterday', '2026-11-21'],
  ])('%s is %s', (text, value) => expect(read(text)).toEqual([`date:${text}=${value}`]));
  it.each(['以后天天都要', '3号线地铁', '每周五休息吗', '周一到周五几点开门', '15号楼', 'may I ask', 'second time'])('no date in %s', (text) => {
    expect(read(text).filter((e) => e.startsWith('date'))).toEqual([]);
  });
});

describe('identifiers', () => {
  it.each([
    ['尾号8821', 'card_tail:8821=8821'], ['后四位是３３０７', 'card_tail:３３０７=3307'], ['ending in 4417', 'card_tail:4417=4417'], ['尾号八八二一的卡', 'card_tail:八八二一=8821'], ['验证码是482913', 'otp:482913=482913'], ['my code is 5521', 'otp:5521=5521'],
    ['邮箱 Li.Na@mail.example', 'email:Li.Na@mail.example=li.na@mail.example'], ['打13912345678', 'phone:13912345678=13912345678'], ['+86 139 1234 5678', 'phone:139 1234 5678=13912345678'], ['卡号6225 7583 4421 0017', 'card_number:6225 7583 4421 0017=6225758344210017'],
    ['利率1.45%', 'percent:1.45%=1.45'], ['万分之五', 'percent:万分之五=0.05'], ['百分之三点五', 'percent:百分之三点五=3.5'], ['3.5 percent', 'percent:3.5 percent=3.5'], ['在上海办', 'city:上海=上海'], ['branch in Shenzhen', 'city:Shenzhen=Shenzhen'],
    ['我叫张伟，想查卡', 'person_name:张伟=张伟'], ['我的名字是欧阳明月', 'person_name:欧阳明月=欧阳明月'], ['my name is Jane Doe', 'person_name:Jane Doe=Jane Doe'], ['我是刘洋，帮我看下', 'person_name:刘洋=刘洋'],
  ])('%s', (text, ...expected) => expect(read(text)).toEqual(expected));
  it.each(['我是金卡客户', '我是高中生', '南京东路网点', '北京时间', '验证码收不到', 'I am not happy', '错误码10023', '白银价格'])('nothing in %s', (text) => expect(read(text)).toEqual([]));
  it('reads bare answers by what was asked', () => {
    expect(read('8821', 'card_tail')).toEqual(['card_tail:8821=8821']);
    expect(read('482913', 'otp')).toEqual(['otp:482913=482913']);
    expect(read('王小明', 'person_name')).toEqual(['person_name:王小明=王小明']);
  });
});
