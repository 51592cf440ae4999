const ELLIPTIC_ZH = /^(?:那么?|那要是|要是|如果|如果是|假如|换成|换|改成|哦|嗯|好的?|,|\s){0,3}.{1,14}(?:呢|怎么样|咋样|如何|又是多少|又多少)[\s?？!。.]*$/;
const ELLIPTIC_BARE_ZH = /^(?:那么?|还有|以及)[\s,]?[^吗怎如何什么哪能可要想]{1,10}(?:的|期|年|个月)?[\s?？。]*$/;
const ELLIPTIC_EN = /^(?:ok |okay |and |so |then |well )?,?\s?(?:what|how) about\b.{1,50}$|^(?:and|or|then) (?:for|with|if|on|in|the)?\s?.{1,30}\??$|^for (?:\w+ ){0,2}(?:years?|months?|days?)\??$/;
const BARE_TERM = /^(?:[一二两三四五六七八九十半\d]{1,3}个?(?:年|月|天)(?:半)?(?:期)?的?|那?[一二两三四五六七八九十\d]{1,3}年)[\s呢?？]*$/;
const BACK_ZH = /(?:^|[^其])(?:它|这个(?!月|星期|周|礼拜|问题|号码|手机|验证)|这款|这张(?:卡)?|这种|这项|这只|那个(?!月|星期|周|啥|谁|人)|那款|那张(?:卡)?|那种|该(?:产品|卡|业务)|刚才(?:说|提|那)|刚刚(?:说|提)|上面(?:说|提|那|的)|前面(?:说|提|那)|你(?:说|讲|提到)的(?:那|这)?|此(?:卡|产品|业务)|第[一二三]个)/;
const BACK_EN = /\b(?:it|its|this one|that one|this (?:card|product|loan|account|deposit|fund)|that (?:card|product|loan|account|deposit|fund)|the (?:same|first|second|former|latter)(?: one)?|the one you)\b/;

/** True when the text names no topic of its own and continues the last one: 那五年的呢, "and for five years?". */
export function isElliptical(text: string): boolean {
  const read = text.trim();
  if (read.length > 60) return false;
  return ELLIPTIC_ZH.test(read) || ELLIPTIC_BARE_ZH.test(read) || BARE_TERM.test(read) || ELLIPTIC_EN.test(read);
}

/** True when it points back to something said before without naming it: 它怎么激活. */
export function pointsBack(text: string): boolean {
  const read = text.slice(0, 400);
  return BACK_ZH.test(read) || BACK_EN.test(read);
}
