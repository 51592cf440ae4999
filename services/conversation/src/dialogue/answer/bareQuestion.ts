import type { Understanding } from '@lobby/contracts';
import { only, plainWords, rest } from './plainWords.ts';

const PIECES = '那么?|这个?|它|请问|你们?|您|我们?|自己|本人|要|需要|得|可不可以|可以|能不能|能|会|怎么样?|怎样|如何|在?哪里?|哪儿|去哪|上哪|什么|啥|多久|多长时间|几天|几个?工作日|多少|钱|费用?|手续费|收费|免费|为什么|为啥|原因|然后|接下来|之后|下一步|申请|办理?|弄|搞|用|带|准备|提供|提交|材料|证件|资料|时候|条件|要求|门槛|够格|符合|区别|不同|不一样|差别|差异|哪个好|更?好|完|成|去|difference|different|between|them|better|which|one|有没有|有|是|吗|呢|呀|啊|吧|嘛|的|了|到|才|下来|出来|生效|到账|审核|结果|一般|大概|最快|现在|今天|线上|网上|手机上?|柜台|网点|必须|一定|how|much|long|does|do|is|it|that|this|take|cost|costs|where|can|i|apply|for|what|need|should|bring|documents?|to|and|then|why|when|next|the|free|qualify|eligible|am|get|will|be|ready|so|are|there|any|fees?|conditions?|requirements?|online|in|person';
const BARE = only(PIECES);
const ASKS = /怎|如何|哪|区别|不同|差别|\bdifferen|什么|啥|多久|多长|几|多少|为[什啥]|吗|呢|嘛|有没有|能不能|可不可以|然后|接下来|之后|\b(?:how|where|what|why|when|can|do|does|is|am|are|will|next|then)\b/u;
const LONGEST = 24;

/** A short question made of nothing but these words. */
function asksOnly(text: string, pieces: ReturnType<typeof only>): boolean {
  const words = plainWords(text);
  return words.length <= LONGEST && ASKS.test(words) && pieces.test(words);
}

/** A question that asks only a way of asking ("要多久", "在哪办", "what do I need"): what it is about was said before. */
export const isBareQuestion = (text: string): boolean => asksOnly(text, BARE);

const PRICE = only(`${PIECES}|先|问一?下|年?利率|利息|年化|月供|每?个?月|一个月|每期|分期?|借|贷款?|还|供|共|一共|总共|总|算|下来|按|额度|限额|期限|几年|高|低|贵|最|的话|那样|这样|大概|差不多|each|per|every|a|month|year|total|altogether|pay|pays|back|repay|repayment|i|id|would|have|rates?|interest|limit|term|monthly|payments?|high(?:est)?|low(?:est)?|longest`);

/** A question about the price or size of something it does not name ("利率多少", "最长几年", "what is the rate"): that of the sum being worked out, where one is. Every bare question is one, too. */
export const isPriceOfUnnamed = (text: string): boolean => asksOnly(text, PRICE);

/** A text without the values in it: "分三年一个月还多少" asks "分 一个月还多少". */
export const withoutValues = ({ masked, entities }: Pick<Understanding, 'masked' | 'entities'>): string => entities.reduce((text, e) => text.replace(e.text, ' '), masked);

/** What a question whether somebody may have something can be about; without any of these it is about what was spoken of. */
const MATTER = /卡|户|贷|借|存|定期|理财|基金|金|账|款|钱|额|密码|手机|证|币|汇|转|网银|app|card|account|loan|deposit|fund|gold|money|transfer|limit|phone|invest/iu;
const MAY = /(?:可不可以|能不能|可以|能|让|给)(?:办理?|申请|开|弄|用|买)?(?:吗|么|不|嘛)?$|\b(?:apply|get (?:it|one)|have (?:it|one))\b|^(?:and )?(?:what about|how about|can|may) /iu;

const ELIGIBLE = /^(?:那么?|请问)?(?:我|本人)?(?:自己)?(?:(?:能不能|可不可以|能|可以)(?:申请|办理?|开)(?:吗|么|嘛|不)?|(?:够不够|够|有没有|有|符合|符不符合)(?:格|资格|条件|要求)(?:吗|么|嘛|不)?)$|^(?:so )?(?:can i (?:apply|get (?:it|one|that))|do i qualify|am i eligible)$/u;

/** "我能办吗", "够格吗", "外地人可以办吗": whether somebody may have what was spoken of, and nothing of what that is. */
export function asksWhoMay({ masked, products, aspects }: Pick<Understanding, 'masked' | 'products' | 'aspects'>): boolean {
  const words = plainWords(masked);
  if (products.length > 0) return false;
  return ELIGIBLE.test(words) || (aspects.includes('eligibility') && words.length <= LONGEST && MAY.test(words) && !MATTER.test(words));
}

/** A message that is nothing but the name of one product ("钻石卡", "the gold card?"). */
export function isBareProduct({ masked, products }: Pick<Understanding, 'masked' | 'products'>): boolean {
  const named = products[0];
  if (products.length !== 1 || !named) return false;
  return plainWords(masked).replace(plainWords(named.text), '').replace(/^(?:那|换成?|the|a|and|how about|what about)|(?:呢|的|呀|吧)$/gu, '').trim() === '';
}

const CORRECTING = /不对|我?(?:要|想)?问(?:的)?|我?(?:要|想)的?|不是|不|我?(?:说|打|写|弄|搞|填|看)错了?|应该|更正|改[成为]?|才|是|的|吧|啊|等等|sorry|i meant?|no|not|wait|actually|its|it is|should be|rather|oops|my bad|wrong/gu;
const SLACK = 2;

/** A correction that is nothing but another value ("我说错了，是二十万"). */
export function isBareValue({ masked, entities, products = [] }: Pick<Understanding, 'masked' | 'entities'> & Partial<Pick<Understanding, 'products'>>): boolean {
  const values = [...products, ...entities].reduce((text, e) => text.replace(e.text.normalize('NFKC').toLowerCase(), ''), masked.normalize('NFKC').toLowerCase());
  return entities.length > 0 && rest(values, CORRECTING) <= SLACK;
}
