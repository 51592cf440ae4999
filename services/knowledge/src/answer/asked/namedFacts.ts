import { isValidOn } from '../../releases/contentIndex.ts';
import type { AnswerContext } from '../context.ts';
import { closenessOf, isOnlyAside, NEARLY } from './closeness.ts';
import { conceptsOf, FOREIGN, saysAbroad } from './conceptsOf.ts';
import { nameablesOf, type FactKind } from './nameables.ts';
import { comparable } from './productNames.ts';

export type NamedFact = { id: string; product: string; closeness: number };

/** Below this share the words name no fact well enough. */
const ENOUGH = 0.6;
/** A fact outside the topic must be named this much better than any inside. */
const FAR_BETTER = 0.15;

/**
 * The facts of a kind that the question's words name, best first, valid on the date; empty when the words name none clearly. Every product and every word
 * named is one concept and counts once, so "涟漪贷提前还款违约金" is the fact that has all three and not the one whose title repeats one of them.
 */
export function namedFacts(kind: FactKind, context: AnswerContext, among?: ReadonlySet<string>): NamedFact[] {
  const facts = nameablesOf(kind, context.index, context.language).filter((f) => (!f.isBusiness || OF_A_FIRM.test(context.question.text)) && isValidOn(context.index.get(f.id)?.item ?? NEVER, context.asOf) && !(f.isPrice && EARNS.test(context.question.text)));
  const concepts = conceptsOf(context, facts);
  const asked = comparable(context.question.text, context.language);
  const abroad = saysAbroad(context) ? [] : FOREIGN[context.language];
  const scored = facts.filter((f) => !isOnlyAside(f, concepts)).map((f) => ({ id: f.id, product: f.product, closeness: closenessOf(f, concepts, asked, abroad) })).toSorted((a, b) => b.closeness - a.closeness);
  const topical = among === undefined ? scored : scored.filter((f) => among.has(f.product));
  const chosen = (topical[0]?.closeness ?? 0) >= (scored[0]?.closeness ?? 0) - FAR_BETTER ? topical : scored;
  const best = chosen[0]?.closeness ?? 0;
  return best < ENOUGH ? [] : chosen.filter((f) => f.closeness >= best - NEARLY - 1e-9);
}
/** Who asks what money earns does not ask what a currency costs. */
const EARNS = /存|利息|interest|deposit/i;
/** Who does not speak of a firm is a private customer: "柜台转账" is not the company's remittance. */
export const OF_A_FIRM = /公司|企业|单位|对公|公户|商户|商家|个体|老板|店|小微|收款码|收单|代发|税|经营|生意|business|company|firm|corporate|merchant|payroll|shop|tax/i;
const NEVER = { validFrom: '9999-12-31' };
