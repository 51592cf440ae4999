const SEARCHES = /哪|什么|啥|有没有|有吗|有.{0,12}的|推荐|找|的(?:理财|基金|产品|卡|存款|贷款)(?:$|[，。？?])|which|what|any|recommend|looking for|(?:is|are) there|do you have|\b(?:cards|products|funds|deposits)\b/i;
/** "R4是什么意思": a word is to be explained. */
const ASKS_MEANING = /(?:什么|啥|何)意思|什么叫|何谓|是什么概念|\bwhat (?:does|do|is meant by)\b.*\bmeans?\b|\bmeaning of\b|\bwhat is meant\b/i;
/** "境外刷卡有没有手续费", "is there a fee for using it abroad": a price or a limit is looked for. Not "有没有免年费的卡": there it is what the product shall have. */
const SEEKS_NUMBER = /(?:有没有|有无|收不收|要不要)(?!免|不收|没有?|无|零)[^的，。]{0,6}(?:费用?|利息|限额|上限|违约金|罚息)(?!的|低|少|便宜|最)|\b(?:is|are) there (?:an?|any)?\s?(?:\w+ ){0,2}(?:fees?|charges?|costs?|limits?|penalt(?:y|ies)|interest)\b/i;

/** Whether the words look for a product: "哪些…", "有没有…的", "which …", and not for a number or the meaning of a word. */
export const seeksProduct = (text: string): boolean => SEARCHES.test(text) && !ASKS_MEANING.test(text) && !SEEKS_NUMBER.test(text);
