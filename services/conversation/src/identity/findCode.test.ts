import { expect, it } from 'vitest';
import { findCode } from './findCode.ts';

it.each([['482913', '482913'], ['验证码是 482913', '482913'], ['482 913', '482913'], ['４８２９１３', '482913'], ['四八二九一三', '482913'], ['code: 482-913 thanks', '482913']])('%s holds %s', (text, digits) => {
  expect(findCode(text)?.digits).toBe(digits);
  expect(findCode(text)?.without).toContain('******');
});
it.each(['8821', '4829131', '482913 或 482914', '六千五', '没收到', 'YT100001'])('%s holds none', (text) => expect(findCode(text)).toBeNull());
