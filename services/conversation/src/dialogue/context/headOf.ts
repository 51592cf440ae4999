const ONE = /\bones?\b/iu;
/** Where "one" stands for no product with a name of its own, or for one that a place tells. */
const OTHER_ONE = /\b(?:this|that|which|first|second|third|former|latter|last|other|another|same|no|any|every|each|some) ones?\b|\bones? (?:of|more|day|month|year|time|week)\b/iu;
/** "那金的呢", "普通的那张": a modifier and no head. */
const MODIFIER = /^(?:那么?|要是|换成?|还有)?(?<modifier>\p{Script=Han}{1,4}?)(?:的|那)(?:那|这)?(?:一?[张个款种只档])?(?<rest>呢|怎么样|多少|年费多少|利率多少|吧)?[?？。]?$/u;

/** A text that names a thing by its modifier alone, with the head of the last product's name put in: "the gold one" after the "Platinum Card" is "the gold card". Null without one. */
export function headWith(text: string, lastTitle: string): string | null {
  const name = lastTitle.replace(/\s*[（(][^）)]*[）)]\s*$/u, '').trim();
  if (ONE.test(text)) {
    const head = /[A-Za-z]+$/u.exec(name)?.[0];
    return head === undefined || OTHER_ONE.test(text) ? null : text.replace(ONE, head.toLowerCase());
  }
  const { modifier, rest = '呢' } = MODIFIER.exec(text.trim())?.groups ?? {};
  const head = /\p{Script=Han}$/u.exec(name)?.[0];
  return modifier === undefined || head === undefined ? null : `那${modifier}${head}${rest}`;
}
