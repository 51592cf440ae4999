import { describe, expect, it } from 'vitest';
import { mask } from './mask.ts';

// Computed to pass their checksums; they belong to nobody.
const CARD = '6225758344210017';
const ID = '11010519491231002X';

describe('mask', () => {
  it.each([
    [`卡号${CARD}`, '卡号622575******0017'],
    ['卡号6225 7583 4421 0017丢了', '卡号6225 75** **** 0017丢了'],
    ['6225-7583-4421-0017', '6225-75**-****-0017'],
    ['６２２５７５８３４４２１００１７', '６２２５７５******００１７'],
    [`身份证${ID}`, '身份证1****************X'],
    ['电话13912345678', '电话139****5678'],
    ['打 139 1234 5678 找我', '打 139 **** 5678 找我'],
    ['+8613912345678', '+86139****5678'],
    ['手机一三九一二三四五六七八', '手机一三九****五六七八'],
    ['验证码482913', '验证码******'],
    ['482913是验证码', '******是验证码'],
    ['验证码是四八二九一三', '验证码是******'],
    ['my password is Tiger2026', 'my password is ******'],
    ['密码是 abc123', '密码是 ******'],
    ['cvv 123', 'cvv ***'],
    ['背面三位是 045', '背面三位是 ***'],
    ['one three nine one two three four five six seven eight', '*** ***** **** *** *** ***** **** **** *** ***** *****'],
  ])('%s', (text, masked) => expect(mask(text).masked).toBe(masked));

  it.each([
    '订单号2026112300018821', '订单6225758344210018', '卡号6225758344210018少打了一位吧', '打95588问的', '400-820-8888', '010-62345678', '转了13000000000元', '2026-11-23', '尾号0019', '验证码收不到', '密码错误3次',
    '密码6位数字', '我要改密码', 'my password is wrong', '错误码10023', '验证码60秒后过期', '身份证110105194912310021', '基金代码000123', 'the error code 482913', '流水号 4111111111111111', '邮编100020', '12306', '余额123456.78元', '10086发的短信',
  ])('keeps %s', (text) => expect(mask(text)).toEqual({ masked: text, spans: [] }));

  it('gives spans of the original', () => {
    const text = `卡号：${CARD}，电话139\u200b12345678`;
    const { spans } = mask(text);
    expect(spans.map((s) => text.slice(s.start, s.end))).toEqual([CARD, '139\u200b12345678']);
  });
  it('sees a number cut over two messages', () => {
    expect(mask('4421 0017', '我的卡号是6225 7583').masked).toBe('**** ****');
    expect(mask('45678', '手机号139123').masked).toBe('*****');
    expect(mask('4421 0017', '你好').masked).toBe('4421 0017');
  });
  it('sees a code announced in the message before', () => {
    expect(mask('482913', '验证码是').masked).toBe('******');
    expect(mask('482913', '收不到验证码怎么办').masked).toBe('482913');
    expect(mask('abc123', '我的密码是').masked).toBe('******');
  });
  it('is idempotent on what it has masked', () => {
    for (const text of [`卡号${CARD}`, `身份证${ID}`, '电话13912345678', '验证码482913']) {
      const once = mask(text).masked;
      expect(mask(once).masked).toBe(once);
    }
  });
});
