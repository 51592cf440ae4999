import { inLanguage, type Facts, type KnowledgeAnswer } from '@lobby/contracts';
import { judge, type Judgement } from '../rules/judge.ts';
import { cite, uniqueCitations } from '../wording/citation.ts';
import { asksForConditions, OF_A_PERSON } from './asked/conditionAsked.ts';
import { answerOverview } from './aspectAnswer.ts';
import { candidateProducts, chooseOne, isForPurpose } from './candidates.ts';
import { answerSurely } from './faqAnswer.ts';
import { eligibleAmong, judgeEach, type Judged } from './eligibleAmong.ts';
import { say, type AnswerContext, type DraftAnswer, type Route } from './context.ts';
import { readAlternatives, readProducts, readRules, type ProductNode } from './graphFacts.ts';

/** "Can I have it?": the rules decide; a fact that is missing is asked for; a product that is not named is asked for first. */
export const answerEligibility: Route = async (context) => {
  const named = await readProducts(context, context.question.products);
  const judged = named.length > 0 ? [] : await judgeEach(await candidateProducts(context), knownFacts(context), context);
  const products = named.length > 0 ? named : stillPossible(judged);
  const [product] = products;
  if (!product) return null;
  const among = judged.length > 1 ? eligibleAmong(judged, context) : null;
  if (among) return among;
  if (products.length > 1) return await answerSurely(context) ?? chooseOne(products, say(context.language, '请问您想了解哪一款的办理条件？', 'Which one would you like to check?'));
  if (named.length === 0 && !OF_A_PERSON.test(context.question.text) && isForPurpose(product.id, context)) return answerOverview({ ...context, question: { ...context.question, products: [product.id] } });
  const rules = await readRules(context, product.id);
  const judgement = judge({ index: context.index, product: product.id, rules, facts: knownFacts(context), asOf: context.asOf, language: context.language });
  if (!judgement) return null;
  context.note(`rules ${judgement.rules.map((r) => `${r.item.id}@${r.version}`).join(' ')} → ${judgement.outcome}, missing ${judgement.missing.map((m) => m.fact).join(' ') || 'nothing'}`);
  return judgement.outcome === 'unknown' ? askForFact(product, judgement, context) : verdictAnswer(product, judgement, context);
};

/** Of several products, those that what is known does not rule out already; all of them when nothing would be left to choose from. */
function stillPossible(judged: readonly Judged[]): ProductNode[] {
  const open = judged.filter((j) => j.judgement?.outcome !== 'ineligible');
  return (open.length > 0 ? open : judged).map((j) => j.product);
}

/** What the customer said as facts, and what a fact item says a slot fills. A fact always wins over a slot. */
function knownFacts({ question, index }: AnswerContext): Facts {
  const fromSlots = index.of('fact').flatMap(({ item }) => {
    const value = item.body.slot ? question.slots[item.body.slot] : undefined;
    return value === undefined ? [] : [[item.id, value] as const];
  });
  return { ...Object.fromEntries(fromSlots), ...question.facts };
}

function base(judgement: Judgement, context: AnswerContext): Pick<DraftAnswer, 'route' | 'citations' | 'verdict' | 'score'> {
  const { rules, ...verdict } = judgement;
  // A refusal stands on the rules that failed; the others are no reason.
  const failed = rules.filter((rule) => judgement.path.some((s) => s.rule === rule.item.id && s.outcome === false));
  const cited = (judgement.outcome === 'ineligible' && failed.length > 0 ? failed : rules).flatMap((rule) => [cite(rule, context.language, rule.item.body.explain[context.language] ?? rule.item.body.explain.zh), ...judgement.path.filter((s) => s.rule === rule.item.id).map((s) => s.source)]);
  return { route: 'eligibility', citations: uniqueCitations(cited), verdict, score: 1 };
}

function askForFact(product: ProductNode, judgement: Judgement, context: AnswerContext): DraftAnswer {
  const first = judgement.missing[0];
  const left = judgement.missing.length;
  const lead = say(context.language, `办理${product.title}还需要了解${left > 1 ? `最多 ${left} 项` : '一项'}信息。`, `To check ${product.title} I need ${left > 1 ? `up to ${left} more answers` : 'one more answer'}. `);
  return { ...base(judgement, context), kind: 'need_fact', text: `${conditionsOf(product, judgement, context)}${lead}${first?.question ?? ''}`, missingFacts: judgement.missing };
}

