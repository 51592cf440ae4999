import { inLanguage } from '@lobby/contracts';
import { isValidOn } from '../releases/contentIndex.ts';
import { cite } from '../wording/citation.ts';
import { productsNamed } from './asked/productNames.ts';
import { say, type Route } from './context.ts';
import { answerVerbatim } from './faqAnswer.ts';

/**
 * A product of ours that is not offered on the date: it is said, with the date, and nothing of its fees or terms. An FAQ that says just what was asked (how to book a
 * product that comes next month) goes before. Without this, the question would be answered with something near.
 */
export const answerNotOffered: Route = async (context) => {
  const { question, index, asOf, language } = context;
  const ids = [...new Set([...question.products, ...productsNamed(question.text, index, language).found.flatMap((c) => c.products)])];
  const named = ids.flatMap((id) => index.find('product', id) ?? []);
  const [gone] = named;
  if (!gone || named.some((p) => isValidOn(p.item, asOf))) return null;
  const written = await answerVerbatim(context);
  if (written) return written;
  const title = inLanguage(gone.item.title, language);
  const text = gone.item.validFrom > asOf && question.asOf !== undefined
    ? say(language, `我没有${title}在 ${asOf} 的有效资料（最早从 ${gone.item.validFrom} 起），不能回答当时的情况。`, `I have nothing valid on ${title} for ${asOf} (it begins on ${gone.item.validFrom}), so I cannot say how it was then.`)
    : gone.item.validFrom > asOf ? say(language, `${title}从 ${gone.item.validFrom} 起才提供，现在还不能办理。`, `${title} will be offered from ${gone.item.validFrom}; it is not available yet.`)
    : say(language, `${title}自 ${gone.item.validTo ?? ''} 之后已不再提供，我不能按旧的条件回答。`, `${title} has not been offered since ${gone.item.validTo ?? ''}, so I cannot answer on its old terms.`);
  return { route: 'not_offered', kind: 'answer', text, citations: [cite(gone, language)], score: 1 };
};
