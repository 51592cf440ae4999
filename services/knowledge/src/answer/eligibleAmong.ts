import { judge, type Judgement } from '../rules/judge.ts';
import { cite, uniqueCitations } from '../wording/citation.ts';
import { say, type AnswerContext, type DraftAnswer } from './context.ts';
import { readRules, type ProductNode } from './graphFacts.ts';
import type { Facts, Language } from '@lobby/contracts';

export type Judged = { product: ProductNode; judgement: Judgement | null };

/** Reasons told for what is ruled out; who wants them all names the product. */
const MOST_REASONS = 1;
const MOST_LISTED = 8;

/** What the rules say of each product with the facts that are known. */
export const judgeEach = (products: readonly ProductNode[], facts: Facts, context: AnswerContext): Promise<Judged[]> => Promise.all(products.map(async (product) =>
  ({ product, judgement: judge({ index: context.index, product: product.id, rules: await readRules(context, product.id), facts, asOf: context.asOf, language: context.language }) })));

const outcomeOf = ({ judgement }: Judged) => judgement?.outcome ?? 'unknown';

/**
 * "月薪四千能办什么信用卡": which of them may be had already, which are open and how much must still be known, which are ruled out and why. Null when what is known
 * settles no condition at all: then a list of everything says nothing.
 * @param head said before the list instead of the question which one to check
 */
export function eligibleAmong(judged: readonly Judged[], context: AnswerContext, head = ''): DraftAnswer | null {
  const { language } = context;
  const of = (outcome: string) => judged.filter((j) => outcomeOf(j) === outcome);
  const [eligible, open, out] = [of('eligible'), of('unknown').toSorted((a, b) => left(a) - left(b)), of('ineligible')];
  if ((eligible.length + open.length === 0 && !head) || !judged.some(({ judgement }) => judgement?.path.some((s) => s.outcome !== null))) return null;
  const lines = [
    ...section(say(language, '按您说的情况，符合条件的：', 'On what you told me you meet the conditions for:'), eligible, () => '', language),
    ...section(say(language, '还可以继续核对的：', 'Still possible:'), open, (j) => say(language, `还需了解 ${left(j)} 项`, left(j) === 1 ? 'one more answer needed' : `${left(j)} more answers needed`), language),
    ...section(say(language, '暂不符合的：', 'Not possible at the moment:'), out, reasonsOf, language),
  ];
  const possible = [...eligible, ...open].map(({ product: { id, title } }) => ({ id, title }));
  return {
    route: 'eligible_among', kind: 'ambiguous', score: 1, options: possible.slice(0, MOST_LISTED), citations: citationsOf(judged, context),
    text: (head ? [head, ...lines] : [...lines, say(language, '请问您想核对哪一款？', 'Which one would you like to check?')]).join('\n'),
  };
}

const left = ({ judgement }: Judged): number => judgement?.missing.length ?? 0;

function section(head: string, members: readonly Judged[], detail: (judged: Judged) => string, language: Language): string[] {
  if (members.length === 0) return [];
  const shown = members.slice(0, MOST_LISTED).map((m) => { const more = detail(m); return `- ${m.product.title}${more ? say(language, `（${more}）`, ` (${more})`) : ''}`; });
  return [head, ...shown, ...(members.length > MOST_LISTED ? ['- …'] : [])];
}

const reasonsOf = ({ judgement }: Judged): string => [...new Set((judgement?.path ?? []).filter((s) => s.outcome === false).map((s) => s.title))].slice(0, MOST_REASONS).join('；');

/** The rules that settled something: those that refuse, and where something may be had those that let it be. */
function citationsOf(judged: readonly Judged[], { language }: AnswerContext): DraftAnswer['citations'] {
  return uniqueCitations(judged.flatMap(({ judgement }) => (judgement?.rules ?? []).filter((rule) => judgement?.path.some((s) => s.rule === rule.item.id && s.outcome === (judgement.outcome === 'eligible'))).map((rule) => cite(rule, language))));
}