/** Who asks what the conditions are reads them first, and only then what is missing to check them. */
function conditionsOf(product: ProductNode, { rules }: Judgement, { question, language }: AnswerContext): string {
  if (!asksForConditions(question)) return '';
  return `${say(language, `${product.title}的申请条件：`, `Conditions for ${product.title}:`)}\n${[...new Set(rules.map((r) => inLanguage(r.item.body.explain, language)))].map((line) => `- ${line}`).join('\n')}\n`;
}

async function verdictAnswer(product: ProductNode, judgement: Judgement, context: AnswerContext): Promise<DraftAnswer> {
  const alternatives = judgement.outcome === 'ineligible' ? await eligibleAlternatives(product.id, context) : [];
  const text = judgement.outcome === 'eligible' ? eligibleText(product, judgement, context) : ineligibleText(product, judgement, alternatives, context);
  return { ...base(judgement, context), kind: 'verdict', text, ...(alternatives.length > 0 ? { alternatives } : {}) };
}

function eligibleText(product: ProductNode, judgement: Judgement, { language }: AnswerContext): string {
  const reasons = [...new Set(judgement.path.filter((s) => s.outcome === true).map((s) => (isExclusion(s.rule, judgement) ? s.condition : s.title)))];
  const quantities = judgement.quantities.map((q) => quantityLine(q, language));
  const head = say(language, `根据您提供的信息，您符合${product.title}的申请条件。`, `From what you told me, you meet the conditions for ${product.title}.`);
  const why = reasons.length === 0 ? '' : say(language, `依据：${reasons.join('；')}。`, ` Because: ${reasons.join('; ')}.`);
  const more = quantities.length === 0 ? '' : `\n${quantities.map((q) => `- ${q}`).join('\n')}`;
  return `${head}${why}${more}\n${say(language, '最终以银行审批结果为准。', 'The final decision is made when the bank reviews the application.')}`;
}

/** The words of an exclusion tell why one is refused; one who is not refused is told the condition instead. */
const isExclusion = (rule: string, judgement: Judgement): boolean => judgement.rules.some((r) => r.item.id === rule && r.item.body.effect.type === 'exclude');

function quantityLine(quantity: NonNullable<KnowledgeAnswer['verdict']>['quantities'][number], language: AnswerContext['language']): string {
  const colon = say(language, '：', ': ');
  const shown = quantity.arithmetic && quantity.arithmetic !== quantity.value ? say(language, `（${quantity.arithmetic}）`, ` (${quantity.arithmetic})`) : '';
  return `${quantity.name}${colon}${quantity.value}${shown}`;
}

function ineligibleText(product: ProductNode, judgement: Judgement, alternatives: readonly { title: string }[], { language }: AnswerContext): string {
  const failed = [...new Map(judgement.path.filter((s) => s.outcome === false).map((s) => [s.rule, s])).values()];
  const reasons = failed.map((step) => `- ${step.title}`);
  const head = say(language, `很抱歉，按目前的信息您暂不符合${product.title}的申请条件。`, `I am sorry: on what you told me, you do not meet the conditions for ${product.title} at the moment.`);
  const why = say(language, `未满足的条件：\n${reasons.join('\n')}`, `What is not met:\n${reasons.join('\n')}`);
  const help = judgement.remedies.length === 0 ? '' : `\n${say(language, '您可以：', 'What you can do: ')}${judgement.remedies.join(say(language, '；', '; '))}${say(language, '。', '.')}`;
  const instead = alternatives.length === 0 ? '' : `\n${say(language, '也可以看看：', 'You could look at: ')}${alternatives.map((a) => a.title).join(say(language, '、', ', '))}${say(language, '。', '.')}`;
  return `${head}\n${why}${help}${instead}`;
}

/** Alternatives the bank names, without those the customer surely cannot have either. */
async function eligibleAlternatives(product: string, context: AnswerContext): Promise<{ id: string; title: string }[]> {
  const named = await readAlternatives(context, [product]);
  const judged = await Promise.all(named.map(async (other) => {
    const rules = await readRules(context, other.id);
    return judge({ index: context.index, product: other.id, rules, facts: knownFacts(context), asOf: context.asOf, language: context.language })?.outcome;
  }));
  return named.filter((_a, i) => judged[i] !== 'ineligible');
}
