import type { KnowledgeAnswer, KnowledgeQuestion } from '@lobby/contracts';
import { askKnowledge } from './consult.ts';
import { productNames, type TurnContext } from './context.ts';

/** The way by which knowledge says that something is another institution's: that is an answer, not a question nobody understood. */
const FOREIGN = 'foreign';

/**
 * Where knowledge found nothing, the model may say the customer's question in other words, once, and the very same question is put again with them: topic, products, amounts and
 * facts stay as understanding read them, so the model decides what is searched for and nothing else. Without a model, or where its words stray, the first answer stands.
 */
export async function askOtherwise(context: TurnContext, question: KnowledgeQuestion, first: KnowledgeAnswer): Promise<KnowledgeAnswer> {
  const { model } = context.deps;
  if (first.kind !== 'none' || first.trace.route === FOREIGN || !model?.rewrite) return first;
  const text = await model.rewrite(question.text, question.language, productNames(context.know), context.signal);
  if (text === null || text === question.text) return first;
  const second = await askKnowledge(context, { ...question, text });
  return second.kind === 'answer' ? second : first;
}
