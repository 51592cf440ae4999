import type { Aspect, KnowledgeQuestion } from '@lobby/contracts';
import type { ContentIndex } from '../../releases/contentIndex.ts';
import { OF_A_PERSON } from './conditionAsked.ts';
import { asksIfEnough, asksWhatIsAllowed, namesALimit } from './limitAsked.ts';
import { productsNamed } from './productNames.ts';

/** Words without which an aspect was only read out of a product's name: "存本取息" asks for no rate, "存款证明" for no papers. */
const SAID: Partial<Record<Aspect, RegExp>> = {
  rate: /利率|利息|息|年化|收益|汇率|牌价|报价|点|lpr|金价|rate|interest|apr|apy|yield|return/i,
  material: /材料|证件|资料|带|要什么|要啥|需要|准备|手续|复印|证明|document|paper|bring|need/i,
  limit: /限额|额度|上限|最多|最高|封顶|起|门槛|最低|最少|多少|几|limit|max|min|cap|most|how much/i,
  benefit: /权益|好处|积分|里程|贵宾厅|特权|礼遇|返|福利|优势|送|礼|benefit|perk|reward|lounge|mile|point|cashback|privilege/i,
};
const PRICE = /多少钱|要钱|收钱|花钱|贵不贵|(?:费用?|工本费|年费|手续费)(?:是|要|收)?(?:多少|几|怎么收|怎么算)|(?:涨|调|升|降|变)(?:到|成|为)?多少|多少.{0,4}费|how much (?:is|are|does|do) /i;
const NOT_A_PRICE: ReadonlySet<Aspect> = new Set(['fee', 'waiver', 'rate', 'limit', 'amount_due', 'eligibility']);
/** "能转多少钱" asks what is allowed, not what it costs. */
const ONLY_AN_AMOUNT = /(?:转|取|存|借|贷|刷|花|买|提)(?:出来?|现)?多少钱|多少钱(?:起|(?:才|就)?(?:能|可以))/;
const HOW_MUCH = /多少|几个?(?:点|块|元|百分)|高|低|how much|what is|what's/i;
const MAY_I = /(?:能|可以)(?:不能|不可以)?.{0,2}(?:借|贷|办|买|投|申请|持有).{0,12}(?:吗|不|么)/;
const GIVES = /返(?:多少|现|几|点)|送(?:什么|啥|多少|几)|有(?:什么|啥)(?:好处|优惠|福利|活动)|cash ?back/i;
const A_FEE = /费|收钱|要钱|fee|charge|cost/i;
/** What a word alone asks of a product. */
const BARE: readonly (readonly [Aspect, RegExp])[] = [['fee', /(?<![消免])费|\bfees?\b/i], ['rate', /利率|\brates?\b/i], ['limit', /额度|限额|\blimits?\b/i]];
/** "利息最高的是哪个" asks for the best rate and for no limit. */
const A_LIMIT = /限额|额度|上限|起(?:存|购|投|点)|门槛|最多|封顶|最少|limit|max|min|cap/i;
/** Topics in which a term and an amount together ask what the money earns or costs. */
const BY_TERM: ReadonlySet<string> = new Set(['deposit_rate', 'large_deposit', 'card_installment']);
/** "柜台转账手续费" names a counter and does not ask for one. */
const ASKS_WHERE = /哪|能|可以|行不行|怎么办理|where|can\b/i;

/** The aspects the words ask for once the names of products are taken out of them, and those that only an amount or a price word shows. */
export function askedAspects(question: KnowledgeQuestion, index: ContentIndex): Aspect[] {
  const { rest } = productsNamed(question.text, index, question.language);
  const onlyInAName = (aspect: Aspect) => (SAID[aspect]?.test(question.text) ?? false) && !SAID[aspect]?.test(rest);
  const allowed = asksWhatIsAllowed(rest);
  const channelIsAPlace = question.aspects.some((a) => a === 'fee' || a === 'rate' || a === 'limit') && !ASKS_WHERE.test(question.text);
  const asked = question.aspects.filter((aspect) => !onlyInAName(aspect) && !(aspect === 'channel' && channelIsAPlace) && !(aspect === 'fee' && allowed && ONLY_AN_AMOUNT.test(rest) && !A_FEE.test(rest)));
  const said = asked.filter((aspect) => !(aspect === 'limit' && asked.includes('rate') && !A_LIMIT.test(rest)));
  const added: Aspect[] = [];
  if (allowed && !said.includes('limit')) added.push('limit');
  if (said.every((a) => a === 'eligibility') && asksIfEnough(rest, question, index)) return ['limit'];
  if (PRICE.test(question.text) && !said.some((a) => NOT_A_PRICE.has(a)) && added.length === 0) added.push('fee');
  if (said.length === 0 && BY_TERM.has(question.topic ?? '') && question.slots.term !== undefined && question.slots.amount !== undefined) added.push('rate');
  if (question.products.some((id) => namesALimit(rest, id, index)) && !said.includes('limit')) added.push('limit');
  if (!said.includes('eligibility') && question.products.length > 0 && MAY_I.test(rest) && OF_A_PERSON.test(rest)) added.push('eligibility');
  if (said.length + added.length === 0 && question.products.length > 0 && GIVES.test(rest)) added.push('benefit');
  // A product and the bare word, as the title of what was asked before: "年费 那白金卡呢".
  if (said.length + added.length === 0 && question.products.length > 0) added.push(...BARE.filter(([, word]) => word.test(rest)).map(([aspect]) => aspect));
  // "利息什么时候结" asks when, not how much.
  return [...(question.aspects.includes('time') && !HOW_MUCH.test(rest) ? said.filter((a) => a !== 'rate' && a !== 'fee') : said), ...added];
}
