import type { AnswerContext } from '../context.ts';
import type { ProductNode } from '../graphFacts.ts';

/**
 * Whose facts the words may mean: everybody's when a product is named, because a fee of one service may be about it; otherwise those the topic is about, so
 * that "手续费多少" after a transfer stays with transfers.
 */
export function amongOf(products: readonly ProductNode[], { question }: AnswerContext): ReadonlySet<string> | undefined {
  return question.products.length > 0 || products.length === 0 ? undefined : new Set(products.map((p) => p.id));
}
