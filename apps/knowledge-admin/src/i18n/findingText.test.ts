import { expect, test } from 'vitest';
import { findingText } from './findingText.ts';

test.each([
  ['ran out on 2026-06-30; kept for questions about the past', '已于 2026-06-30 失效，仅用于回答过去日期的问题'],
  ['fee.x is a fee; a product is needed here', 'fee.x 是费用，这里需要产品'],
  ['says 600, the item says 580; write {{fee.x}} instead', '写的是 600，条目里是 580；请改用 {{fee.x}}'],
  ['overlaps bands[0]: the same term, currency and amount would have two rates', '与第 1 档重叠：同一期限、币种和金额会有两个利率'],
  ['fact.age: is number, the rule compares it with "old"', 'fact.age 是数字，不能与 "old" 比较'],
  ['the last day lies before the first', '失效日早于生效日'],
  ['some day another finding', 'some day another finding'],
])('%s', (message, zh) => {
  expect(findingText(message, 'zh')).toBe(zh);
  expect(findingText(message, 'en')).toBe(message);
});
