import type { Aspect, KnowledgeQuestion } from '@lobby/contracts';
import type { ContentIndex } from '../../releases/contentIndex.ts';
import { productsNamed } from './concepts.ts';

/** Words without which an aspect was only read out of a product's name: "存本取息" asks for no rate, "存款证明" for no papers. */
const SAID: Partial<Record<Aspect, RegExp>> = {
  rate: /利率|利息|息|年化|收益|汇率|牌价|报价|点|lpr|金价|rate|interest|apr|apy|yield|return/i,
  material: /材料|证件|资料|带|要什么|要啥|需要|准备|手续|复印|证明|document|paper|bring|need/i,
  limit: /限额|额度|上限|最多|最高|封顶|起|门槛|最低|最少|多少|几|limit|max|min|cap|most|how much/i,
  benefit: /权益|好处|积分|里程|贵宾厅|特权|礼遇|返|福利|优势|送|礼|benefit|perk|reward|lounge|mile|point|cashback|privilege/i,
};
const PRICE = /多少钱|要钱|收钱|花钱|贵不贵|(?:费用?|工本费|年费|手续费)(?:是|要|收)?(?:多少|几|怎么收|怎么算)|(?:涨|调|升|降|变)(?:到|成|为)?多少|多少.{0,4}费|how much (?:is|are|does|do) /i;
const NOT_A_PRICE: ReadonlySet<Aspect> = new Set(['fee', 'waiver', 'rate', 'limit', 'amount_due', 'eligibility']);
const AMOUNT_ALLOWED = /(?:能|可以?|最多|一天|每天|一年|一次)(?:最多)?(?:能|可以)?(?:转|取|存|借|贷|刷|花|买|提)(?:出来?|现)?(?:多少|几)|最(?:长|久|多)(?:能|可以)?.{0,3}(?:多久|几年|多少年|多长)|how much can i|longest term|maximum term/i;
/** "能转多少钱" asks what is allowed, not what it costs. */
const ONLY_AN_AMOUNT = /(?:转|取|存|借|贷|刷|花|买|提)(?:出来?|现)?多少钱/;
const A_FEE = /费|收钱|要钱|fee|charge|cost/i;
const ENOUGH_MONEY = /(?:能|可以|够|行).{0,4}(?:存|买|投|开|做)|enough|can i (?:buy|deposit|invest)/i;
/** Topics in which a term and an amount together ask what the money earns or costs. */
const BY_TERM: ReadonlySet<string> = new Set(['deposit_rate', 'large_deposit', 'card_installment']);
const OF_A_PERSON = /我|本人|自己|\bi\b|\bmy\b/i;

/** The aspects the words ask for once the names of products are taken out of them, and those that only an amount or a price word shows. */
export function askedAspects(question: KnowledgeQuestion, index: ContentIndex): Aspect[] {
  const { rest } = productsNamed(question.text, index, question.language);
  const onlyInAName = (aspect: Aspect) => (SAID[aspect]?.test(question.text) ?? false) && !SAID[aspect]?.test(rest);
  const allowed = AMOUNT_ALLOWED.test(rest);
  const said = question.aspects.filter((aspect) => !onlyInAName(aspect) && !(aspect === 'fee' && allowed && ONLY_AN_AMOUNT.test(rest) && !A_FEE.test(rest)));
  const added: Aspect[] = [];
  if (allowed && !said.includes('limit')) added.push('limit');
  if (question.slots.amount !== undefined && question.products.length === 1 && said.every((a) => a === 'eligibility') && ENOUGH_MONEY.test(rest) && hasLeast(question.products[0] ?? '', index)) return ['limit'];
  if (PRICE.test(question.text) && !said.some((a) => NOT_A_PRICE.has(a)) && added.length === 0) added.push('fee');
  if (said.length === 0 && BY_TERM.has(question.topic ?? '') && question.slots.term !== undefined && question.slots.amount !== undefined) added.push('rate');
  return [...said, ...added];
}

const hasLeast = (product: string, index: ContentIndex): boolean => index.find('product', product)?.item.body.limits.some((l) => l.key === 'min' && l.amount !== undefined) ?? false;

/** "门槛是多少" asks for the conditions, "我能办吗" for a verdict. */
export const asksForConditions = (question: KnowledgeQuestion): boolean => Object.keys(question.facts).length === 0 && !OF_A_PERSON.test(question.text);
