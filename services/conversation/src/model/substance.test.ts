import { describe, expect, it } from 'vitest';
import { ungrounded } from './grounded.ts';

const LOAN = 'In the app: Loans → Progress, or here once you are verified. A consumer loan normally decides within five minutes, a mortgage in about ten working days. This is about your own account, so I need to know it is you.';
const CLASS = 'Class II and III accounts open in the app in about five minutes: identity and face check; class II needs a class I account of your own.';
const FEE = '白金卡年费 580 元/年，首年免年费。收取后没有使用过权益的，可以申请退还。先在手机银行申请退年费，再提交销卡。';

describe('a wording keeps every sentence and brings in none', () => {
  it.each([
    ['half an answer', LOAN, 'This is about your own account, so I need to know it is you.', 'number_lost'],
    ['a number in words that is another', LOAN, LOAN.replace('five', 'two'), 'number_added'],
    ['words that make no sense of it', CLASS, 'Class I and class II accounts are for class I accounts, while class III accounts are for class II accounts in five minutes.', 'fact_lost'],
    ['an excuse before it', CLASS, `I am sorry for the confusion. ${CLASS}`, 'fact_added'],
    ['a promise after it', CLASS, `${CLASS} Refunds are guaranteed.`, 'fact_added'],
    ['a step that is gone', FEE, '白金卡年费 580 元/年，首年免年费。收取后没有使用过权益的，可以申请退还。', 'fact_lost'],
    ['a promise in Chinese', FEE, `${FEE}审批一定通过。`, 'fact_added'],
    ['a fair one', LOAN, 'You can see it in the app under Loans → Progress, or here once verified. For a consumer loan the decision normally comes within 5 minutes, for a mortgage in about 10 working days. As this is about your own account, I need to know that it is you.', null],
    ['a fair one in Chinese', FEE, '您好，白金卡每年的年费是 580 元，首年免年费。收取后如果没有使用过权益，您可以申请退还。请先在手机银行申请退年费，然后再提交销卡。', null],
  ])('%s', (_name, source, worded, wanted) => {
    expect(ungrounded(worded, source, [])).toBe(wanted);
  });
});
