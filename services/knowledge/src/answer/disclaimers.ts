import type { Citation } from '@lobby/contracts';
import { cite } from '../wording/citation.ts';
import type { AnswerContext } from './context.ts';
import type { ProductNode } from './graphFacts.ts';

/** The sentence that must stand with every answer about a product, such as a risk warning; each once. */
export function disclaimers(products: readonly ProductNode[], { language, index }: AnswerContext): { texts: string[]; citations: Citation[] } {
  const found = products.flatMap((p) => {
    const text = (p.node[`disclaimer_${language}`] ?? p.node.disclaimer_zh) as string | null | undefined;
    const item = index.get(p.id);
    return text && item ? [{ text, citation: cite(item, language, text) }] : [];
  });
  return { texts: [...new Set(found.map((f) => f.text))], citations: found.map((f) => f.citation) };
}
