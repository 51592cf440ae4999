/** Things that stand for each other in a question: what is asked of one may be asked of another. All names of one thing stand together. */
const GROUPS: readonly (readonly (readonly string[])[])[] = [
  [['信用卡', '贷记卡', 'credit card'], ['储蓄卡', '借记卡', 'debit card', 'bank card']],
  [['活期', 'demand deposit'], ['定期', 'time deposit', 'fixed deposit']],
  [['柜台', '网点', 'branch', 'counter'], ['手机银行', '手机上', 'mobile app', 'app'], ['网银', '网上银行', 'online bank']],
  [['跨行', '他行', 'other banks'], ['同行', '本行', '行内', 'within the bank']],
  [['境外', '国外', 'abroad', 'overseas'], ['境内', '国内', 'at home', 'in china']],
  [['首套', 'first home'], ['二套', 'second home']],
];

const namesIn = (text: string, names: readonly string[]): string | undefined => names.find((name) => text.toLowerCase().includes(name));

/** The last question with the thing the message names in the place of its counterpart: "那储蓄卡呢" after "信用卡怎么注销" asks "储蓄卡怎么注销". Null where neither has one. */
export function withCounterpart(text: string, lastQuestion: string): string | null {
  for (const group of GROUPS) {
    const said = group.find((names) => namesIn(text, names) !== undefined);
    const before = said && group.filter((names) => names !== said).map((names) => namesIn(lastQuestion, names)).find((name) => name !== undefined);
    const name = said && namesIn(text, said);
    if (!name || before === undefined || namesIn(lastQuestion, said) !== undefined) continue;
    const at = lastQuestion.toLowerCase().indexOf(before);
    return `${lastQuestion.slice(0, at)}${name}${lastQuestion.slice(at + before.length)}`;
  }
  return null;
}
